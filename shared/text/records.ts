/**
 * The records that make a redline out of text that only grows. Each lies in the `records` map under its own fresh
 * key and is never overwritten or removed; taking one back is another record (`void`).
 */
import type {
  CharFormat,
  ClaimedChange,
  FormatRange,
  ImportedComment,
  ImportedParagraph,
  InlineObject,
  ParagraphProps,
} from '../docx/model.ts'
import type { OutsideChange } from '../docx/surroundings.ts'
import type { IdRange } from './ids.ts'

/** Who did it, as shown on the change. */
export interface Author {
  readonly name: string
  readonly party: string
  /** Names our own party went by before: what was written under them is still ours. Known to us, written nowhere. */
  readonly formerly?: readonly string[]
  /** What stands on our changes in Word files. Known to us, written nowhere. */
  readonly signs?: 'name' | 'party'
}

/** Where a change came from that nobody made in Parley: a returned file. Who and when are then the file's claim. */
export interface Via {
  /** SHA-256 of the file. */
  readonly file: string
  /** Whether the file itself marked it as a change. */
  readonly tracked: boolean
}

interface Stamped {
  readonly story: string
  readonly by: Author
  readonly via?: Via
  /** Claimed time, milliseconds since 1970. */
  readonly at: number
  /** Lamport order: greater than every record seen when it was made. */
  readonly n: number
}

/** What a file's story looked like when it was imported. Offsets are clocks of `client` from `clock` on. */
export interface BaseRecord {
  readonly t: 'base'
  readonly story: string
  readonly client: number
  readonly clock: number
  readonly paragraphs: readonly ImportedParagraph[]
  readonly formats: readonly FormatRange[]
  readonly objects: readonly InlineObject[]
  readonly changes: readonly ClaimedChange[]
  readonly comments?: readonly ImportedComment[]
}

/** Who writes under a Yjs client id, and since when: one per launch. */
export interface ClientRecord extends Stamped {
  readonly t: 'client'
  readonly client: number
}

/** When a stretch was typed. Without it the text is still its client's, dated at the launch. */
export interface InsertionRecord extends Stamped {
  readonly t: 'ins'
  readonly ranges: readonly IdRange[]
}

export interface DeletionRecord extends Stamped {
  readonly t: 'del'
  readonly ranges: readonly IdRange[]
  /** A move: the same text stands there now. Both halves are decided as one. */
  readonly movedTo?: readonly IdRange[]
}

/** Takes back one's own pending text. */
export interface WithdrawalRecord extends Stamped {
  readonly t: 'wd'
  readonly ranges: readonly IdRange[]
  /** Keys of the decisions on this text that were known: what the other side had accepted stays. */
  readonly after?: readonly string[]
}

/** `false` switches a format off where the file had it on. */
export type FormatSet = { readonly [K in keyof CharFormat]?: CharFormat[K] | false }

export interface FormatRecord extends Stamped {
  readonly t: 'fmt'
  readonly ranges: readonly IdRange[]
  readonly set: FormatSet
}

/** New values of paragraph properties; `undefined` takes one away (no list number any more). */
export type PropsSet = { readonly [K in keyof ParagraphProps]?: ParagraphProps[K] | undefined }

/** Properties of paragraph marks. `first` = what a typed mark was born with, so not a change of its own. */
export interface ParagraphRecord extends Stamped {
  readonly t: 'para'
  readonly ranges: readonly IdRange[]
  readonly set: PropsSet
  readonly first?: true
}

export type Verdict = 'accept' | 'reject'

/** Accepts or rejects layers over id ranges. A layer is `i` (typed text), `c<n>` (claimed in the file) or a record key. */
export interface DecisionRecord extends Stamped {
  readonly t: 'dec'
  readonly verdict: Verdict
  /** Keys of the decisions on the same text that were known when this one was made: these it may overrule. */
  readonly after?: readonly string[]
  readonly on: readonly { readonly layer: string; readonly ranges: readonly IdRange[] }[]
  /** Why, in one line; sent with it. */
  readonly say?: string
}

/**
 * A note that came with a returned file: its mark in the text, one U+FFFC, and its words, which stand behind all text of
 * the file and end in a paragraph mark. Both are text of the record's own client; they come and go as one.
 */
export interface NoteRecord extends Stamped {
  readonly t: 'note'
  readonly kind: 'footnote' | 'endnote'
  readonly ranges: readonly [mark: IdRange, words: IdRange]
}

/** Undoes one record, `void` records included: undo and redo are the same act. */
export interface VoidRecord extends Stamped {
  readonly t: 'void'
  readonly record: string
}

/** Turn 0 of a negotiation begun from blank: from here on edits show as changes. */
export interface BaselineRecord extends Stamped {
  readonly t: 'baseline'
  readonly ranges: readonly IdRange[]
  /** Keys of the format and paragraph records that are settled with it. */
  readonly looks?: readonly string[]
}

/** Why: one line for a change (its ranges) or for a whole clause (the range of its first paragraph's mark). */
export interface ReasonRecord extends Stamped {
  readonly t: 'why'
  readonly ranges: readonly IdRange[]
  readonly say: string
}

/** A comment both sides read. `parent` = the key of the comment it answers, or of the file's own (`file.<id>`). */
export interface CommentRecord extends Stamped {
  readonly t: 'cmt'
  readonly ranges: readonly IdRange[]
  readonly text: string
  readonly parent?: string
}

export interface ResolvedRecord extends Stamped {
  readonly t: 'done'
  readonly comment: string
  readonly done: boolean
}

/** A turn: what one side had said when it handed over. Immutable; comparable with any other. */
export interface TurnRecord extends Stamped {
  readonly t: 'turn'
  readonly turn: number
  /** Given by the side that made it; shown beside the number. */
  readonly name: string
  /** Whose turn it was. For a returned file its sender, as we recorded it. */
  readonly party: string
  /** What the document held: for every client the clock before which everything counts. */
  readonly heads: readonly (readonly [client: number, clock: number])[]
  /** SHA-256 of the turn's canonical text. */
  readonly hash: string
  /** The Word file it came as, or went out as. */
  readonly file?: { readonly name: string; readonly sha256: string }
  /** What was different in the file outside its body. */
  readonly outside?: readonly OutsideChange[]
}

/** One side's word on a clause: agreed in principle, or agreed on the text with this hash. */
export interface AgreementRecord extends Stamped {
  readonly t: 'agree'
  readonly clause: string
  readonly hash: string
  readonly level: 'principle' | 'agreed'
  /** Keys of the words and reopenings on the clause that were known when this one was given: these it may overrule. */
  readonly after?: readonly string[]
  /** Not said by `by` but written down for them, by whom and from what: never shown as their own word. */
  readonly recorded?: { readonly by: Author; readonly say: string }
}

export interface ReopeningRecord extends Stamped {
  readonly t: 'reopen'
  readonly clause: string
  readonly say: string
}

/** A side has seen these differences of a turn: what it compares with next time. */
export interface AcknowledgementRecord extends Stamped {
  readonly t: 'ack'
  readonly turn: string
  /** Ids of the rows of "What changed". */
  readonly rows: readonly string[]
}

export type TextRecord =
  | BaseRecord
  | ClientRecord
  | InsertionRecord
  | DeletionRecord
  | WithdrawalRecord
  | FormatRecord
  | ParagraphRecord
  | DecisionRecord
  | NoteRecord
  | VoidRecord
  | BaselineRecord
  | ReasonRecord
  | CommentRecord
  | ResolvedRecord
  | TurnRecord
  | AgreementRecord
  | ReopeningRecord
  | AcknowledgementRecord

/** What a caller writes; story, author, time and order are stamped on. */
type Unstamped<R> = R extends Stamped ? Omit<R, keyof Stamped> : never
export type NewRecord = Unstamped<TextRecord>

/** Written in another's name: what a returned file claims, or a draft's record as it goes out. */
export type StampAs = Partial<Pick<Stamped, 'by' | 'at' | 'via'>>

const KINDS = new Set(
  'base client ins del wd fmt para note dec void baseline why cmt done turn agree reopen ack'.split(' '),
)

/** Records of kinds we do not know (a newer Parley's) are kept in the document and passed over here. */
export const isKnown = (value: unknown): value is TextRecord =>
  typeof value === 'object' && value !== null && KINDS.has((value as { t?: string }).t ?? '')
