/** A document to be made into a Word file of our own: what another format says, in the terms of this one. */
import type { CharFormat, ParagraphProps } from '../model.ts'

export interface MadeRun {
  /** As in a story: a tab is '\t', a line break '\v', a page break '\f'. No '\n'. */
  readonly text: string
  readonly format?: Pick<CharFormat, 'bold' | 'italic' | 'strike'>
}

export interface MadeParagraph {
  readonly kind: 'paragraph'
  readonly runs: readonly MadeRun[]
  readonly role: 'title' | 'heading' | 'body' | 'quote'
  /** Heading level 1-6. */
  readonly level?: number
  /** `list` is an index of `MadeDocument.lists`. */
  readonly num?: { readonly list: number; readonly level: number }
  readonly indent?: ParagraphProps['indent']
}

export type MadeAlign = 'left' | 'center' | 'right' | undefined

export interface MadeTable {
  readonly kind: 'table'
  readonly columns: number
  readonly align: readonly MadeAlign[]
  /** The first one is its head. A row may have fewer cells than there are columns. */
  readonly rows: readonly (readonly (readonly MadeRun[])[])[]
}

export type MadeBlock = MadeParagraph | MadeTable

/** All lists of a kind count together: a list that begins elsewhere says at which level and with which number. */
export interface MadeList {
  readonly kind: 'legal' | 'bullet'
  readonly starts?: Readonly<Record<number, number>>
}

export interface MadeDocument {
  readonly blocks: readonly MadeBlock[]
  readonly lists: readonly MadeList[]
}
