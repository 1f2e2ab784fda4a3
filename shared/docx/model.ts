/**
 * What the DOCX reader hands over and what the writer takes: plain data, no XML, no Yjs.
 *
 * A story's `text` is linear: every paragraph ends in '\n' (table cells included, in document order), a tab is '\t',
 * a line break '\v', a page break '\f', anything else that stands in the line (image, footnote mark, field without
 * text ...) is one U+FFFC. Offsets are UTF-16 units. Reading the same package twice gives the same offsets: they are
 * the identity by which the writer finds the original runs again.
 */
import type { DocumentLooks } from './looks.ts'

export interface CharFormat {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly caps?: 'all' | 'small'
  readonly vertical?: 'super' | 'sub'
}

export type ParagraphRole = 'title' | 'subtitle' | 'heading' | 'body' | 'toc' | 'quote'

export interface CellPlace {
  /** Index of the table in the story, then row, then cell in that row (as written, ragged rows allowed). */
  readonly table: number
  readonly row: number
  readonly cell: number
  /** Names a row made in Parley: it stands behind or before row `row` of the file, as the text has it. */
  readonly added?: string
  /** Names a column made in Parley: it stands beside cell `cell` of the file's rows, as the text has it. */
  readonly column?: string
  readonly colSpan?: number
  /** 0 for a cell that only continues the one above it. */
  readonly rowSpan?: number
}

export interface ParagraphProps {
  /** The file's own style id, kept for writing back. */
  readonly style?: string
  readonly role: ParagraphRole
  /** Heading level 1-9. */
  readonly level?: number
  readonly num?: { readonly list: string; readonly level: number }
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  /** Twentieths of a point; `first` negative = hanging. */
  readonly indent?: { readonly left: number; readonly first: number }
  readonly cell?: CellPlace
  /** What it stands in beside the main text: "footnote 3", "header", "text box 1". */
  readonly apart?: string
}

export interface ImportedParagraph {
  /** Offset of this paragraph's '\n' in the story's text. */
  readonly end: number
  readonly props: ParagraphProps
  /** What follows is in another cell, a table or the end: without this mark the text still cannot join the next. */
  readonly wall?: true
}

export interface FormatRange {
  readonly from: number
  readonly to: number
  readonly format: CharFormat
}

/** A picture that stands in the line, for the page alone. Lengths are twentieths of a point. */
export interface Picture {
  /** The part of the package that holds its bytes. */
  readonly part: string
  readonly width: number
  readonly height: number
  /** What is cut off at the top, right, bottom and left, in parts of 100,000. */
  readonly crop?: readonly [number, number, number, number]
  /** What it shows, in the words of whoever put it there. */
  readonly alt?: string
  /** Anchored to its place, not standing in it: where across the page. */
  readonly side?: 'left' | 'center' | 'right'
  /** Text flows round it. */
  readonly flows?: true
}

export interface InlineObject {
  readonly at: number
  readonly kind: 'image' | 'drawing' | 'footnote' | 'endnote' | 'field' | 'symbol' | 'object' | 'unknown'
  /** Shown in place of the character, e.g. "footnote 3", "image". */
  readonly label: string
  /** Of an image whose bytes lie in the package. Whether they can be shown only the bytes say. */
  readonly picture?: Picture
}

export type ClaimedKind =
  | 'insertion'
  | 'deletion'
  | 'moveFrom'
  | 'moveTo'
  | 'rowInsertion'
  | 'rowDeletion'
  | 'cellInsertion'
  | 'cellDeletion'
  | 'format'
  | 'paragraph'
  | 'layout'
  | 'other'

/** A tracked change found in the file: who and when are what the file claims, never more. */
export interface ClaimedChange {
  /** Stable for one package: the ordinal of the element among all tracked elements of the story. */
  readonly id: number
  readonly kind: ClaimedKind
  readonly author: string
  /** As written in the file (usually ISO 8601 without zone), '' when absent. */
  readonly date: string
  /** Half-open offsets. For a paragraph mark the range of its '\n', for 'layout' that of the first it concerns. Empty for 'other'. */
  readonly from: number
  readonly to: number
  /** Joins the two halves of a move. */
  readonly move?: string
  /** For 'format': values before; for 'paragraph': properties before. */
  readonly formatBefore?: CharFormat
  readonly propsBefore?: ParagraphProps
  /** For 'layout' and 'other': what it is, in words ("Table row: height 1 cm → 2 cm"). */
  readonly label?: string
}

export interface ImportedComment {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
  readonly from: number
  readonly to: number
  readonly parent?: string
  readonly resolved?: boolean
}

/**
 * Where the text of a part stands that is read behind the main text: notes, headers, footers, text boxes. Its own
 * offsets, change ids and table indexes begin at 0; in the story they begin at these.
 */
export interface ApartPlace {
  readonly part: string
  readonly from: number
  readonly changes: number
  readonly tables: number
}

export interface ImportedStory {
  /** 'body' for the main text and what is read behind it. */
  readonly id: string
  readonly part: string
  /** In the order of the text. Absent where there is nothing but the main text. */
  readonly apart?: readonly ApartPlace[]
  readonly text: string
  readonly paragraphs: readonly ImportedParagraph[]
  /** Sorted, disjoint; stretches without any format are left out. */
  readonly formats: readonly FormatRange[]
  readonly objects: readonly InlineObject[]
  readonly changes: readonly ClaimedChange[]
}

export interface StyleInfo {
  readonly id: string
  readonly name: string
  readonly role: ParagraphRole
  readonly level?: number
  /** The list a paragraph joins by taking this style. */
  readonly num?: ParagraphProps['num']
}

/** Resolved numbering: enough to compute what Word prints, nothing of how the file spells it. */
export interface NumberingLevel {
  readonly format: string
  /** Word's lvlText, e.g. "%1.%2". */
  readonly text: string
  readonly start: number
  readonly restart?: number
  readonly legal?: boolean
  readonly suffix?: 'tab' | 'space' | 'nothing'
  /** The number ends where the first line begins, or stands with its middle there. */
  readonly align?: 'right' | 'center'
  readonly indent?: { readonly left: number; readonly first: number }
}
export interface NumberingList {
  readonly id: string
  /** Lists that share counters (one abstractNum) share this. */
  readonly counters: string
  readonly levels: readonly NumberingLevel[]
  /** Levels whose counter starts again when this list is first used (w:lvlOverride/w:startOverride). */
  readonly startOverrides?: Readonly<Record<number, number>>
}

export interface ReportLine {
  readonly what: string
  readonly count: number
  readonly where?: string
}

export interface ImportReport {
  readonly kept: readonly ReportLine[]
  readonly approximated: readonly ReportLine[]
  readonly keptNotEditable: readonly ReportLine[]
  /** Tracked elements by their OOXML name, over all parts. */
  readonly tracked: Readonly<Record<string, number>>
  readonly authors: readonly string[]
  readonly pages?: number
  /** Not a Word file: one of our own was made of it, and this is what has no place in it. */
  readonly madeFrom?: 'markdown' | 'text'
  readonly leftOut?: readonly ReportLine[]
}

export interface ImportedDocument {
  /** Body first. */
  readonly stories: readonly ImportedStory[]
  readonly styles: readonly StyleInfo[]
  readonly numbering: readonly NumberingList[]
  readonly comments: readonly ImportedComment[]
  /** What it looks like, for the page alone. */
  readonly looks?: DocumentLooks
  readonly report: ImportReport
}

export interface ImportProgress {
  readonly phase: 'opening' | 'reading' | 'checking'
  /** 0..1 within the whole import. */
  readonly done: number
  readonly paragraphs: number
  readonly tables: number
  readonly changes: number
}

/** Who made a change. `claimed` names the ClaimedChange it came from, so that its element is written back as it was. */
export interface Attribution {
  readonly author: string
  readonly date: string
  readonly claimed?: number
  /** Joins the two halves of a move made in Parley: a deletion in one place and an insertion in another. */
  readonly move?: string
}

/** A note that came since the import: the file's package does not have it. */
export interface ExportNote {
  readonly key: string
  readonly kind: 'footnote' | 'endnote'
}

/** One stretch of a story, in order. Text that is in no version (withdrawn, rejected, accepted deletion) is left out. */
export interface ExportRun {
  /** Never contains '\n', except the run that is exactly one '\n'. */
  readonly text: string
  /** Offset of its first character in the imported story; absent for text typed in Parley. */
  readonly origin?: number
  readonly inserted?: Attribution
  readonly deleted?: Attribution
  /** Format in force. For imported text only where it differs from the imported format, else absent. */
  readonly format?: CharFormat
  /** Present when `format` is a pending change, absent when it is settled. */
  readonly formatBy?: Attribution
  /** For '\n' runs: properties, present when typed here or changed since import. */
  readonly props?: ParagraphProps
  readonly propsBy?: Attribution
  /** At the mark of a new note, one U+FFFC: which note it is. */
  readonly note?: ExportNote
  /** The new note whose words these are. They stand behind all else. */
  readonly within?: ExportNote
  /** Keys of comments that begin before this run, and of those that end behind it. */
  readonly opens?: readonly string[]
  readonly closes?: readonly string[]
}

/** A comment made in Parley. Its anchor is in the runs. */
export interface ExportComment {
  readonly key: string
  readonly author: string
  readonly date: string
  readonly text: string
  /** Key of the comment it answers; `file.<id>` for one of the file's. */
  readonly parent?: string
  readonly resolved?: boolean
}

/** One that says nothing of notes, headers, footers and text boxes (older negotiations) leaves them as the file has them. */
export interface ExportStory {
  readonly id: string
  readonly runs: readonly ExportRun[]
  /** Claimed changes that carry no text of their own run (rows, cells, formats, properties) and were decided here. */
  readonly accepted: readonly number[]
  readonly rejected: readonly number[]
  readonly comments?: readonly ExportComment[]
}

export interface ExportOptions {
  /** `clean`: every pending change accepted, scrubbed of names, rsids, comments and document properties. */
  readonly mode: 'redline' | 'clean'
  /** For a clean copy: whether text that Word does not show is left out as well. */
  readonly hidden?: 'keep' | 'remove'
}
