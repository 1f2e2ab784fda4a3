/**
 * What a comparison takes and gives: plain data, which a worker can post as it is.
 *
 * A document is its paragraphs in reading order, table cells included. Its *linear text* is every paragraph's text
 * followed by one '\n', the paragraph's mark. All offsets of a comparison are UTF-16 units in the two linear texts.
 */
import type { CharFormat, FormatRange, ParagraphProps } from '../docx/model.ts'

export interface ComparedParagraph {
  /** Without its mark; holds no '\n'. */
  readonly text: string
  /** The caller's own name for it. Not looked at. */
  readonly key?: string
  /** Absent: not known, and then never told apart. A paragraph with a `cell` is never paired with one without. */
  readonly props?: ParagraphProps
  /** Offsets within this paragraph. Absent: not known; empty: plain. */
  readonly formats?: readonly FormatRange[]
  /** Marks of notes in it, by the name their words stand under. Not looked at: one mark is like another. */
  readonly notes?: readonly NoteMark[]
  /** What Word prints before it ("4.2"), '' for nothing; absent: not known. */
  readonly number?: string
}

export interface NoteMark {
  /** Offset within the paragraph. */
  readonly at: number
  readonly name: string
}

/**
 * A stretch of text: on both sides, only in the old text, or only in the new one. For `ins` `oldAt` is where it would
 * stand in the old text, for `del` `nowAt` where it would stand in the new one.
 */
export interface Part {
  readonly op: 'same' | 'del' | 'ins'
  readonly text: string
  readonly oldAt: number
  readonly nowAt: number
}

/**
 * What kind of difference it is.
 * - `number`: nothing but figures, amounts, percentages, dates or durations differ
 * - `cross-reference`: nothing but which clause, section or schedule is meant
 * - `definition`: in the words that define a term
 * - `moved`: the same words in another place
 * - `format`: the same words, other looks: format, style, level, blanks, the shape of quotation marks, a paragraph cut
 *   in two or joined
 * - `numbering`: the paragraph's own number, which changed because others came or went
 * - `substance`: anything else
 */
export type DifferenceClass =
  | 'substance'
  | 'number'
  | 'definition'
  | 'cross-reference'
  | 'moved'
  | 'format'
  | 'numbering'

/** A part of a row; what differs says what kind of difference it is. */
export interface RowPart extends Part {
  readonly class?: DifferenceClass
}

/** Paragraphs by index, half-open. Empty: none on this side, `from` is where they would stand. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Text that is the same and looks different. */
export interface FormatDifference {
  readonly oldAt: number
  readonly nowAt: number
  readonly length: number
  readonly before: CharFormat
  readonly after: CharFormat
}

/**
 * Paragraphs that belong together, in reading order.
 * - `same`: the same words (their looks or numbers may differ: see `classes`)
 * - `changed`: one paragraph and what became of it; several on one side where it was cut up or joined (the '\n' that
 *   came or went is part of the text)
 * - `inserted`, `deleted`: whole paragraphs of one side, one a row
 * - `movedFrom`, `movedTo`: the two places of a paragraph that moved, one in each row
 */
export interface Row {
  readonly kind: 'same' | 'changed' | 'inserted' | 'deleted' | 'movedFrom' | 'movedTo'
  readonly old: Stretch
  readonly now: Stretch
  /** Over all rows `same` and `del` joined are the old linear text, `same` and `ins` the new one, exactly. */
  readonly parts: readonly RowPart[]
  /** Of a moved paragraph: one number for both its places, and for neighbours that moved along with it. */
  readonly move?: number
  /** Of `movedTo`: the row of the other place. */
  readonly source?: number
  /** Of `movedTo`: word by word what changed on the way; offsets in both linear texts. */
  readonly edits?: readonly RowPart[]
  readonly formats?: readonly FormatDifference[]
  /** Paragraphs that are the same one and have other properties or another printed number. */
  readonly looks?: readonly { readonly old: number; readonly now: number; readonly what: 'props' | 'number' }[]
  /** Each kind of difference once; empty when there is none at all. */
  readonly classes: readonly DifferenceClass[]
}

export interface Comparison {
  readonly rows: readonly Row[]
  /** How many moves there are; their numbers are 0 to this. */
  readonly moves: number
}

export interface ComparisonProgress {
  readonly phase: 'matching' | 'aligning' | 'moves' | 'words'
  /** 0..1 within the phase. */
  readonly done: number
}
