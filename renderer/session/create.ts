import * as Y from 'yjs'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import { blankDocx } from '../../shared/docx/index.ts'
import type { ImportedDocument, ImportProgress, ImportReport } from '../../shared/docx/model.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { TextModel } from '../../shared/text/model.ts'
import { turnBytes, turnText, writeTurn } from '../../shared/text/turns.ts'
import { cancelled, makeInWorker, readInWorker } from './docx-jobs.ts'
import { answered, draftLane, openLane, type SessionClient } from './draft-lane.ts'
import { encodeRecord } from './lane-record.ts'
import { isTextFile } from './text-kind.ts'
import { freshClient } from './work.ts'

export interface CreateDeps {
  readonly client: SessionClient
  readonly newId: () => NegotiationId
  readonly now: () => number
}

export interface ImportOptions {
  readonly onProgress: (progress: Omit<ImportProgress, 'phase'> & { readonly phase: string }) => void
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
  const read = isTextFile(file.name)
    ? await makeInWorker(file.name, file.bytes, options.signal)
    : await wordFile(file, onProgress, options.signal)
  if (isRefusal(read)) return read
  options.onProgress({ ...last, phase: 'saving', done: 0.95 })
  const made = await make(deps, read.document, { ...file, package: read.bytes }, options.signal)
  return isRefusal(made) ? made : { ...made, title: titleOf(read.document, file.name), report: read.document.report }
}

async function wordFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<{ document: ImportedDocument; bytes: Uint8Array } | Refusal> {
  const document = await readInWorker(name, bytes, onProgress, signal)
  return isRefusal(document) ? document : { document, bytes }
}

/** Makes a negotiation from nothing: a blank Word package of our own, so that it exports like any other. */
export async function createBlank(deps: CreateDeps): Promise<{ id: NegotiationId } | Refusal> {
  const bytes = blankDocx()
  const signal = new AbortController().signal
  const imported = await readInWorker('blank.docx', bytes, () => undefined, signal)
  return isRefusal(imported) ? imported : make(deps, imported, { package: bytes }, signal)
}

async function make(
  { client, newId, now }: CreateDeps,
  imported: ImportedDocument,
  from: { readonly package: Uint8Array; readonly name?: string; readonly bytes?: Uint8Array },
  signal: AbortSignal,
): Promise<{ id: NegotiationId; openChanges: number } | Refusal> {
  const id = newId()
  const undone = async (why: Refusal): Promise<Refusal> => {
    await answered(client.journal.purge(id))
    return why
  }
  const blob = await answered(client.files.putBlob(id, from.package))
  if (isRefusal(blob)) return undone(blob)
  if (signal.aborted) return undone(cancelled)
  const { numbering, styles, looks } = imported
  const source = from.bytes ? 'word' : 'blank'
  const fileName = from.name ?? ''
  // A text begun here, or one that was no Word file, has nothing behind it that anybody knows the look of.
  const look = from.bytes === from.package && looks ? { looks } : {}
  const author = freshClient()
  const doc = makeBase(imported, { source, fileName, sha256: blob.sha256, numbering, styles, ...look }, author)
  const model = new TextModel(doc, { now, me: () => ({ name: '', party: '' }) })
  if (from.bytes) {
    const file = from.bytes === from.package ? blob : await answered(client.files.putBlob(id, from.bytes))
    if (isRefusal(file)) return undone(file)
    const text = await answered(client.files.putBlob(id, turnBytes(turnText(model))))
    if (isRefusal(text)) return undone(text)
    writeTurn(model, { name: fileName, party: '', hash: text.sha256, file: { name: fileName, sha256: file.sha256 } })
  }
  const lane = await openLane(client, id, false)
  if (isRefusal(lane)) return undone(lane)
  if (signal.aborted) return undone(cancelled)
  const first = encodeRecord({ kind: 'shared', update: Y.encodeStateAsUpdate(doc) })
  const kept = await answered(client.journal.append(draftLane(id), lane.next, [first]))
  if (isRefusal(kept)) return undone(kept)
  await answered(client.journal.close(draftLane(id)))
  const openChanges = changesOf(model).length
  doc.destroy()
  return { id, openChanges }
}

/** The document's own title where it has one, else the file's name. */
function titleOf({ stories }: ImportedDocument, fileName: string): string {
  const body = stories[0]
  const title = body?.paragraphs.findIndex((p) => p.props.role === 'title') ?? -1
  const start = title > 0 ? body!.paragraphs[title - 1]!.end + 1 : 0
  const text = title < 0 ? '' : body!.text.slice(start, body!.paragraphs[title]!.end)
  const clean = text.replace(/[\s\uFFFC]+/g, ' ').trim()
  return clean.length > 2 && clean.length <= 120 ? clean : fileName.replace(/\.(docx|md|markdown|txt)$/i, '')
}
