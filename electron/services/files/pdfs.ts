/** PDFs asked for by windows: whose each is, so that only that window stops it and none outlives its window. */
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { ShellPort } from '../deps.ts'

const INSTEAD = 'Print from this window instead (Ctrl+P) and choose “Save as PDF”.'

/** What a shell answers where there is no PDF. */
export const noPdf = {
  none: refuse('noBrowser', `No Chromium, Chrome or Edge was found to make the PDF with. ${INSTEAD}`),
  busy: refuse('busy', 'Another PDF is being made. Wait for it, or cancel it.'),
  cancelled: refuse('cancelled', 'Cancelled. No PDF was made.'),
  late: refuse('late', `The PDF was not done after a quarter of an hour, so it was given up. ${INSTEAD}`),
  large: refuse('tooLarge', `The PDF is larger than 40 MB, which is more than Parley takes back. ${INSTEAD}`),
  failed: refuse('notPrinted', `The PDF could not be made. Try again. ${INSTEAD}`),
} as const satisfies Record<string, Refusal>

/** How long a shell works at one. A thousand pages take about a minute, side by side some more. */
export const PDF_PATIENCE_MS = 15 * 60_000

export class Pdfs {
  readonly #shell: Pick<ShellPort, 'pdf' | 'stopPdf'>
  /** Which window asked for which. */
  readonly #asked = new Map<string, string>()

  constructor(shell: Pick<ShellPort, 'pdf' | 'stopPdf'>) {
    this.#shell = shell
  }

  async make(caller: string, job: string, markup: Uint8Array): Promise<Uint8Array | Refusal> {
    if (this.#asked.size > 0) return noPdf.busy
    this.#asked.set(job, caller)
    try {
      return await this.#shell.pdf(job, markup)
    } finally {
      this.#asked.delete(job)
    }
  }

  async stop(caller: string, job: string): Promise<undefined> {
    if (this.#asked.get(job) === caller) await this.#shell.stopPdf(job)
  }

  /** A window has gone. */
  gone(caller: string): void {
    for (const [job, by] of this.#asked) if (by === caller) this.stop(caller, job).catch(() => undefined)
  }
}
