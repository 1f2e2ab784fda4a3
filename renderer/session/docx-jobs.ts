import { type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { CleanCopy } from '../../shared/docx/index.ts'
import type { ExportOptions, ExportStory, ImportedDocument, ImportProgress } from '../../shared/docx/model.ts'
import type { Author } from '../../shared/text/records.ts'
import type { MadeFile } from './markdown/text-file.ts'

export type DocxJob =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'make'; readonly bytes: Uint8Array; readonly name: string }
  | {
      readonly kind: 'export'
      readonly bytes: Uint8Array
      readonly stories: readonly ExportStory[]
      readonly options: ExportOptions
    }
  | {
      readonly kind: 'clean'
      readonly bytes: Uint8Array
      readonly stories: readonly ExportStory[]
      readonly hidden: 'keep' | 'remove'
    }
  | ({ readonly kind: 'receive'; readonly bytes: Uint8Array } & ReceiveJob)

/** A returned file to be taken in over the shared document as it is. */
export interface ReceiveJob {
  readonly shared: Uint8Array
  /** The package every export is made from: what it holds outside the body is what was sent. */
  readonly original: Uint8Array
  /** Key of the turn that was sent. */
  readonly sent: string
  readonly file: { readonly name: string; readonly sha256: string }
  readonly party: string
  readonly me: Author
  readonly now: number
  /** The bytes were made of a file that carries no marks. */
  readonly unmarked?: true
  /** Undefined: ask, where only a person can tell. */
  readonly cleanCopy: boolean | undefined
  /** Client id the other side's text is written under. */
  readonly client: number
}

export interface ReceiveResult {
  /** What the shared document gains. */
  readonly update: Uint8Array
  /** The turn as text; its hash is in the turn's record. */
  readonly text: Uint8Array
  readonly turn: number
}

/** None of these proposals of ours is marked in the file any more. */
export interface AskResult {
  readonly ask: number
}

export type DocxReply =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly say: string }

export const cancelled = refuse('cancelled', 'Cancelled. Nothing was written.')

/** Reads a Word file in a worker of its own. Cancelling ends the worker, whatever it is doing. */
export const readInWorker = (
  name: string,
  bytes: Uint8Array,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportedDocument | Refusal> => run({ kind: 'read', name, bytes }, onProgress, signal)

/** A contract of 300 pages takes a second or two; what takes longer was written to take long. */
const LONGEST_MAKE = 20_000

const tooSlow = refuse(
  'slow',
  'This file takes more than 20 seconds to read as Markdown. It was not opened. Save it as plain text (.txt) or as a Word file (.docx) and open that.',
)

/** Makes a Word file of a Markdown or plain text file in a worker, which is ended if it takes too long. */
export const makeInWorker = (name: string, bytes: Uint8Array, signal: AbortSignal): Promise<MadeFile | Refusal> =>
  inTime(signal, (either) => run({ kind: 'make', name, bytes }, undefined, either))

async function inTime<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const late = AbortSignal.timeout(LONGEST_MAKE)
  const result = await work(AbortSignal.any([signal, late]))
  return late.aborted && !signal.aborted && result === cancelled ? tooSlow : result
}

/** Writes a Word file in a worker: the original package with our changes in it. */
export const exportInWorker = (
  bytes: Uint8Array,
  stories: readonly ExportStory[],
  options: ExportOptions,
  signal: AbortSignal,
): Promise<Uint8Array | Refusal> => run({ kind: 'export', bytes, stories, options }, undefined, signal)

/** Writes a clean copy in a worker, with an account of what stayed behind. */
export const cleanInWorker = (
  bytes: Uint8Array,
  stories: readonly ExportStory[],
  hidden: 'keep' | 'remove',
  signal: AbortSignal,
): Promise<CleanCopy | Refusal> => run({ kind: 'clean', bytes, stories, hidden }, undefined, signal)

/** Compares a returned file with what was sent and writes what differs into a copy of the shared document. */
export const receiveInWorker = (
  bytes: Uint8Array,
  job: ReceiveJob,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ReceiveResult | AskResult | Refusal> => run({ kind: 'receive', bytes, ...job }, onProgress, signal)

function run<T>(job: DocxJob, onProgress?: (p: ImportProgress) => void, signal?: AbortSignal): Promise<T | Refusal> {
  if (signal?.aborted) return Promise.resolve(cancelled)
  const worker = new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<T | Refusal>((resolve) => {
    signal?.addEventListener('abort', () => resolve(cancelled), { once: true })
    worker.onmessage = ({ data }: MessageEvent<DocxReply>) => {
      if (data.kind === 'progress') onProgress?.(data.progress)
      else if (data.kind === 'done') resolve(data.result as T | Refusal)
      else
        resolve(refuse('fault', `Parley could not finish with this file (${data.say}). The file itself is unchanged.`))
    }
    worker.onerror = () =>
      resolve(refuse('fault', 'Parley could not finish with this file. The file itself is unchanged.'))
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
