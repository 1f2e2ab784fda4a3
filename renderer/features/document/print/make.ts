/** Printed pages of the open document: as a PDF, or on paper from this window. */
import * as Y from 'yjs'
import { isRefusal, type Refusal, refuse } from '../../../../shared/base/refuse.ts'
import { MAX_MARKUP } from '../../../../shared/bridge/contract.ts'
import { sharedUpdate } from '../../../../shared/text/draft/plane.ts'
import { picturePlaces } from '../../../../shared/text/pictures.ts'
import { newId } from '../../../platform/ids.ts'
import { packageOf } from '../../../session/pictures/book.ts'
import type { SessionDeps } from '../../../session/session.ts'
import type { Desk } from '../desk.ts'
import type { Kind } from '../model/print/sheet.ts'
import { cancelled, type PrintJob, type Progress, pagesInWorker } from './jobs.ts'
import { paperNow } from './paper.ts'
import { pageNonce, printHere } from './print-here.ts'

export interface Wanted {
  readonly kind: Kind
  readonly of: 'draft' | 'shared'
  readonly title: string
  readonly counterparty: string
}

export interface Following {
  readonly onProgress: (progress: Progress) => void
  readonly signal: AbortSignal
}

const tooLong = refuse('tooLong', 'These pages are too many to be made into one PDF. Print from this window (Ctrl+P).')

/** The PDF's bytes. Cancelling ends the worker, or the browser that makes the pages. */
export async function makePdf(
  desk: Desk,
  files: SessionDeps['client']['files'],
  wanted: Wanted,
  { onProgress, signal }: Following,
): Promise<Uint8Array | Refusal> {
  const markup = await pagesInWorker(await jobFor(desk, wanted, 'pdf'), onProgress, signal)
  if (isRefusal(markup)) return markup
  if (markup.length > MAX_MARKUP) return tooLong
  if (signal.aborted) return cancelled
  onProgress({ phase: 'printing', done: 0 })
  const job = newId()
  const stop = () => void files.stopPdf(job).catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  const unreachable = refuse('unreachable', "Parley's background process did not answer. No PDF was made.")
  const pdf = await files.pdf(job, markup).catch(() => unreachable)
  signal.removeEventListener('abort', stop)
  return signal.aborted ? cancelled : pdf
}

/** The system's print dialog over the same pages. */
export async function printPages(
  desk: Desk,
  wanted: Wanted,
  { onProgress, signal }: Following,
): Promise<Refusal | undefined> {
  const markup = await pagesInWorker(await jobFor(desk, wanted, { nonce: pageNonce() }), onProgress, signal)
  if (isRefusal(markup)) return markup
  return printHere(markup, signal)
}

/** Undefined where nothing is drawn in the text, or the package cannot be read just now: then pictures are named. */
async function fileWithPictures({ session: { id, model }, deps }: Desk): Promise<Uint8Array | undefined> {
  if (picturePlaces(model.overlay.base?.objects).size === 0) return undefined
  const bytes = await packageOf(deps.client, id, model.roots.origin()?.sha256 ?? '')()
  return isRefusal(bytes) ? undefined : bytes
}

async function jobFor(desk: Desk, { kind, of, title, counterparty }: Wanted, to: PrintJob['to']): Promise<PrintJob> {
  const { session, deps } = desk
  session.undo.close()
  // In a task of its own: of a long contract this takes some milliseconds, and a note is just being drawn.
  await new Promise((resolve) => setTimeout(resolve, 0))
  const { doc, isDraft } = session.work.getState()
  const withDraft = of === 'draft' && [...doc.store.clients.keys()].filter(isDraft)
  const file = kind === 'sides' ? undefined : await fileWithPictures(desk)
  return {
    kind,
    ...(file && { file }),
    update: withDraft ? Y.encodeStateAsUpdate(doc) : sharedUpdate(doc, isDraft),
    drafts: withDraft || [],
    me: deps.me(),
    title,
    counterparty,
    now: deps.now(),
    paper: paperNow(),
    to,
  }
}
