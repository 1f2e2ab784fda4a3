/** A real Chromium for tests: the installed one, else the one that comes inside an npm package (Linux x64). */
import { readdirSync, readFileSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'
import { findInstalledBrowser } from '../../electron/browser/browsers.ts'
import { bundledBrowser } from './bundled-browser.ts'

export interface TestBrowser {
  readonly path: string
  /** For the browser's process only. */
  readonly env: Readonly<Record<string, string>>
  readonly from: 'installed' | 'npm package'
}

/** Set PARLEY_BROWSER to a path to choose one, or to `none` to hide what is installed. */
export async function findBrowser(): Promise<TestBrowser> {
  const installed = findInstalledBrowser()
  return installed ? { path: installed, env: {}, from: 'installed' } : bundledBrowser()
}

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function options(more: readonly string[]): Promise<LaunchOptions> {
  const { path, env } = await findBrowser()
  // As root, and where the machine forbids user namespaces, Chromium's sandbox cannot be set up.
  return {
    executablePath: path,
    headless: true,
    args: ['--no-sandbox', ...FLAGS, ...more],
    env: { ...process.env, ...env } as Record<string, string>,
  }
}

/** A browser that forgets everything. */
export async function launch(...flags: string[]): Promise<Browser> {
  return chromium.launch(await options(flags))
}

/** A browser with a profile on the disk: close or kill it, and open it on the same folder again. */
export async function launchProfile(folder: string, ...flags: string[]): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await options(flags)), viewport: { width: 1400, height: 900 } })
}

/** As the end of power would: kill -9 for every process of the browser on this profile. Linux only; elsewhere nothing. */
export function killBrowser(folder: string): void {
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
