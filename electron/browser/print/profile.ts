/** A browser profile for one PDF. Nothing of a contract is written to it, and it is removed when the PDF is done. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
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
  return { path, remove: () => removed(path) }
}

const TRIES = 40
const PAUSE_MS = 100

/** A process of a browser that was just killed may write for a moment still, and make anew what was removed. */
async function removed(path: string): Promise<void> {
  for (let n = 0; n < TRIES; n++) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    if (!existsSync(path)) return
  }
}

/** Removes those a shell left that was killed; their browsers may take a moment to notice. */
export function sweepProfiles(browser: string, folder: string): void {
  const place = placeFor(browser, folder)
  try {
    for (const name of readdirSync(place)) if (name.startsWith(NAME)) void removed(join(place, name))
  } catch {
    // Where nothing can be listed nothing was left.
  }
}

/** A snap may not see hidden folders in the home folder, so its profile lies where it may. */
const placeFor = (browser: string, folder: string): string =>
  browser.startsWith('/snap/') ? join(homedir(), 'snap', 'chromium', 'common') : folder
