import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { ImportProgress, ImportReport } from '../../shared/docx/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { cancelled, type Founding, foundInWorker } from './docx-jobs.ts'
import { answered, draftLane, openLane, type SessionClient } from './draft-lane.ts'
import type { Preview } from './first-page.ts'
import type { Kept, Read } from './founding.ts'
import { keepPreview } from './preview.ts'

export interface CreateDeps {
  readonly client: SessionClient
  readonly newId: () => NegotiationId
  readonly now: () => number
  readonly me: Author
}

export interface ImportOptions {
  readonly onProgress: (progress: Omit<ImportProgress, 'phase'> & { readonly phase: string }) => void
  /** The first page with its package, as soon as the file is read; nothing of it is kept yet. */
  readonly onFirstPage: (page: Preview, file: Uint8Array) => void
  readonly signal: AbortSignal
}

export interface Imported {
  readonly id: NegotiationId
  readonly title: string
  readonly report: ImportReport
  readonly openChanges: number
}

/**
 * Makes a negotiation from a Word file: all of it or nothing. The original package is kept sealed, byte for byte. Of a
 * Markdown or text file a package is made, from which every export is written; the file itself is kept beside it.
 */
export async function importWord(
  deps: CreateDeps,
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: ImportOptions,
): Promise<Imported | Refusal> {
  let last: ImportProgress = { phase: 'opening', done: 0, paragraphs: 0, tables: 0, changes: 0 }
  const onProgress = (progress: ImportProgress) => {
    last = progress
    options.onProgress(progress)
  }
  const founding = foundInWorker({ file, me: deps.me, now: deps.now() }, onProgress, options.signal)
  const read = await founding.read
  if (isRefusal(read)) return read
  options.onFirstPage(read.preview, read.package.bytes)
  options.onProgress({ ...last, phase: 'saving', done: 0.95 })
  const made = await make(deps, read, founding, options.signal)
  return isRefusal(made) ? made : { ...made, title: read.title, report: read.report }
}

/** Makes a negotiation from nothing: a blank Word package of our own, so that it exports like any other. */
export async function createBlank(deps: CreateDeps): Promise<{ id: NegotiationId } | Refusal> {
  const { signal } = new AbortController()
  const founding = foundInWorker({ me: deps.me, now: deps.now() }, () => undefined, signal)
  const read = await founding.read
  return isRefusal(read) ? read : make(deps, read, founding, signal)
}

const altered = refuse('altered', 'The file was altered on its way to the disk. Nothing of it was kept. Try again.')

/** Stores what the worker hands over, each as soon as it is there; the worker makes the next meanwhile. */
async function make(
  { client, newId }: CreateDeps,
  read: Read,
  { written, founded, counted }: Founding,
  signal: AbortSignal,
): Promise<{ id: NegotiationId; openChanges: number } | Refusal> {
  const id = newId()
  const undone = async (why: Refusal): Promise<Refusal> => {
    await answered(client.journal.purge(id))
    return why
  }
  /** Hashes were written into the text before the files were stored: what is stored must be what was hashed. */
  const keep = async ({ bytes, sha256 }: Kept): Promise<Refusal | undefined> => {
    const blob = await answered(client.files.putBlob(id, bytes))
    if (isRefusal(blob)) return blob
    return blob.sha256 === sha256 ? undefined : altered
  }
  const original = (await keep(read.package)) ?? (read.file && (await keep(read.file)))
  if (original) return undone(original)
  if (signal.aborted) return undone(cancelled)
  const lane = await openLane(client, id, false)
  if (isRefusal(lane)) return undone(lane)
  const text = await written
  if (isRefusal(text)) return undone(text)
  const unkept = text && (await keep(text))
  if (unkept) return undone(unkept)
  const first = await founded
  if (isRefusal(first)) return undone(first)
  if (signal.aborted) return undone(cancelled)
  const kept = await answered(client.journal.append(draftLane(id), lane.next, [first]))
  if (isRefusal(kept)) return undone(kept)
  await answered(client.journal.close(draftLane(id)))
  if (signal.aborted) return undone(cancelled)
  const key = await answered(client.vault.storeKey('carrier', id))
  // Opened right after, the first page is there at once.
  if (!isRefusal(key)) await keepPreview(id, key, read.preview).catch(() => undefined)
  const openChanges = await counted
  return isRefusal(openChanges) ? undone(openChanges) : { id, openChanges }
}
