/** Rows and columns of the file that somebody newly takes out whole. */
import type { Attribution, CellPlace, ParagraphProps } from '../../model.ts'
import { type Block, descend, nearest } from '../../read/block.ts'
import type { Markup } from '../markup.ts'
import type { OutParagraph } from '../plan.ts'
import { around, cellAround, rowAround } from './like.ts'

/** Rows and cells taken out, with who did it. */
export type Struck = ReadonlyMap<Block, Attribution>

/** Every run and mark that is left of them is struck; cells only where all rows of the table have theirs struck. */
export const struckIn = (
  paragraphs: readonly OutParagraph[],
  blocks: readonly Block[],
  props: (ordinal: number) => ParagraphProps,
): Struck => {
  const rows = struckBlocks(paragraphs, blocks, props, rowAround, rowName)
  const cells = struckBlocks(paragraphs, blocks, props, cellAround, cellName)
  const struck = new Map(rows)
  for (const [cell, by] of cells)
    if (!rows.has(rowAround(cell)!) && isWholeColumn(cell, rows, cells)) struck.set(cell, by)
  return struck
}

const isWholeColumn = (cell: Block, rows: Struck, cells: Struck): boolean => {
  const table = nearest(cell, 'w:tbl')
  const at = descend(rowAround(cell)!, 'w:tc').indexOf(cell)
  if (table === undefined || at === -1) return false
  return descend(table, 'w:tr').every((row) => rows.has(row) || cells.has(descend(row, 'w:tc')[at]!))
}

const rowName = (place: CellPlace | undefined): string =>
  place === undefined ? '' : `${place.table}.${place.row}.${place.added ?? ''}`

const cellName = (place: CellPlace | undefined): string =>
  place === undefined ? '' : `${rowName(place)}.${place.cell}.${place.column ?? ''}`

const struckBlocks = (
  paragraphs: readonly OutParagraph[],
  blocks: readonly Block[],
  props: (ordinal: number) => ParagraphProps,
  enclosing: (block: Block | undefined) => Block | undefined,
  nameOf: (place: CellPlace | undefined) => string,
): Map<Block, Attribution> => {
  const found = new Map<Block, Attribution | undefined>()
  const named = new Map<string, Block>()
  for (const { host } of paragraphs) {
    const block = host === undefined ? undefined : enclosing(blocks[host])
    if (block !== undefined) named.set(nameOf(props(host!).cell), block)
  }
  for (const { host, runs, mark } of paragraphs) {
    // A new paragraph stands in the row or cell its place names.
    const block = host === undefined ? named.get(nameOf(mark?.props?.cell)) : enclosing(blocks[host])
    if (block === undefined) continue
    for (const run of [...runs, ...(mark === undefined ? [] : [mark])]) {
      const by = run.deleted?.claimed === undefined ? run.deleted : undefined
      found.set(block, found.has(block) && found.get(block) === undefined ? undefined : by)
    }
  }
  return new Map([...found].flatMap(([block, by]) => (by === undefined ? [] : [[block, by] as const])))
}

const NAMES = { 'w:tr': ['trPr', 'del'], 'w:tc': ['tcPr', 'cellDel'] } as const

/** The properties of a row or cell, as they stand, with the mark that it is taken out. */
export const withDeletion = (block: Block, properties: string | undefined, by: Attribution, markup: Markup): string => {
  const [name, sign] = NAMES[block.element.name as keyof typeof NAMES]
  const mark = markup.empty(sign, markup.by(by))
  if (properties === undefined || properties.endsWith('/>')) return around(name, mark, markup)
  const change = properties.search(new RegExp(`<${markup.prefix}${name}Change[\\s>/]`))
  const at = change === -1 ? properties.lastIndexOf('</') : change
  return `${properties.slice(0, at)}${mark}${properties.slice(at)}`
}
