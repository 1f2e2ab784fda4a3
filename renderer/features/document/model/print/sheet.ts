/** What is printed, as plain data: paragraphs with their changes, and what stands around them on every page. */
import type { CellPlace, CharFormat, ParagraphProps } from '../../../../../shared/docx/model.ts'
import type { Side } from '../../../../../shared/text/pieces.ts'
import type { Run } from '../../../../../shared/text/state.ts'

export type Kind = 'redline' | 'clean' | 'sides'

export type Paper = 'A4' | 'Letter'

/** Whose a change is; `any`: of two texts compared nobody is asked who made the difference. */
export type Whose = Side | 'any'

/** A picture ready to be printed: `data:` all of it, since pages fetch nothing. Lengths are points. */
export interface PrintPicture {
  readonly source: string
  readonly width: number
  readonly height: number
  readonly alt: string
  /** Text flows round it. */
  readonly flows?: 'left' | 'right'
}

/** The picture an object of the text is printed as; undefined where it stays a box. */
export type PictureOf = (run: Run) => PrintPicture | undefined

/** A stretch of text that looks the same throughout. */
export interface PrintPiece {
  readonly text: string
  readonly format?: CharFormat
  readonly ins?: Whose
  readonly del?: Whose
  /** A half of a move: the words stand elsewhere as well. */
  readonly moved?: true
  /** No mark of the file accounts for it. */
  readonly untracked?: true
  /** Decided differently by the two sides. */
  readonly conflict?: true
  /** Stands in the line and is no text: shown in a box. */
  readonly boxed?: true
  /** What is shown in place of the box. */
  readonly picture?: PrintPicture
}

/** What the margin says about a paragraph. */
export interface Margin {
  readonly us?: 'published' | 'draft'
  readonly them?: true
  readonly untracked?: true
  /** Only its looks change. */
  readonly format?: true
}

export interface PrintBlock {
  readonly role: ParagraphProps['role']
  /** 1 to 5: an entry of the PDF's outline. */
  readonly heading?: number
  readonly number: string
  readonly align?: ParagraphProps['align']
  /** Points from the left edge of the text. */
  readonly indent: number
  readonly cell?: CellPlace
  readonly pieces: readonly PrintPiece[]
  readonly margin?: Margin
  /** The paragraph's own mark comes or goes. */
  readonly mark?: { readonly op: 'ins' | 'del'; readonly side: Side }
  /** Where a move went to or came from, said before or behind the words. */
  readonly before?: string
  readonly behind?: string
  /** Said above it: that its clause is agreed. */
  readonly above?: string
  /** Above the first paragraph of a note, a header, a text box: what it is. */
  readonly apart?: string
}

/** What every page says about itself. */
export interface Letterhead {
  readonly title: string
  /** Party names; '' where nobody gave one. */
  readonly us: string
  readonly them: string
  readonly kind: Kind
  /** "Turn R2 “Fees”, Vantaloft", or that it is a draft. */
  readonly state: string
  readonly draft: boolean
  readonly date: string
  /** SHA-256 of the text that is printed. */
  readonly hash: string
  readonly paper: Paper
  /** Side by side: what the left column is. */
  readonly left?: string
}

/** What the legend has to explain, and who is in it. */
export interface Seen {
  readonly us: ReadonlySet<string>
  readonly them: ReadonlySet<string>
  readonly draft: boolean
  readonly moved: boolean
  readonly format: boolean
  readonly untracked: boolean
  readonly conflict: boolean
  readonly agreed: boolean
}
