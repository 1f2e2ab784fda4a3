import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { CleanCopy } from '../../shared/docx/index.ts'
import type { ExportOptions, ExportStory, ImportedDocument, ImportProgress } from '../../shared/docx/model.ts'
import type { Author } from '../../shared/text/records.ts'
import type { FoundJob, FoundStep, Kept, Read } from './founding.ts'
import type { MadeFile } from './markdown/text-file.ts'
import { isTextFile } from './text-kind.ts'

export type DocxJob =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string }
  | ({ readonly kind: 'found' } & FoundJob)
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
  | ({ readonly kind: 'step' } & FoundStep)
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly say: string }

const unfinished = refuse('fault', 'Parley could not finish with this file. The file itself is unchanged.')

export const cancelled = refuse('cancelled', 'Cancelled. Nothing was written.')

/** Reads a Word file in a worker of its own. Cancelling ends the worker, whatever it is doing. */
export const readInWorker = (
  name: string,
  bytes: Uint8Array,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportedDocument | Refusal> => run({ kind: 'read', name, bytes }, { onProgress, signal })

/** What the worker makes of a file, piece by piece. A refusal is the answer of every piece that had not come. */
export interface Founding {
  readonly read: Promise<Read | Refusal>
  /** Turn R0 as text; none of a blank page. */
  readonly written: Promise<Kept | undefined | Refusal>
  /** The journal's first record. */
  readonly founded: Promise<Uint8Array | Refusal>
  /** How many changes are open. */
  readonly counted: Promise<number | Refusal>
}

/** Makes the beginning of a negotiation in a worker. It goes on while the window stores what has come. */
export function foundInWorker(
  job: FoundJob,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Founding {
  const read = Promise.withResolvers<Read | Refusal>()
  const written = Promise.withResolvers<Kept | undefined | Refusal>()
  const founded = Promise.withResolvers<Uint8Array | Refusal>()
  const counted = Promise.withResolvers<number | Refusal>()
  const onStep = (step: FoundStep) => {
    if (step.step === 'read') read.resolve(step.is)
    else if (step.step === 'written') written.resolve(step.is)
    else if (step.step === 'founded') founded.resolve(step.is)
    else counted.resolve(step.is)
  }
  const work = (either: AbortSignal) => run({ kind: 'found', ...job }, { onProgress, onStep, signal: either })
  const ended = job.file && isTextFile(job.file.name) ? inTime(signal, work) : work(signal)
  void ended.then((result) => {
    const why = isRefusal(result) ? result : unfinished
    for (const one of [read, written, founded, counted]) one.resolve(why)
  })
  return { read: read.promise, written: written.promise, founded: founded.promise, counted: counted.promise }
}

/** A contract of 300 pages takes a second or two; what takes longer was written to take long. */
const LONGEST_MAKE = 20_000

const tooSlow = refuse(
  'slow',
  'This file takes more than 20 seconds to read as Markdown. It was not opened. Save it as plain text (.txt) or as a Word file (.docx) and open that.',
)

/** Makes a Word file of a Markdown or plain text file in a worker, which is ended if it takes too long. */
export const makeInWorker = (name: string, bytes: Uint8Array, signal: AbortSignal): Promise<MadeFile | Refusal> =>
  inTime(signal, (either) => run({ kind: 'make', name, bytes }, { signal: either }))

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
): Promise<Uint8Array | Refusal> => run({ kind: 'export', bytes, stories, options }, { signal })

/** Writes a clean copy in a worker, with an account of what stayed behind. */
export const cleanInWorker = (
  bytes: Uint8Array,
  stories: readonly ExportStory[],
  hidden: 'keep' | 'remove',
  signal: AbortSignal,
): Promise<CleanCopy | Refusal> => run({ kind: 'clean', bytes, stories, hidden }, { signal })

/** Compares a returned file with what was sent and writes what differs into a copy of the shared document. */
export const receiveInWorker = (
  bytes: Uint8Array,
  job: ReceiveJob,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ReceiveResult | AskResult | Refusal> => run({ kind: 'receive', bytes, ...job }, { onProgress, signal })

interface Listening {
  readonly onProgress?: (progress: ImportProgress) => void
  readonly onStep?: (step: FoundStep) => void
  readonly signal?: AbortSignal
}

function run<T>(job: DocxJob, { onProgress, onStep, signal }: Listening): Promise<T | Refusal> {
  if (signal?.aborted) return Promise.resolve(cancelled)
  const worker = spare ?? startWorker()
  spare = undefined
  return new Promise<T | Refusal>((resolve) => {
    signal?.addEventListener('abort', () => resolve(cancelled), { once: true })
    worker.onmessage = ({ data }: MessageEvent<DocxReply>) => {
      if (data.kind === 'progress') onProgress?.(data.progress)
      else if (data.kind === 'step') onStep?.(data)
      else if (data.kind === 'done') resolve(data.result as T | Refusal)
      else
        resolve(refuse('fault', `Parley could not finish with this file (${data.say}). The file itself is unchanged.`))
    }
    worker.onerror = () => resolve(unfinished)
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}

const startWorker = (): Worker => new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' })

/** Started while a person looks for a file; the next job takes it. */
let spare: Worker | undefined

/** Starts a worker ahead of its job, which then need not wait for it. One at most. */
export function prepareWorker(): void {
  if (spare) return
  const worker = startWorker()
  spare = worker
  // One that does not start is not handed to a job, which would wait for it without end.
  worker.onerror = () => {
    if (spare === worker) spare = undefined
  }
}

/** Ends the worker that was started ahead and not needed. */
export function dismissWorker(): void {
  spare?.terminate()
  spare = undefined
}
