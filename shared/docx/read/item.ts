/** What a paragraph consists of, in order: stretches of text, objects, and marks that take no room. */
import type { InlineObject } from '../model.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { DrawnPicture } from './pictures.ts'

/** A complex field (begin … separate … end). It may span paragraphs. */
export interface Field {
  readonly parent: Field | undefined
  /** Still in the instruction, whose text is not shown. */
  coding: boolean
  instruction: string
  /** Something of its result is visible. */
  shown: boolean
  readonly depth: number
  /** Fields open in it that lie too deep to be told apart from it. */
  deeper: number
}

export interface Item {
  /** Offset in the story. */
  readonly at: number
  /** What the model sees: '' for marks without room. */
  readonly text: string
  /** The characters as the file has them, same length, when the item can be cut. */
  readonly raw?: string
  /** The element this is: `w:t`, `w:tab`, `w:drawing`, `w:bookmarkStart` … */
  readonly element: XmlElement
  /** The run it stands in; absent for what stands beside runs. */
  readonly run?: XmlElement
  /** Elements between the paragraph and the run (or the item), outermost first. */
  readonly path: readonly XmlElement[]
  readonly field?: Field
}

/** A stretch between the tags of one tracked element. */
export interface TrackedSpan {
  readonly element: XmlElement
  readonly from: number
  readonly to: number
}

export interface CommentMark {
  readonly id: string
  readonly kind: 'start' | 'end' | 'reference'
  readonly at: number
}

/** The mark of a note in the text, by the id under which its part has the note. */
export interface NoteMark {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
  /** "footnote 3". */
  readonly label: string
}

/** An object as its paragraph has it: which part holds a picture, only the part around it knows. */
export interface ReadObject extends Omit<InlineObject, 'picture'> {
  readonly drawn?: DrawnPicture
}

export interface ParagraphReading {
  readonly element: XmlElement
  readonly from: number
  /** Offset of its '\n'. */
  readonly end: number
  readonly items: readonly Item[]
  readonly tracked: readonly TrackedSpan[]
  readonly runs: readonly { readonly run: XmlElement; readonly from: number; readonly to: number }[]
  readonly objects: readonly ReadObject[]
  readonly comments: readonly CommentMark[]
  readonly notes: readonly NoteMark[]
}

export const OBJECT = '\ufffc'
