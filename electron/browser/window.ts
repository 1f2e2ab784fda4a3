/** A window of the installed browser, on the page of this shell. */
import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareProfile, profileFolder, SWITCHES } from './profile.ts'

const LETTER_LIFE_MS = 60_000

export interface OpenedWindow {
  /** Resolves when the process that was started ends. It ends at once when another one of the profile takes over. */
  readonly ended: Promise<{ code: number | null; afterMs: number }>
  kill(): void
}

/**
 * Every user of the machine can read a command line, so the address with its ticket goes into a file only this user
 * can read, and the browser is pointed at that.
 */
export function openWindow(browser: string, folder: string, address: string, flags: readonly string[]): OpenedWindow {
  const profile = profileFolder(browser, folder)
  prepareProfile(profile)
  removeOldLetters(profile)
  const letter = join(profile, `open-${process.pid}-${Date.now()}.html`)
  const script = `location.replace(${JSON.stringify(address)})`
  writeFileSync(letter, `<!doctype html><meta charset="utf-8"><title>Parley</title><script>${script}</script>`, {
    mode: 0o600,
  })
  chmodSync(letter, 0o600)
  const remove = () => rmSync(letter, { force: true })
  setTimeout(remove, LETTER_LIFE_MS).unref()
  const started = Date.now()
  const child = spawn(
    browser,
    [`--app=${pathToFileURL(letter)}`, `--user-data-dir=${profile}`, ...SWITCHES, ...flags],
    {
      stdio: 'ignore',
    },
  )
  const ended = new Promise<{ code: number | null; afterMs: number }>((resolve) => {
    const done = (code: number | null) => resolve({ code, afterMs: Date.now() - started })
    child.once('error', () => done(-1))
    child.once('exit', done)
  })
  return {
    ended,
    kill() {
      remove()
      child.kill()
    },
  }
}

/** Left by a shell that was killed. Their tickets are worth nothing any more. */
function removeOldLetters(profile: string): void {
  for (const name of readdirSync(profile)) {
    const pid = name.match(/^open-(\d+)-\d+\.html$/)?.[1]
    if (pid && pid !== String(process.pid)) rmSync(join(profile, name), { force: true })
  }
}
