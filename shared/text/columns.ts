/** Columns of a table, put in and taken out: a cell in every row, with the mark that ends it, decided as one. */
import { type Refusal, refuse } from '../base/refuse.ts'
import { sameCell } from '../docx/cells.ts'
import type { CellPlace } from '../docx/model.ts'
import type { Edit, TextModel } from './model.ts'
import { rowAt, strikeAll, type TableRow } from './rows.ts'

/** One cell: its linear paragraphs, first and last. */
interface Cell {
  readonly place: CellPlace
  readonly first: number
  readonly last: number
  /** The mark that ends it: the last that is not gone. */
  readonly end: number
}

const placeAt = (model: TextModel, paragraph: number): CellPlace | undefined =>
  model.story.paragraphs[paragraph] && model.mark(paragraph).props.cell

/** The rows of the table a paragraph stands in that are still there, each with its cells. */
function rowsOf(model: TextModel, paragraph: number): Cell[][] {
  const table = placeAt(model, paragraph)!.table
  let first = paragraph
  while (placeAt(model, first - 1)?.table === table) first--
  const rows: Cell[][] = []
  for (let p = first; placeAt(model, p)?.table === table; ) {
    const row = rowAt(model, p)!
    const cells = cellsOf(model, row)
    if (cells.length > 0) rows.push(cells)
    p = row.last + 1
  }
  return rows
}

function cellsOf(model: TextModel, row: TableRow): Cell[] {
  const cells: { place: CellPlace; first: number; last: number; end: number }[] = []
  for (let p = row.first; p <= row.last; p++) {
    const place = placeAt(model, p)!
    const last = cells.at(-1)
    const end = model.mark(p).state.gone ? -1 : p
    if (last && sameCell(last.place, place)) {
      last.last = p
      last.end = Math.max(last.end, end)
    } else cells.push({ place, first: p, last: p, end })
  }
  return cells.filter(({ end }) => end >= 0)
}

const nameOf = ({ cell, column = '' }: CellPlace): string => `${cell}.${column}`

const UNEVEN = refuse(
  'uneven',
  'The rows of this table do not have the same cells, or some are joined. Change its columns in Word.',
)

/** The cells of the column a paragraph stands in, from the top; refused where the rows are not all alike. */
function columnAt(model: TextModel, paragraph: number): { cells: Cell[]; of: number } | Refusal {
  const place = placeAt(model, paragraph)
  if (!place) return refuse('none', 'Put the caret into a table first.')
  const rows = rowsOf(model, paragraph)
  const shape = (cells: readonly Cell[]) => cells.map((c) => nameOf(c.place)).join()
  const even = rows.every((cells) => shape(cells) === shape(rows[0]!) && cells.every(({ place: p }) => isSimple(p)))
  const at = rows[0]?.findIndex((c) => nameOf(c.place) === nameOf(place)) ?? -1
  return even && at >= 0 ? { cells: rows.map((cells) => cells[at]!), of: rows[0]!.length } : UNEVEN
}

const isSimple = ({ colSpan = 1, rowSpan = 1 }: CellPlace): boolean => colSpan === 1 && rowSpan === 1

/**
 * Puts an empty column beside the one a paragraph stands in, its cells like that one's.
 *
 * @param id names the new column, unlike any other of the document
 */
export function insertColumn(model: TextModel, paragraph: number, where: 'left' | 'right', id: string): Edit | Refusal {
  const column = columnAt(model, paragraph)
  if ('refused' in column) return column
  if (column.cells.at(-1)!.last + 1 >= model.story.paragraphs.length)
    return refuse('end', 'Nothing can follow the last column here.')
  const done: Edit[] = []
  const whole = model.edit(() => {
    // From the last row on, so that the places above stay where they are.
    for (const { place, first, last } of column.cells.toReversed()) {
      const { cell: _, ...look } = model.mark(first).props
      const at = { paragraph: where === 'left' ? first : last + 1, offset: 0 }
      done.push(model.insert(at, '\n', [{ ...look, cell: { ...place, column: id } }]))
    }
    return []
  })
  return {
    records: [...done.flatMap((e) => e.records), ...whole.records],
    typed: done.flatMap((e) => e.typed),
  }
}

/** Takes the column of a paragraph out, with all that stands in it. */
export function removeColumn(model: TextModel, paragraph: number): Edit | Refusal {
  const column = columnAt(model, paragraph)
  if ('refused' in column) return column
  if (column.of < 2) return refuse('last', 'This is the only column. Delete the rows of the table instead.')
  return strikeAll(
    model,
    column.cells.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  )
}

/** The marks that end the cells of a paragraph's column, in every row of its table that has it. */
export function columnEnds(model: TextModel, paragraph: number): number[] {
  const place = placeAt(model, paragraph)
  if (!place) return []
  return rowsOf(model, paragraph).flatMap((cells) =>
    cells.flatMap((c) => (nameOf(c.place) === nameOf(place) ? [c.end] : [])),
  )
}

/** What tells the column of a paragraph from all others of the text. */
export const columnName = (place: CellPlace): string => `${place.table}|${nameOf(place)}`
