/**
 * Rows of a table, put in and taken out (redline.md, "Tables"): a row comes and goes whole, with the marks that end its
 * cells, and is decided as one.
 */
import { type Refusal, refuse } from '../base/refuse.ts'
import { sameRow } from '../docx/cells.ts'
import type { CellPlace } from '../docx/model.ts'
import { isOwnPending, withdrawal } from './edit.ts'
import { type IdRange, joinRanges } from './ids.ts'
import type { Edit, TextModel } from './model.ts'
import type { PropsSet } from './records.ts'
import type { CharState } from './state.ts'

/** A row of a table: its linear paragraphs, first and last. */
export interface TableRow {
  readonly place: CellPlace
  readonly first: number
  readonly last: number
}

/** The table row a paragraph stands in. */
export function rowAt(model: TextModel, paragraph: number): TableRow | undefined {
  const { cell: place } = model.mark(paragraph).props
  if (!place) return undefined
  const isOf = (p: number) => p >= 0 && p < model.story.paragraphs.length && sameRow(placeAt(model, p), place)
  let first = paragraph
  let last = paragraph
  while (isOf(first - 1)) first--
  while (isOf(last + 1)) last++
  return { place, first, last }
}

const placeAt = (model: TextModel, paragraph: number): CellPlace | undefined => model.mark(paragraph).props.cell

/**
 * Puts an empty row before or behind another, its cells like that one's. Refused where a cell is joined with the one
 * above or below: what the new row is to be there, only the author of the table knows.
 *
 * @param id names the new row, unlike any other of the document
 */
export function insertRow(model: TextModel, beside: TableRow, where: 'above' | 'below', id: string): Edit | Refusal {
  const at = where === 'above' ? beside.first : beside.last + 1
  const next = model.story.paragraphs[at] && placeAt(model, at)
  if (!next && at >= model.story.paragraphs.length) return refuse('end', 'Nothing can follow the last row here.')
  const follows = next?.table === beside.place.table ? rowAt(model, at) : undefined
  if (follows && someCell(model, follows, ({ rowSpan = 1 }) => rowSpan === 0)) return JOINED
  const props: PropsSet[] = []
  for (let p = beside.first; p <= beside.last; p++) {
    const { cell, ...look } = model.mark(p).props
    if (!cell || props.some((known) => known.cell?.cell === cell.cell && known.cell.column === cell.column)) continue
    props.push({ ...look, cell: placeOf(beside.place, cell, id) })
  }
  return model.insert({ paragraph: at, offset: 0 }, '\n'.repeat(props.length), props)
}

const placeOf = ({ table, row }: CellPlace, { cell, column, colSpan }: CellPlace, added: string): CellPlace => ({
  table,
  row,
  cell,
  added,
  ...(column === undefined ? {} : { column }),
  ...(colSpan === undefined ? {} : { colSpan }),
})

const JOINED = refuse(
  'joined',
  'Here cells are joined with those of the next row. Choose a row that is not, or change the table in Word.',
)

const someCell = (model: TextModel, { first, last }: TableRow, is: (place: CellPlace) => boolean): boolean => {
  for (let p = first; p <= last; p++) if (is(placeAt(model, p)!)) return true
  return false
}

/**
 * Takes a row out, with all that stands in it: own pending text is withdrawn, the rest is struck, the marks of its
 * cells too, so that rejecting it brings the whole row back. Refused where a cell reaches into another row.
 */
export function removeRow(model: TextModel, row: TableRow): Edit | Refusal {
  if (someCell(model, row, ({ rowSpan = 1 }) => rowSpan !== 1)) return JOINED
  return strikeAll(
    model,
    Array.from({ length: row.last - row.first + 1 }, (_, i) => row.first + i),
  )
}

/**
 * Strikes paragraphs with their marks, those that end cells too: what is one's own and pending is withdrawn. What is
 * struck already is struck again, so that this stands or falls by itself.
 */
export function strikeAll(model: TextModel, paragraphs: readonly number[]): Edit {
  const withdraw: IdRange[] = []
  const strike: IdRange[] = []
  const take = (client: number, clock: number, length: number, state: CharState) => {
    if (state.gone) return
    ;(isOwnPending(model, client, state) ? withdraw : strike).push([client, clock, length])
  }
  for (const p of paragraphs) {
    for (const { client, clock, text, state } of model.runs(p)) take(client, clock, text.length, state)
    const { client, clock } = model.story.paragraphs[p]!
    take(client, clock, 1, model.mark(p).state)
  }
  return model.edit((write) => {
    if (withdraw.length > 0) write(withdrawal(model, joinRanges(withdraw)))
    if (strike.length > 0) write({ t: 'del', ranges: joinRanges(strike) })
    return []
  })
}

const nameOf = ({ table, row, added = '' }: CellPlace): string => `${table}.${row}.${added}`

/** What tells the row of a paragraph from all others; '' outside of tables. */
export const rowName = (model: TextModel, paragraph: number): string => {
  const place = placeAt(model, paragraph)
  return place ? nameOf(place) : ''
}
