import * as Y from 'yjs'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import { blankDocx } from '../../shared/docx/index.ts'
import type { ImportedDocument, ImportProgress, ImportReport } from '../../shared/docx/model.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { TextModel } from '../../shared/text/model.ts'
import { turnBytes, turnText, writeTurn } from '../../shared/text/turns.ts'
import { cancelled, readInWorker } from './docx-jobs.ts'
import { answered, draftLane, openLane, type SessionClient } from './draft-lane.ts'
import { encodeRecord } from './lane-record.ts'
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

/** Makes a negotiation from a Word file: all of it or nothing. The original package is kept sealed, byte for byte. */
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
  const imported = await readInWorker(file.name, file.bytes, onProgress, options.signal)
  if (isRefusal(imported)) return imported
  options.onProgress({ ...last, phase: 'saving', done: 0.95 })
  const made = await make(deps, imported, 'word', file.name, file.bytes, options.signal)
  return isRefusal(made) ? made : { ...made, title: titleOf(imported, file.name), report: imported.report }
}

/** Makes a negotiation from nothing: a blank Word package of our own, so that it exports like any other. */
export async function createBlank(deps: CreateDeps): Promise<{ id: NegotiationId } | Refusal> {
  const bytes = blankDocx()
  const signal = new AbortController().signal
  const imported = await readInWorker('blank.docx', bytes, () => undefined, signal)
  return isRefusal(imported) ? imported : make(deps, imported, 'blank', '', bytes, signal)
}

async function make(
  { client, newId, now }: CreateDeps,
  imported: ImportedDocument,
  source: 'word' | 'blank',
  fileName: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<{ id: NegotiationId; openChanges: number } | Refusal> {
  const id = newId()
  const undone = async (why: Refusal): Promise<Refusal> => {
    await answered(client.journal.purge(id))
    return why
  }
  const blob = await answered(client.files.putBlob(id, bytes))
  if (isRefusal(blob)) return undone(blob)
  if (signal.aborted) return undone(cancelled)
  const { numbering, styles, looks } = imported
  // A text begun here has no file behind it that anybody knows the look of.
  const look = source === 'word' && looks ? { looks } : {}
  const author = freshClient()
  const doc = makeBase(imported, { source, fileName, sha256: blob.sha256, numbering, styles, ...look }, author)
  const model = new TextModel(doc, { now, me: () => ({ name: '', party: '' }) })
  if (source === 'word') {
    const text = await answered(client.files.putBlob(id, turnBytes(turnText(model))))
    if (isRefusal(text)) return undone(text)
    writeTurn(model, { name: fileName, party: '', hash: text.sha256, file: { name: fileName, sha256: blob.sha256 } })
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
  return clean.length > 2 && clean.length <= 120 ? clean : fileName.replace(/\.docx$/i, '')
}
