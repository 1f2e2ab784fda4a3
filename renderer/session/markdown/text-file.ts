import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { type ImportedDocument, type ImportReport, madeDocx, readDocx } from '../../../shared/docx/index.ts'
import type { MadeDocument } from '../../../shared/docx/made/model.ts'
import { isMarkdown } from '../text-kind.ts'
import { blocksOf, CODE_LINES, DEEP_ITEMS, NESTED_ITEMS, RULES } from './blocks.ts'
import { decode } from './decode.ts'
import { TYPED_LINES } from './inline.ts'
import { Notes } from './notes.ts'
import { parse } from './parse.ts'
import { EMPTY_LINES, plainBlocks } from './plain.ts'

/** A text file as the Word file made of it. */
export interface MadeFile {
  readonly bytes: Uint8Array
  readonly document: ImportedDocument
}

/** Makes a Word file of a Markdown or plain text file. Nothing it points to is fetched. */
export async function madeOfText(name: string, bytes: Uint8Array): Promise<MadeFile | Refusal> {
  const text = decode(bytes)
  if (isRefusal(text)) return text
  const notes = new Notes()
  const made = isMarkdown(name) ? markdownBlocks(text, notes) : plainBlocks(text, notes)
  if (isRefusal(made)) return made
  const file = madeDocx(made)
  const document = await readDocx(file)
  if (isRefusal(document)) return document
  return { bytes: file, document: { ...document, report: reportOf(document.report, made, notes, name) } }
}

function markdownBlocks(text: string, notes: Notes): MadeDocument | Refusal {
  const root = parse(text)
  return isRefusal(root) ? root : blocksOf(root, notes)
}

function reportOf(report: ImportReport, made: MadeDocument, notes: Notes, name: string): ImportReport {
  const paragraphs = made.blocks.filter((b) => b.kind === 'paragraph')
  const count = (what: string, n: number) => (n === 0 ? [] : [{ what, count: n }])
  const runs = made.blocks.flatMap((b) => (b.kind === 'paragraph' ? b.runs : b.rows.flat(2)))
  return {
    ...report,
    kept: [
      ...report.kept,
      ...count('headings', paragraphs.filter((p) => p.role === 'heading' || p.role === 'title').length),
      ...count('quoted paragraphs', paragraphs.filter((p) => p.role === 'quote').length),
      ...count('passages in bold, italic or struck', runs.filter((r) => r.format).length),
    ],
    approximated: notes.of([NESTED_ITEMS, DEEP_ITEMS, TYPED_LINES, CODE_LINES]),
    keptNotEditable: [],
    madeFrom: isMarkdown(name) ? 'markdown' : 'text',
    leftOut: [...notes.of([RULES, EMPTY_LINES]), ...notes.leftOut()],
  }
}
