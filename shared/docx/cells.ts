import type { CellPlace } from './model.ts'

/** Whether both stand in the same table row; what stands in no table is in no row. */
export const sameRow = (a: CellPlace | undefined, b: CellPlace | undefined): boolean =>
  a !== undefined && b !== undefined && a.table === b.table && a.row === b.row && a.added === b.added

/** Whether both stand in the same table cell, or both in no table. */
export const sameCell = (a: CellPlace | undefined, b: CellPlace | undefined): boolean =>
  a === b || (sameRow(a, b) && a?.cell === b?.cell && a?.column === b?.column)
