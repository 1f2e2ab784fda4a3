/** The skeleton of a part: tables, rows, cells, controls and paragraphs, without what is in the paragraphs. */
import type { CellPlace } from '../model.ts'
import { attribute, child, settingOf, wholeNumber, type XmlElement } from '../xml/tree.ts'
import type { InlineState } from './paragraph.ts'

export interface Block {
  readonly element: XmlElement
  readonly parent: Block | undefined
  readonly children: Block[]
  /** Property elements that stand in it: `w:tblPr`, `w:trPr`, `w:tcPr`, `w:sdtPr` … */
  readonly properties: XmlElement[]
  /** Offsets in the story. */
  readonly from: number
  to: number
  /** For a paragraph: how to read it again, so that its tree need not be kept. */
  readonly paragraph?: ParagraphPlace
}

export interface ParagraphPlace {
  readonly ordinal: number
  readonly firstTracked: number
  /** How many tracked elements are in it. */
  readonly tracked: number
  /** Ends and starts of moves in it, as `from 12` or `to 12`. */
  readonly moves: readonly string[]
  readonly state: InlineState
}

/** Elements whose children are blocks. Alternate content counts by its first choice only. */
const CONTAINERS = new Set([
  'w:document',
  'w:body',
  'w:footnotes',
  'w:footnote',
  'w:endnotes',
  'w:endnote',
  'w:hdr',
  'w:ftr',
  'w:txbxContent',
  'w:tbl',
  'w:tr',
  'w:tc',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'mc:AlternateContent',
  'mc:Choice',
])

export const isContainer = (element: XmlElement): boolean => CONTAINERS.has(element.name)

const ROOMS = new Set(['w:tc', 'w:body', 'w:footnote', 'w:endnote', 'w:hdr', 'w:ftr', 'w:txbxContent'])

/** Whether the last thing in it must be a paragraph. */
export const endsInParagraph = ({ element }: Block): boolean => ROOMS.has(element.name)

/** What a block stands in, itself first. A text box is a world of its own: what it is anchored in is not around it. */
export function* around(block: Block | undefined): Generator<Block> {
  for (let at = block; at !== undefined; at = at.parent) {
    yield at
    if (at.element.name === 'w:txbxContent') return
  }
}

export const nearest = (block: Block | undefined, name: string): Block | undefined => {
  for (const at of around(block)) if (at.element.name === name) return at
  return undefined
}

export const outermost = (block: Block | undefined, name: string): Block | undefined => {
  let found: Block | undefined
  for (const at of around(block)) if (at.element.name === name) found = at
  return found
}

/** Rows of a table, through controls and tracked wrappers around them. */
export const descend = (block: Block, name: string): Block[] =>
  block.children.flatMap((c) => (c.element.name === name ? [c] : c.element.name === 'w:p' ? [] : descend(c, name)))

/** The first of what descend() finds, without looking at the rest. */
export const first = (block: Block, name: string): Block | undefined => {
  for (const c of block.children) {
    const found = c.element.name === name ? c : c.element.name === 'w:p' ? undefined : first(c, name)
    if (found !== undefined) return found
  }
  return undefined
}

export const property = (block: Block, name: string): XmlElement | undefined =>
  block.properties.find((p) => p.name === name)

export type OpenCell = { -readonly [K in keyof CellPlace]: CellPlace[K] }

/** Fills in how many rows each cell spans, which only the whole table shows. */
export const spanRows = (table: Block, placeOf: ReadonlyMap<Block, OpenCell>): void => {
  const open = new Map<number, OpenCell>()
  for (const row of descend(table, 'w:tr')) {
    let column = wholeNumber(settingOf(property(row, 'w:trPr'), 'w:gridBefore')) ?? 0
    for (const cell of descend(row, 'w:tc')) {
      const place = placeOf.get(cell)
      const tcPr = property(cell, 'w:tcPr')
      const merge = child(tcPr, 'w:vMerge')
      const above = open.get(column)
      if (merge !== undefined && attribute(merge, 'w:val') !== 'restart' && above !== undefined) {
        above.rowSpan = (above.rowSpan ?? 1) + 1
        if (place !== undefined) place.rowSpan = 0
      } else if (merge !== undefined && place !== undefined) open.set(column, place)
      else open.delete(column)
      column += Math.max(1, wholeNumber(settingOf(tcPr, 'w:gridSpan')) ?? 1)
    }
  }
}

/** Prefixes in force within a block, for reading a piece of it alone. */
export const namespacesAround = (block: Block | undefined): Record<string, string> => {
  const found: Record<string, string> = {}
  for (let at = block; at !== undefined; at = at.parent) {
    for (const [name, value] of Object.entries(at.element.attributes)) {
      if (!name.startsWith('xmlns:')) continue
      // The default namespace is declared by the name "xmlns" itself.
      const prefix = name.slice('xmlns:'.length)
      found[prefix === 'xmlns' ? '' : prefix] ??= value
    }
  }
  return found
}

/** Paragraphs after which text cannot be joined: what follows is another container, a table or the end. */
export const wallsIn = (root: Block): Set<Block> => {
  const found = new Set<Block>()
  const visit = (block: Block): void => {
    for (const [n, c] of block.children.entries()) {
      if (c.paragraph === undefined) visit(c)
      else if (block.children[n + 1]?.paragraph === undefined) found.add(c)
    }
  }
  visit(root)
  return found
}
