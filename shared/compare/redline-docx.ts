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
import { alongside, besideOf, noteKind } from './beside.ts'
import { compare } from './compare.ts'
import { storyText } from './documents.ts'
import type { ComparedParagraph, Comparison } from './model.ts'
import { redlineStory } from './redline.ts'
import { startsOf } from './side.ts'

export interface WordFile {
  readonly bytes: Uint8Array
  readonly document: ImportedDocument
}

export interface Redline {
  readonly bytes: Uint8Array
  /** Read again: whether rejecting everything gives the old text and accepting everything the new one, to the letter. */
  readonly exact: boolean
  /** Objects (pictures, fields …), headers and boxes that only the new text has: they could not be written. */
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
  const { now, besides, comparison, notes } = compared(old.paragraphs, wanted, comparisonOfAll)
  const written = exportDocx(bytes, [redlineStory({ story, old, now, comparison, by, notes })], { mode: 'redline' })
  if (isRefusal(written)) return written
  const again = await readDocx(written)
  if (isRefusal(again)) return again
  const come = comparison.rows.flatMap((r) => r.parts.filter((p) => p.op === 'ins').map((p) => p.text)).join('')
  const left = [...come].filter((c) => c === '\ufffc').length - notes.size
  const body = again.stories[0]!
  const all = withNotes(left === 0 ? now : withoutNew(now, comparison, notes), notes)
  const exact = says(body, 'rejected', old.paragraphs) && says(body, 'accepted', all)
  const dropped = besides.filter((p) => !notes.has(p.props!.apart!))
  return { bytes: written, exact, left: left + dropped.length }
}

/** The texts as they are held against each other, and the notes whose marks are new: those have no place in the old one. */
const compared = (old: readonly ComparedParagraph[], wanted: readonly ComparedParagraph[], ofAll: Comparison) => {
  const read = (fresh: ReadonlySet<string>) => {
    const { placed: now, left: besides, taken } = alongside(old, wanted, fresh)
    const asGiven = now.length === wanted.length && now.every((p, n) => p.text === wanted[n]!.text)
    return { now, besides, taken, comparison: asGiven ? ofAll : compare(old, now) }
  }
  const first = read(new Set())
  const fresh = newMarks(first.now, first.comparison)
  const last = [...fresh].some((name) => first.taken.has(name)) ? read(fresh) : first
  const marked = newMarks(last.now, last.comparison)
  const words = new Map(besideOf(last.besides).map((g) => [g.name, g.paragraphs]))
  const notes = new Map([...marked].flatMap((name) => (words.has(name) ? [[name, words.get(name)!] as const] : [])))
  return { ...last, notes }
}

/** Names of notes whose marks are among what came. */
const newMarks = (now: readonly ComparedParagraph[], { rows }: Comparison): Set<string> => {
  const come = rows.flatMap((r) => r.parts.filter((p) => p.op === 'ins'))
  const starts = startsOf(now)
  const names = now.flatMap(({ notes = [] }, n) =>
    notes.flatMap(({ at, name }) => {
      const offset = starts[n]! + at
      return come.some((p) => p.nowAt <= offset && offset < p.nowAt + p.text.length) ? [name] : []
    }),
  )
  return new Set(names)
}

/** Where a file has new notes: behind its own of their kind, in the order of their marks. */
const withNotes = (
  now: readonly ComparedParagraph[],
  notes: ReadonlyMap<string, readonly ComparedParagraph[]>,
): readonly ComparedParagraph[] => {
  const out = [...now]
  for (const kind of ['endnote', 'footnote'] as const) {
    const come = [...notes].flatMap(([name, words]) => (noteKind(name) === kind ? words : []))
    const isBefore = ({ props }: ComparedParagraph) =>
      props?.apart === undefined || noteKind(props.apart) === 'footnote' || noteKind(props.apart) === kind
    out.splice(now.findLastIndex(isBefore) + 1, 0, ...come)
  }
  return out
}

const says = (story: ImportedStory, view: 'accepted' | 'rejected', wanted: readonly ComparedParagraph[]): boolean => {
  const lines = storyLines(story, view)
  return lines.length === wanted.length && lines.every((line, n) => line === wanted[n]!.text)
}

/** The new text without the objects that came and cannot come along. */
const withoutNew = (
  now: readonly ComparedParagraph[],
  { rows }: Comparison,
  notes: ReadonlyMap<string, unknown>,
): ComparedParagraph[] => {
  const starts = startsOf(now)
  const stays = new Set(
    now.flatMap((p, n) => (p.notes ?? []).flatMap(({ at, name }) => (notes.has(name) ? [starts[n]! + at] : []))),
  )
  const text = rows
    .flatMap((r) => r.parts)
    .map(({ op, text, nowAt }) => {
      if (op === 'del') return ''
      return op === 'ins' ? text.replace(/\ufffc/g, (mark, at: number) => (stays.has(nowAt + at) ? mark : '')) : text
    })
    .join('')
  return text
    .split('\n')
    .slice(0, now.length)
    .map((line, n) => ({ text: line, ...(now[n]!.props && { props: now[n]!.props }) }))
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
