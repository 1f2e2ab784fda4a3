/** Rules for the file's tables. A table that came later has none and keeps the page's own lines. */
import type { CellLook, DocumentLooks, TableLook } from '../../../../../shared/docx/looks.ts'
import { edgeLines, ground } from './paint.ts'
import { bounded, type Declarations, list, long, round, rule } from './values.ts'

const MOST_TABLES = 2000
const MOST_CELLS = 500

export const tableRules = ({ tables }: DocumentLooks): string =>
  list(tables, MOST_TABLES)
    .map((table, n) => {
      const cells = list(table?.cells, MOST_CELLS).map((cell, c) => cellRules(`.tbl td.b${n}c${c}`, cell))
      return rule(`.paper.original .tbl.b${n}`, layout(table)) + cells.join('')
    })
    .join('')

function layout(table: TableLook | undefined): Declarations {
  const columns = list(table?.columns, 63)
  const share = bounded(table?.share, 50, 5000)
  const whole = share === undefined ? (long(table?.width, 1) ?? long(sum(columns), 1)) : `${round(share / 50)}%`
  const aside = table?.align === 'center' || table?.align === 'right'
  return {
    width: whole ?? 'auto',
    'table-layout': columns.length > 0 && whole !== undefined ? 'fixed' : 'auto',
    'margin-left': aside ? 'auto' : long(table?.indent),
    'margin-right': table?.align === 'center' ? 'auto' : undefined,
  }
}

const sum = (lengths: readonly unknown[]): number | undefined => {
  const all = lengths.reduce<number>((n, l) => n + (bounded(l, 0, 31_680) ?? 0), 0)
  return all === 0 ? undefined : all
}

function cellRules(selector: string, cell: CellLook | undefined): string {
  const room = list(cell?.room, 4).map((side) => long(side, 0, 2880) ?? '0px')
  const declarations: Declarations = {
    ...edgeLines(cell?.edges ?? {}),
    padding: room.length === 4 ? room.join(' ') : undefined,
    // Of a cell the browser takes it for the least.
    height: long(cell?.height, 1, 15_840),
    'vertical-align': cell?.valign === 'center' ? 'middle' : cell?.valign === 'bottom' ? 'bottom' : undefined,
  }
  return rule(`.paper.original ${selector}`, declarations) + ground(selector, cell?.ground)
}
