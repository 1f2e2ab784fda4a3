/** Running the browser shell until its last window is closed. */
import { findInstalledBrowser } from './browsers.ts'
import { type BrowserShell, type ShellOptions, startBrowserShell } from './shell.ts'
import { type OpenedWindow, openWindow } from './window.ts'

/** A reload or a reconnect takes a moment; a closed window does not come back. */
const GRACE_MS = 8_000
/** A browser that ends sooner than this without its page ever connecting could not start. */
const FIRST_WINDOW_MS = 20_000

export interface RunOptions extends Pick<ShellOptions, 'folder' | 'root' | 'info' | 'fork' | 'say' | 'flags'> {
  readonly headless: boolean
}

/** Resolves with the exit code when the shell has ended. */
export async function runBrowserShell(options: RunOptions): Promise<number> {
  const { folder, headless, flags, say } = options
  const browser = headless ? undefined : findInstalledBrowser()
  const windows = new Set<OpenedWindow>()
  let shell: BrowserShell | undefined
  let finish: (code: number) => void = () => {}
  const finished = new Promise<number>((resolve) => {
    finish = resolve
  })
  const open = (address: string): boolean => {
    if (!browser) return false
    const window = openWindow(browser, folder, address, flags)
    const admittedBefore = shell?.sockets.admitted ?? 0
    windows.add(window)
    void window.ended.then(({ code, afterMs }) => {
      windows.delete(window)
      if (code !== 0 && afterMs < FIRST_WINDOW_MS && shell?.sockets.admitted === admittedBefore) {
        say(`The browser ended before its window opened (${browser}). Open this address in a browser of your own:`)
        say(`  ${shell.address()}`)
      }
    })
    return true
  }
  const fail = () => {
    say('The services of Parley end as soon as they start. What was saved before is safe.')
    finish(1)
  }
  shell = await startBrowserShell({ ...options, open, fail })
  if (!open(shell.address())) announce(shell, headless, say)
  endWithLastWindow(shell, !headless && browser !== undefined, () => finish(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => finish(0))

  const code = await finished
  for (const window of windows) window.kill()
  await shell.close()
  return code
}

function announce(shell: BrowserShell, headless: boolean, say: (line: string) => void): void {
  if (!headless)
    say('No Chromium, Chrome or Edge was found. Install one, or name one in PARLEY_BROWSER. Until then open:')
  say(shell.address())
  say('Press Ctrl+C to stop Parley.')
}

function endWithLastWindow(shell: BrowserShell, ends: boolean, end: () => void): void {
  let timer: NodeJS.Timeout | undefined
  shell.sockets.onCount = (count) => {
    clearTimeout(timer)
    if (ends && count === 0) timer = setTimeout(end, GRACE_MS)
  }
}
