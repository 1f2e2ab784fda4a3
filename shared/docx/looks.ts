/**
 * What a file looks like, for the page alone: an export patches the original package and never asks for this.
 * Lengths are twentieths of a point unless said otherwise; a colour is '#rrggbb'.
 */
import type { Picture } from './model.ts'

export interface TextLook {
  readonly font?: string
  /** Half-points. */
  readonly size?: number
  /** 'auto' is the page's own ink. */
  readonly color?: string
  /** Behind the text; 'none' takes one away. */
  readonly ground?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly caps?: 'all' | 'small' | 'none'
}

export interface Edge {
  readonly line: 'solid' | 'double' | 'dashed' | 'dotted'
  /** Eighths of a point. */
  readonly width: number
  readonly color?: string
}

/** A side that is `null` is said to have no line, where another layer would have given it one. */
export interface Edges {
  readonly top?: Edge | null
  readonly left?: Edge | null
  readonly bottom?: Edge | null
  readonly right?: Edge | null
}

export interface TabStop {
  readonly at: number
  readonly align: 'left' | 'center' | 'right'
  readonly leader?: 'dots' | 'line'
}

/** Alignment and the indents at the left can be changed in Parley and are therefore the paragraph's properties. */
export interface ParagraphLook {
  readonly before?: number
  readonly after?: number
  /** Of 240 for `auto`, else a length. */
  readonly line?: number
  readonly rule?: 'auto' | 'exact' | 'least'
  readonly right?: number
  readonly tabs?: readonly TabStop[]
  readonly edges?: Edges
  readonly ground?: string
  /** No room between paragraphs of the same style. */
  readonly close?: boolean
}

/** A paragraph style through everything it is based on: nothing in it is left to be looked up. */
export interface StyleLook {
  readonly id: string
  readonly text: TextLook
  readonly paragraph: ParagraphLook
  readonly align?: 'left' | 'center' | 'right' | 'justify'
}

/** What paragraphs and stretches have beyond their styles. Equal looks are said once and named by their index. */
export interface DirectLooks {
  readonly texts: readonly TextLook[]
  readonly paragraphs: readonly ParagraphLook[]
  /** Three numbers a paragraph that differs: offset of its mark, text look, paragraph look (each + 1, 0 for none). */
  readonly marks: readonly number[]
  /** Three numbers a stretch that differs from its paragraph's text: from, to, text look. */
  readonly runs: readonly number[]
}

export interface CellLook {
  readonly edges?: Edges
  readonly ground?: string
  readonly valign?: 'center' | 'bottom'
  /** At least, as its row has it. */
  readonly height?: number
  /** Room within: top, right, bottom, left. */
  readonly room?: readonly [number, number, number, number]
}

export interface TableLook {
  /** Widths of the grid's columns. */
  readonly columns: readonly number[]
  /** Of the whole: a length, or fiftieths of a percent of what is there. */
  readonly width?: number
  readonly share?: number
  readonly align?: 'center' | 'right'
  readonly indent?: number
  readonly cells: readonly CellLook[]
  /** For each row the looks of its cells, as indexes into `cells`. */
  readonly rows: readonly (readonly number[])[]
}

export interface PageLook {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
  /** How far header and footer stand from the edges of the paper. */
  readonly header: number
  readonly footer: number
  readonly columns: number
}

/** A page or a section of the file begins at a paragraph. */
export interface PageBreak {
  /** Offset of the paragraph's mark. */
  readonly end: number
  /** Its number, where a page begins, counted from the first. */
  readonly page?: number
  /** Where a section begins that is on other paper or in other columns. */
  readonly paper?: Pick<PageLook, 'width' | 'height' | 'columns'>
}

/** How the number before a paragraph looks, where it differs from the paragraph's text. By list, then level. */
export type NumberLooks = Readonly<Record<string, readonly (TextLook | null)[]>>

export type MarginPlace = 'first' | 'default' | 'even'

/** A header or footer, to be read: it is kept from the file and no part of what is negotiated. */
export interface MarginText {
  readonly kind: 'header' | 'footer'
  readonly on: MarginPlace
  readonly lines: readonly MarginLine[]
}

export interface MarginLine {
  /** Each U+FFFC in it is the next of its pictures. */
  readonly text: string
  readonly pictures?: readonly Picture[]
  readonly style?: string
  /** What most of it is set in beyond its style: index + 1 into the direct looks of text. */
  readonly look?: number
  readonly align?: 'left' | 'center' | 'right' | 'justify'
}

export interface DocumentLooks {
  /** The style of paragraphs that name none. */
  readonly normal: StyleLook
  readonly styles: readonly StyleLook[]
  readonly direct: DirectLooks
  readonly numbers: NumberLooks
  readonly tables: readonly TableLook[]
  readonly page: PageLook
  /** Distance of the stops a tab goes to where none are set. */
  readonly tab: number
  readonly margins: readonly MarginText[]
  /** In the order of the text. */
  readonly breaks?: readonly PageBreak[]
  /** The text and the margins say where the pictures are. Of a file imported before they did, the package has to be asked. */
  readonly pictured?: true
}
