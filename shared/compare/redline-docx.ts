/** A comparison written as a Word file with tracked changes. */
import { isRefusal, type Refusal } from '../base/refuse.ts'
import {
  type Attribution,
  blankDocx,
  type ExportRun,
  exportDocx,
  type ImportedDocument,
  type ImportedStory,
  readDocx,
  storyLines,
} from '../docx/index.ts'
import { alongside } from './beside.ts'
import { compare } from './compare.ts'
import { storyText } from './documents.ts'
import type { ComparedParagraph, Comparison } from './model.ts'
import { redlineStory } from './redline.ts'

export interface WordFile {
  readonly bytes: Uint8Array
  readonly document: ImportedDocument
}

export interface Redline {
  readonly bytes: Uint8Array
  /** Read again: whether rejecting everything gives the old text and accepting everything the new one, to the letter. */
  readonly exact: boolean
  /** Objects (pictures, footnote marks …), notes and headers that only the new text has: they could not be written. */
  readonly left: number
}

/**
 * The old file's package with every difference of its text as a tracked change by `by`. `comparison` is that of its
 * accepted text with `wanted`.
 */
export const redlineDocx = async (
  { bytes, document }: WordFile,
  wanted: readonly ComparedParagraph[],
  comparisonOfAll: Comparison,
  by: Attribution,
): Promise<Redline | Refusal> => {
  const story = document.stories[0]!
  const old = storyText(story, document.numbering)
  const { placed: now, left: besides } = alongside(old.paragraphs, wanted)
  const asGiven = now.length === wanted.length && now.every((p, n) => p.text === wanted[n]!.text)
  const comparison = asGiven ? comparisonOfAll : compare(old.paragraphs, now)
  const written = exportDocx(bytes, [redlineStory({ story, old, now, comparison, by })], { mode: 'redline' })
  if (isRefusal(written)) return written
  const again = await readDocx(written)
  if (isRefusal(again)) return again
  const come = comparison.rows.flatMap((r) => r.parts.filter((p) => p.op === 'ins').map((p) => p.text)).join('')
  const left = [...come].filter((c) => c === '\ufffc').length
  const body = again.stories[0]!
  const exact =
    says(body, 'rejected', old.paragraphs) && says(body, 'accepted', left === 0 ? now : withoutNew(now, comparison))
  return { bytes: written, exact, left: left + besides.length }
}

const says = (story: ImportedStory, view: 'accepted' | 'rejected', wanted: readonly ComparedParagraph[]): boolean => {
  const lines = storyLines(story, view)
  return lines.length === wanted.length && lines.every((line, n) => line === wanted[n]!.text)
}

/** The new text without the objects that came. */
const withoutNew = (now: readonly ComparedParagraph[], { rows }: Comparison): ComparedParagraph[] => {
  const text = rows
    .flatMap((r) => r.parts)
    .map(({ op, text }) => (op === 'del' ? '' : op === 'ins' ? text.replaceAll('\ufffc', '') : text))
    .join('')
  return text
    .split('\n')
    .slice(0, now.length)
    .map((line) => ({ text: line }))
}

/** Plain lines as a Word file of our own, for a redline of a file that is not one. */
export const plainDocx = async (lines: readonly ComparedParagraph[]): Promise<WordFile | Refusal> => {
  const empty = blankDocx()
  const runs: ExportRun[] = lines.flatMap(({ text }, n) => {
    const mark: ExportRun = n === lines.length - 1 ? { text: '\n', origin: 0 } : { text: '\n', props: { role: 'body' } }
    return text === '' ? [mark] : [{ text }, mark]
  })
  const bytes = exportDocx(empty, [{ id: 'body', runs, accepted: [], rejected: [] }], { mode: 'redline' })
  if (isRefusal(bytes)) return bytes
  const document = await readDocx(bytes)
  return isRefusal(document) ? document : { bytes, document }
}
