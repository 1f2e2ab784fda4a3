/**
 * PDFs in the browser shell: the installed browser once more, without a window, on a profile that is thrown away. The
 * contract goes to it over a pipe and the PDF comes back over one; neither is ever in a file.
 */
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { MAX_PDF } from '../../../shared/bridge/contract.ts'
import { noPdf, PDF_PATIENCE_MS } from '../../services/files/pdfs.ts'
import { findInstalledBrowser } from '../browsers.ts'
import { SWITCHES } from '../profile.ts'
import { DevTools } from './devtools.ts'
import { pagesOf } from './pages.ts'
import { freshProfile, sweepProfiles } from './profile.ts'

interface Job {
  readonly name: string
  readonly browser: DevTools
  /** Nothing of it is left. */
  readonly over: Promise<void>
  why?: 'cancelled' | 'late'
}

export class Printer {
  readonly #folder: string
  readonly #flags: readonly string[]
  readonly #find: () => string | undefined
  #job: Job | undefined

  constructor(folder: string, flags: readonly string[], find: () => string | undefined = findInstalledBrowser) {
    this.#folder = folder
    this.#flags = flags
    this.#find = find
    sweepProfiles(find() ?? '', folder)
  }

  /** One at a time: a long contract takes a whole core and some hundred megabytes. */
  async pdf(name: string, markup: Uint8Array): Promise<Uint8Array | Refusal> {
    if (this.#job) return noPdf.busy
    const browser = this.#find()
    if (!browser) return noPdf.none
    const profile = freshProfile(browser, this.#folder)
    let tidied = () => {}
    const over = new Promise<void>((resolve) => {
      tidied = resolve
    })
    const job: Job = { name, browser: new DevTools(browser, switches(profile.path, this.#flags)), over }
    this.#job = job
    const timer = setTimeout(() => end(job, 'late'), PDF_PATIENCE_MS)
    try {
      return answerOf(await pagesOf(job.browser, Buffer.from(markup).toString('utf8')))
    } catch {
      return noPdf[job.why ?? 'failed']
    } finally {
      clearTimeout(timer)
      await job.browser.end()
      await profile.remove()
      this.#job = undefined
      tidied()
    }
  }

  stop(name: string): undefined {
    if (this.#job?.name === name) end(this.#job, 'cancelled')
  }

  /** The vault is locked, or the shell ends: no contract stays in a browser's memory. */
  async stopAll(): Promise<void> {
    const job = this.#job
    if (!job) return
    end(job, 'cancelled')
    await job.over
  }
}

function end(job: Job, why: 'cancelled' | 'late'): void {
  job.why ??= why
  void job.browser.end()
}

function answerOf(made: Uint8Array | { readonly tooOld: string }): Uint8Array | Refusal {
  if (made instanceof Uint8Array) return made.length > MAX_PDF ? noPdf.large : made
  return refuse('oldBrowser', `The browser found here (version ${made.tooOld}) cannot number pages. Update it.`)
}

const switches = (profile: string, flags: readonly string[]): string[] => [
  '--headless',
  `--user-data-dir=${profile}`,
  ...SWITCHES,
  '--disable-gpu',
  '--mute-audio',
  '--disable-crash-reporter',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  ...flags,
  // Chromium refuses to start as root with its sandbox on.
  ...(process.getuid?.() === 0 && !flags.includes('--no-sandbox') ? ['--no-sandbox'] : []),
]
