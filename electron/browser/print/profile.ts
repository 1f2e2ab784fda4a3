/** A browser profile for one PDF. Nothing of a contract is written to it, and it is removed when the PDF is done. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

const NAME = 'parley-print-'

export interface PrintProfile {
  readonly path: string
  remove(): Promise<void>
}

export function freshProfile(browser: string, folder: string): PrintProfile {
  const place = placeFor(browser, folder)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const path = mkdtempSync(join(place, NAME))
  return {
    path,
    // The processes of a browser that was just killed may write for a moment still.
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined),
  }
}

/** Those a shell left that was killed. */
export function sweepProfiles(browser: string, folder: string): void {
  const place = placeFor(browser, folder)
  try {
    for (const name of readdirSync(place))
      if (name.startsWith(NAME)) rmSync(join(place, name), { recursive: true, force: true })
  } catch {
    // Where nothing can be listed nothing was left.
  }
}

/** A snap may not see hidden folders in the home folder, so its profile lies where it may. */
const placeFor = (browser: string, folder: string): string =>
  browser.startsWith('/snap/') ? join(homedir(), 'snap', 'chromium', 'common') : folder
