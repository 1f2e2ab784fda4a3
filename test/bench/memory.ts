/** What a page holds, after a collection of garbage. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export interface Memory {
  readonly heap: number
  /** The renderer's share of real memory; NaN where the system does not tell (anything but Linux). */
  readonly pss: number
}

export async function memoryOf(page: Page): Promise<Memory> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return { heap: usedSize, pss: await biggestRenderer(page) }
}

/** The page measured is the only one open; the other renderers are spares. */
async function biggestRenderer(page: Page): Promise<number> {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  if (!browser || process.platform !== 'linux') return Number.NaN
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  await browser.detach()
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => pssOf(id)))
}

function pssOf(pid: number): number {
  const kib = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m)?.[1]
  return Number(kib ?? Number.NaN) * 1024
}
