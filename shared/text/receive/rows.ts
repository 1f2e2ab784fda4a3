/** Table rows of a returned file: those it brings, and those that are gone from it. */
import { sameRow } from '../../docx/cells.ts'
import type { ImportedStory, ParagraphProps } from '../../docx/model.ts'
import { type IdRange, idKey } from '../ids.ts'
import { IntervalMap } from '../interval-map.ts'
import type { TextModel } from '../model.ts'
import { rowAt, type TableRow } from '../rows.ts'
import type { Place } from '../story.ts'
import type { Departure } from './findings.ts'

type Cell = NonNullable<ParagraphProps['cell']>

/**
 * Where a cell of the file stands here, if all of its row arrives at this place and the place lies between two rows or
 * at the edge of a table: in a row of its own beside them.
 *
 * @param from, to the stretch of the file's text that arrives
 */
export function newRows(
  model: TextModel,
  at: Place,
  story: ImportedStory,
  from: number,
  to: number,
): (cell: Cell) => Cell | undefined {
  const before = at.offset === 0 && at.paragraph > 0 ? model.mark(at.paragraph - 1).props.cell : undefined
  const next = at.offset === 0 ? model.mark(at.paragraph).props.cell : undefined
  const beside = before ?? next
  if (!beside || sameRow(before, next)) return () => undefined
  const isWhole = (cell: Cell): boolean =>
    story.paragraphs.every(({ end, props }, i) => {
      if (!sameRow(props.cell, cell)) return true
      const start = i === 0 ? 0 : story.paragraphs[i - 1]!.end + 1
      return from <= start && end < to
    })
  const known = new Map<string, boolean>()
  const writer = model.roots.doc.clientID.toString(36)
  return (cell) => {
    const name = `${writer}.${cell.table}.${cell.row}`
    const whole = known.get(name) ?? isWhole(cell)
    known.set(name, whole)
    if (!whole) return undefined
    const { table, row } = beside
    const colSpan = cell.colSpan === undefined ? {} : { colSpan: cell.colSpan }
    return { table, row, cell: cell.cell, added: name, ...colSpan }
  }
}

/** The marks of rows of which nothing is left in the file: they go with their row. As `client.clock`. */
export function marksOfLostRows(model: TextModel, departures: readonly Departure[]): Set<string> {
  const leaving = new IntervalMap<true>()
  for (const { ranges } of departures)
    for (const [client, clock, length] of ranges) leaving.add(client, clock, clock + length, true)
  const leaves = ([client, clock, length]: IdRange): boolean =>
    leaving.overlapping(client, clock, clock + length).reduce((n, s) => n + overlap(s, clock, length), 0) >= length
  const lost = new Set<string>()
  const { paragraphs } = model.story
  for (let p = 0; p < paragraphs.length; p++) {
    const row = rowAt(model, p)
    if (!row) continue
    if (isLost(model, row, leaves))
      for (let q = row.first; q <= row.last; q++) lost.add(idKey(paragraphs[q]!.client, paragraphs[q]!.clock))
    p = row.last
  }
  return lost
}

const overlap = (span: { readonly from: number; readonly to: number }, clock: number, length: number): number =>
  Math.max(0, Math.min(span.to, clock + length) - Math.max(span.from, clock))

function isLost(model: TextModel, { first, last }: TableRow, leaves: (range: IdRange) => boolean): boolean {
  let some = false
  for (let p = first; p <= last; p++) {
    const { client, clock } = model.story.paragraphs[p]!
    const ranges: IdRange[] = model.mark(p).state.gone ? [] : [[client, clock, 1]]
    for (const run of model.runs(p))
      if (!run.state.gone && run.state.del.length === 0) ranges.push([run.client, run.clock, run.text.length])
    if (!ranges.every(leaves)) return false
    some ||= ranges.length > 0
  }
  return some
}
