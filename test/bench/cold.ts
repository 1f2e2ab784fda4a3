/** From nothing running to a caret that can type: the shell, a browser, the passphrase, the contract. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unlock } from '../kit/ann.ts'
import { launchProfile } from '../kit/browser.ts'
import { startShell } from '../kit/shell.ts'
import type { Subject } from './floor.ts'
import { noted, paintedAt, probe, watch } from './probe.ts'
import { type Opened, open } from './work.ts'

/** What lies on the disk when Parley is not running. */
export interface Rest {
  readonly data: string
  readonly profile: string
}

/** With the browser's sealed snapshot, or with what the journal alone has. */
export type From = 'snapshot' | 'journal'

export interface Cold {
  readonly pages: number
  readonly from: From
  readonly shell: number
  readonly browser: number
  readonly page: number
  readonly unlock: number
  readonly open: Opened
  readonly total: number
}

const now = () => performance.timeOrigin + performance.now()

/** One start on a copy of what lies there. A person's own time, finding the button and typing, is not counted. */
export async function coldStart(rest: Rest, { pages, title }: Subject, from: From): Promise<Cold> {
  const place = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const data = join(place, 'data')
  const profile = join(place, 'profile')
  cpSync(rest.data, data, { recursive: true })
  cpSync(rest.profile, profile, { recursive: true })
  const start = now()
  const shell = await startShell({ folder: data })
  const shellReady = now()
  const context = await launchProfile(profile)
  try {
    await context.addInitScript({ content: probe })
    const page = context.pages()[0] ?? (await context.newPage())
    const browserReady = now()
    await page.goto(shell.url)
    const pageReady = await paintedAt(page, 'locked')
    if (from === 'journal') await page.evaluate(forgetSnapshots)
    await watch(page, 'home')
    await unlock(page)
    const home = await paintedAt(page, 'home')
    const { clicked } = await noted(page)
    const opened = await open(page, title)
    const parts = {
      shell: shellReady - start,
      browser: browserReady - shellReady,
      page: pageReady - browserReady,
      unlock: home - clicked,
    }
    const total = parts.shell + parts.browser + parts.page + parts.unlock + opened.editable
    return { pages, from, ...parts, open: opened, total }
  } finally {
    await context.close().catch(() => undefined)
    await shell.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

/** In the page, before the vault opens: the fast start's copies go, everything else the browser has warm stays. */
async function forgetSnapshots(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('carrier-')) continue
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve
    })
  }
}
