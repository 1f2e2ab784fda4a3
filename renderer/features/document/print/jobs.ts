/** Making printed pages in a worker of their own: cancelling ends it, whatever it is doing. */
import { type Refusal, refuse } from '../../../../shared/base/refuse.ts'
import type { Author } from '../../../../shared/text/records.ts'
import type { Order } from '../model/print/pages.ts'

export interface PrintJob extends Order {
  /** The package its pictures are in; absent where it has none. */
  readonly file?: Uint8Array
  /** The document, with or without the draft. */
  readonly update: Uint8Array
  readonly me: Author
  /** Goes elsewhere as one piece, faces and all; or is printed by this window, under its nonce. */
  readonly to: 'pdf' | { readonly nonce: string }
}

export type Phase = 'reading' | 'comparing' | 'writing' | 'printing'

export interface Progress {
  readonly phase: Phase
  /** 0..1 within the phase. */
  readonly done: number
}

export type PrintReply =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly markup: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly say: string }

export const cancelled = refuse('cancelled', 'Cancelled. No page was made.')

/** The pages as one HTML document. */
export function pagesInWorker(
  job: PrintJob,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  if (signal.aborted) return Promise.resolve(cancelled)
  const worker = new Worker(new URL('./print.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Uint8Array<ArrayBuffer> | Refusal>((resolve) => {
    signal.addEventListener('abort', () => resolve(cancelled), { once: true })
    worker.onmessage = ({ data }: MessageEvent<PrintReply>) => {
      if (data.kind === 'progress') onProgress(data.progress)
      else if (data.kind === 'done') resolve(data.markup)
      else resolve(fault(data.say))
    }
    worker.onerror = () => resolve(fault('its worker ended'))
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}

const fault = (why: string): Refusal =>
  refuse('fault', `Parley could not make the pages (${why}). Nothing in the document has changed.`)
