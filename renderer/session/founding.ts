/** What a new negotiation begins with, made of its file. All of it runs in the worker: the window only stores. */
import * as Y from 'yjs'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import type { Origin } from '../../shared/document/negotiation.ts'
import { blankDocx, readDocx } from '../../shared/docx/index.ts'
import type { ImportedDocument, ImportProgress, ImportReport } from '../../shared/docx/model.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { turnBytes, turnText, writeTurn } from '../../shared/text/turns.ts'
import { sha256 } from '../platform/sha256.ts'
import { firstPageOf, type Preview } from './first-page.ts'
import { encodeRecord } from './lane-record.ts'
import { type MadeFile, madeOfText } from './markdown/text-file.ts'
import { isTextFile } from './text-kind.ts'
import { freshClient } from './work.ts'

/** A file to begin a negotiation with; without one it begins with a blank page. */
export interface FoundJob {
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
  readonly me: Author
  readonly now: number
}

/** Bytes to be kept, and the hash under which they must be found again. */
export interface Kept {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** The file was read and is none to be refused. */
export interface Read {
  readonly title: string
  readonly report: ImportReport
  /** The package every export is written from. */
  readonly package: Kept
  /** The file itself, where the package was made of it. */
  readonly file?: Kept
  readonly preview: Preview
}

/** What the worker tells, in this order. The window stores what it has while the rest is made. */
export type FoundStep =
  | { readonly step: 'read'; readonly is: Read }
  /** Turn R0 as text; a blank page has none. */
  | { readonly step: 'written'; readonly is: Kept | undefined }
  /** First record of the journal: the text, and turn R0 where a file was read. */
  | { readonly step: 'founded'; readonly is: Uint8Array }
  | { readonly step: 'counted'; readonly is: number }

type Tell = (step: FoundStep) => void

/** Answers the refusal when the file is one; else everything has been told. */
export async function found(
  { file, me, now }: FoundJob,
  onProgress: (progress: ImportProgress) => void,
  tell: Tell,
): Promise<Refusal | undefined> {
  const read = await readFile(file, onProgress)
  if (isRefusal(read)) return read
  const { document } = read
  const fileName = file?.name ?? ''
  const original = await kept(read.bytes)
  const source = file && read.bytes !== file.bytes ? await kept(file.bytes) : undefined
  const { numbering, styles, looks } = document
  // A text begun here, or one that was no Word file, has nothing behind it that anybody knows the look of.
  const look = file && !source && looks ? { looks } : {}
  const origin: Origin = {
    source: file ? 'word' : 'blank',
    fileName,
    sha256: original.sha256,
    numbering,
    styles,
    ...look,
  }
  const doc = makeBase(document, origin, freshClient())
  const model = new TextModel(doc, { now: () => now, me: () => ({ name: '', party: '' }) })
  tell({
    step: 'read',
    is: {
      title: titleOf(document, fileName),
      report: document.report,
      package: original,
      ...(source && { file: source }),
      preview: firstPageOf(model, me),
    },
  })
  const text = file && (await kept(turnBytes(turnText(model))))
  tell({ step: 'written', is: text })
  if (text) {
    const { sha256 } = source ?? original
    writeTurn(model, { name: fileName, party: '', hash: text.sha256, file: { name: fileName, sha256 } })
  }
  tell({ step: 'founded', is: encodeRecord({ kind: 'shared', update: Y.encodeStateAsUpdate(doc) }) })
  tell({ step: 'counted', is: changesOf(model).length })
  return undefined
}

async function readFile(
  file: FoundJob['file'],
  onProgress: (progress: ImportProgress) => void,
): Promise<MadeFile | Refusal> {
  if (file && isTextFile(file.name)) return madeOfText(file.name, file.bytes)
  const bytes = file?.bytes ?? blankDocx()
  const document = await readDocx(bytes, { onProgress })
  return isRefusal(document) ? document : { document, bytes }
}

const kept = async (bytes: Uint8Array): Promise<Kept> => ({ bytes, sha256: await sha256(new Uint8Array(bytes)) })

/** The document's own title where it has one, else the file's name. */
function titleOf({ stories }: ImportedDocument, fileName: string): string {
  const body = stories[0]
  const title = body?.paragraphs.findIndex((p) => p.props.role === 'title') ?? -1
  const start = title > 0 ? body!.paragraphs[title - 1]!.end + 1 : 0
  const text = title < 0 ? '' : body!.text.slice(start, body!.paragraphs[title]!.end)
  const clean = text.replace(/[\s\uFFFC]+/g, ' ').trim()
  return clean.length > 2 && clean.length <= 120 ? clean : fileName.replace(/\.(docx|md|markdown|txt)$/i, '')
}
