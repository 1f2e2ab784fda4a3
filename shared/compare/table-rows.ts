/** Table rows that come whole: as tracked changes they are rows of the old file's table. */
import { sameRow } from '../docx/cells.ts'
import type { CellPlace } from '../docx/model.ts'
import type { Change, Ground } from './placing.ts'

const cellAt = (ground: Ground, offset: number): CellPlace | undefined =>
  offset < 0 || offset >= ground.text.length ? undefined : ground.paragraphs[ground.paragraphAt(offset)]?.props?.cell

/** Whether nothing of one row stands on both sides of an offset, which is where a paragraph begins. */
const isRowEdge = (ground: Ground, at: number): boolean =>
  (at === 0 || ground.text[at - 1] === '\n') && !sameRow(cellAt(ground, at - 1), cellAt(ground, at))

/** The row or the edge of a table in the old text that whole new rows stand beside; undefined where they do not. */
export const besideRow = ({ a0, a1, b0, b1 }: Change, old: Ground, now: Ground): CellPlace | undefined => {
  if (b0 === b1 || !isRowEdge(now, b0) || !isRowEdge(now, b1) || !isRowEdge(old, a0) || !isRowEdge(old, a1)) return
  for (let n = now.paragraphAt(b0); n <= now.paragraphAt(b1 - 1); n++)
    if (now.paragraphs[n]!.props?.cell === undefined) return
  return cellAt(old, a1 - 1) ?? cellAt(old, a1)
}

/** A new cell's place in the old file, in an added row beside that one. */
export const inAddedRow = (beside: CellPlace, { table, row, cell, colSpan }: CellPlace): CellPlace => ({
  table: beside.table,
  row: beside.row,
  cell,
  added: `${table}.${row}`,
  ...(colSpan !== undefined && { colSpan }),
})
