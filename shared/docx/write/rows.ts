/** Table rows made in Parley: written like the row they stand beside. */
import type { Attribution, CellPlace, ExportRun, ParagraphProps } from '../model.ts'
import { type Block, descend, property } from '../read/block.ts'
import type { ParagraphReading } from '../read/item.ts'
import { elements, type XmlElement } from '../xml/tree.ts'
import type { Edit } from './edits.ts'
import type { Emitter } from './emit.ts'
import type { Markup } from './markup.ts'
import { writeTyped } from './paragraph.ts'
import type { PropertyWriter } from './paragraph-properties.ts'
import type { Piece } from './pieces.ts'
import type { OutParagraph } from './plan.ts'

/** The row of the outermost table a block stands in. */
const rowAround = (block: Block | undefined): Block | undefined => {
  let row: Block | undefined
  for (let at = block; at !== undefined; at = at.parent) if (at.element.name === 'w:tr') row = at
  return row
}

/** The cell of a row that a new one is written like: at the same place, else the last. */
const cellLike = (row: Block, cell: number): Block | undefined => {
  const cells = descend(row, 'w:tc')
  return cells[cell] ?? cells.at(-1)
}

/** Not taken over: what says how the row or cell came, and what joins a cell with those above and below. */
const OWN = new Set(
  'w:ins w:del w:trPrChange w:tblHeader w:cellIns w:cellDel w:cellMerge w:tcPrChange w:vMerge'.split(' '),
)

const writeRow = ({ like, ...row }: NewRow, source: string, markup: Markup): string => {
  const copied = (properties: XmlElement | undefined): string =>
    elements(properties)
      .filter((c) => !OWN.has(c.name))
      .map((c) => source.slice(c.from, c.to))
      .join('')
  const cells = row.cells.map(({ cell, paragraphs }) => {
    const model = cellLike(like, cell)
    const tcPr = copied(model && property(model, 'w:tcPr'))
    return `${markup.open('tc')}${around('tcPr', tcPr, markup)}${paragraphs.join('')}${markup.close('tc')}`
  })
  const exceptions = property(like, 'w:tblPrEx')
  const tblPrEx = exceptions === undefined ? '' : source.slice(exceptions.from, exceptions.to)
  const tracks = (['inserted', 'deleted'] as const).map((what) => {
    const by = ofAll(row.marks, what)
    return by === undefined ? '' : markup.empty(what === 'inserted' ? 'ins' : 'del', markup.by(by))
  })
  const trPr = around('trPr', `${copied(property(like, 'w:trPr'))}${tracks.join('')}`, markup)
  return `${markup.open('tr')}${tblPrEx}${trPr}${cells.join('')}${markup.close('tr')}`
}

const around = (name: string, inner: string, markup: Markup): string =>
  inner === '' ? '' : `${markup.open(name)}${inner}${markup.close(name)}`

/** Who did it, if it was done to every one of these. */
const ofAll = (runs: readonly ExportRun[], what: 'inserted' | 'deleted'): Attribution | undefined =>
  runs.every((run) => run[what] !== undefined) ? runs[0]?.[what] : undefined

interface NewRow {
  readonly added: string
  readonly like: Block
  /** Where in the source it goes. */
  readonly at: number
  readonly cells: { readonly cell: number; readonly paragraphs: string[] }[]
  readonly marks: ExportRun[]
}

interface Ground {
  readonly source: string
  readonly blocks: readonly Block[]
  readonly writer: PropertyWriter
  props(ordinal: number): ParagraphProps
  paragraph(ordinal: number): ParagraphReading
  emitter(ordinal: number): Emitter
}

/** Gathers the paragraphs of added rows as they come, and writes each row whole. */
export class AddedRows {
  readonly #ground: Ground
  readonly #rows: NewRow[] = []

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /**
   * Takes a paragraph that stands in an added row; false where it stands in none, or where nothing is left of the table.
   *
   * @param before ordinal of the imported paragraph it follows; `after` of the next one
   */
  take(
    { host, mark }: OutParagraph,
    before: number | undefined,
    after: number | undefined,
    pieces: () => readonly Piece[],
  ): boolean {
    const place = host === undefined ? mark?.props?.cell : undefined
    if (mark === undefined || place?.added === undefined) return false
    const last = this.#rows.at(-1)
    const row = last?.added === place.added ? last : this.#begin(place, before, after)
    if (row === undefined) return false
    const text = this.#paragraph(row, place.cell, mark, pieces())
    const cell = row.cells.at(-1)
    if (cell?.cell === place.cell) cell.paragraphs.push(text)
    else row.cells.push({ cell: place.cell, paragraphs: [text] })
    row.marks.push(mark)
    return true
  }

  /** Behind the row it follows, else before the next one of its table. */
  #begin({ table, added = '' }: CellPlace, before: number | undefined, after: number | undefined): NewRow | undefined {
    const { blocks, props } = this.#ground
    for (const host of [before, after]) {
      const like = host === undefined ? undefined : rowAround(blocks[host])
      if (like === undefined || props(host!).cell?.table !== table) continue
      const at = host === before ? like.element.to : like.element.from
      const row = { added, like, at, cells: [], marks: [] }
      this.#rows.push(row)
      return row
    }
    return undefined
  }

  #paragraph({ like }: NewRow, cell: number, mark: ExportRun, pieces: readonly Piece[]): string {
    const { blocks, writer, props, paragraph, emitter } = this.#ground
    const tc = cellLike(like, cell)
    const ordinal = blocks.findIndex((b) => b.parent === tc)
    const model = ordinal === -1 ? undefined : paragraph(ordinal)
    const text = model?.items.find((item) => item.raw !== undefined)
    const alike = pieces.map((p) => (p.kind === 'new' ? { ...p, like: text } : p))
    const base = model && { element: model.element, props: props(ordinal) }
    return writeTyped(base, mark, alike, emitter(Math.max(0, ordinal)), writer)
  }

  edits(): Edit[] {
    const { source, writer } = this.#ground
    return this.#rows.map((row) => ({ from: row.at, to: row.at, text: writeRow(row, source, writer.markup) }))
  }
}

/**
 * Rows of the file that somebody newly takes out whole, with who did it: every run and mark that is left of them is
 * struck.
 */
export const struckRows = (
  paragraphs: readonly OutParagraph[],
  blocks: readonly Block[],
  props: (ordinal: number) => ParagraphProps,
): Map<Block, Attribution> => {
  const rows = new Map<Block, Attribution | undefined>()
  const rowOf = new Map<string, Block>()
  for (const { host } of paragraphs) {
    const row = host === undefined ? undefined : rowAround(blocks[host])
    if (row !== undefined) rowOf.set(nameOf(props(host!).cell), row)
  }
  for (const { host, runs, mark } of paragraphs) {
    // A new paragraph stands in the row its place names.
    const row = host === undefined ? rowOf.get(nameOf(mark?.props?.cell)) : rowAround(blocks[host])
    if (row === undefined) continue
    for (const run of [...runs, ...(mark === undefined ? [] : [mark])]) {
      const by = run.deleted?.claimed === undefined ? run.deleted : undefined
      rows.set(row, rows.has(row) && rows.get(row) === undefined ? undefined : by)
    }
  }
  return new Map([...rows].flatMap(([row, by]) => (by === undefined ? [] : [[row, by] as const])))
}

const nameOf = (place: CellPlace | undefined): string =>
  place === undefined ? '' : `${place.table}.${place.row}.${place.added ?? ''}`

/** A row's properties, as they stand, with the mark that it is taken out. */
export const withDeletion = (trPr: string | undefined, by: Attribution, markup: Markup): string => {
  const mark = markup.empty('del', markup.by(by))
  if (trPr === undefined || trPr.endsWith('/>')) return around('trPr', mark, markup)
  const change = trPr.search(new RegExp(`<${markup.prefix}trPrChange[\\s>/]`))
  const at = change === -1 ? trPr.lastIndexOf('</') : change
  return `${trPr.slice(0, at)}${mark}${trPr.slice(at)}`
}
