/** New rows and cells take after those they stand beside: their properties, and the look of their text. */
import type { Attribution, ExportRun, ParagraphProps } from '../../model.ts'
import { type Block, descend, outermost } from '../../read/block.ts'
import type { ParagraphReading } from '../../read/item.ts'
import { elements, type XmlElement } from '../../xml/tree.ts'
import type { Emitter } from '../emit.ts'
import type { Markup } from '../markup.ts'
import { writeTyped } from '../paragraph.ts'
import type { PropertyWriter } from '../paragraph-properties.ts'
import type { Piece } from '../pieces.ts'

/** The story that is being written, as its rows and cells are seen from here. */
export interface Ground {
  readonly source: string
  readonly blocks: readonly Block[]
  readonly writer: PropertyWriter
  props(ordinal: number): ParagraphProps
  paragraph(ordinal: number): ParagraphReading
  emitter(ordinal: number): Emitter
}

/** The row of the outermost table a block stands in. */
export const rowAround = (block: Block | undefined): Block | undefined => outermost(block, 'w:tr')

/** The cell of the outermost table a block stands in. */
export const cellAround = (block: Block | undefined): Block | undefined => outermost(block, 'w:tc')

/** The cell of a row that a new one is written like: at the same place, else the last. */
export const cellLike = (row: Block, cell: number): Block | undefined => {
  const cells = descend(row, 'w:tc')
  return cells[cell] ?? cells.at(-1)
}

/** Not taken over: what says how the row or cell came, and what joins a cell with those above and below. */
const OWN = new Set(
  'w:ins w:del w:trPrChange w:tblHeader w:cellIns w:cellDel w:cellMerge w:tcPrChange w:vMerge'.split(' '),
)

export const copied = (properties: XmlElement | undefined, source: string): string =>
  elements(properties)
    .filter((c) => !OWN.has(c.name))
    .map((c) => source.slice(c.from, c.to))
    .join('')

export const around = (name: string, inner: string, markup: Markup): string =>
  inner === '' ? '' : `${markup.open(name)}${inner}${markup.close(name)}`

/** Who did it, if it was done to every one of these. */
const ofAll = (runs: readonly ExportRun[], what: 'inserted' | 'deleted'): Attribution | undefined =>
  runs.every((run) => run[what] !== undefined) ? runs[0]?.[what] : undefined

/** The elements that say a row or cell is put in or taken out, if that was done to all marks that end it. */
export const tracksOf = (
  marks: readonly ExportRun[],
  names: { readonly inserted: string; readonly deleted: string },
  markup: Markup,
): string =>
  (['inserted', 'deleted'] as const)
    .map((what) => {
      const by = ofAll(marks, what)
      return by === undefined ? '' : markup.empty(names[what], markup.by(by))
    })
    .join('')

/** A paragraph as the first one of a cell is: its properties, and its text's. */
export const writeLike = (
  { blocks, writer, props, paragraph, emitter }: Ground,
  tc: Block | undefined,
  mark: ExportRun,
  pieces: readonly Piece[],
): string => {
  const ordinal = blocks.findIndex((b) => b.parent === tc)
  const model = ordinal === -1 ? undefined : paragraph(ordinal)
  const text = model?.items.find((item) => item.raw !== undefined)
  const alike = pieces.map((p) => (p.kind === 'new' ? { ...p, like: text } : p))
  const base = model && { element: model.element, props: props(ordinal) }
  return writeTyped(base, mark, alike, emitter(Math.max(0, ordinal)), writer)
}
