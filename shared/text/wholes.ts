/** Rows and columns that come or go whole: which changes of a text are those, and how far each reaches. */
import { columnEnds, columnName } from './columns.ts'
import { isFixedMark } from './edit.ts'
import type { TextModel } from './model.ts'
import type { Layer } from './overlay.ts'
import { rowAt, rowName } from './rows.ts'
import type { CharState } from './state.ts'

export interface Whole {
  readonly kind: 'row' | 'column'
  /** Tells it from all others of the text. */
  readonly name: string
  /** Whether a paragraph lies within its reach: nothing that stands there cuts it in two. */
  readonly reaches: (paragraph: number) => boolean
}

/**
 * The row or column a layer puts in or takes out: it lies on every mark that ends a cell of it (of typed text: its
 * author's). No change of text reaches those marks.
 */
export function wholesIn(model: TextModel): (layer: Layer, paragraph: number) => Whole | undefined {
  const known = new Map<string, Whole | undefined>()
  return (layer, paragraph) => {
    if (layer.claimed || (layer.kind !== 'ins' && layer.kind !== 'del')) return undefined
    const place = model.mark(paragraph).props.cell
    if (!place) return undefined
    const who = layer.kind === 'del' ? layer.id : [layer.author.name, layer.author.party]
    const key = JSON.stringify([rowName(model, paragraph), columnName(place), who])
    if (!known.has(key)) known.set(key, wholeOf(model, layer, paragraph))
    return known.get(key)
  }
}

function wholeOf(model: TextModel, layer: Layer, paragraph: number): Whole | undefined {
  const row = rowAt(model, paragraph)!
  const name = rowName(model, paragraph)
  // A cell that is gone already (of a column taken back, say) keeps nothing from going whole.
  const ends = Array.from({ length: row.last - row.first + 1 }, (_, i) => row.first + i).filter(
    (p) => isFixedMark(model, p) && !model.mark(p).state.gone,
  )
  // Nor does a cell of a column made since, nor one of a row made since keep a column.
  const before = (marks: readonly number[], made: 'column' | 'added'): readonly number[] => {
    const known = layer.kind === 'del' ? marks.filter((p) => model.mark(p).props.cell?.[made] === undefined) : marks
    return known.length > 0 ? known : marks
  }
  if (liesOn(model, before(ends, 'column'), layer, paragraph))
    return { kind: 'row', name: `row ${name}`, reaches: (p) => rowName(model, p) === name }
  const { table } = row.place
  const column = before(columnEnds(model, paragraph), 'added')
  if (column.length > 0 && liesOn(model, column, layer, paragraph))
    return {
      kind: 'column',
      name: `column ${columnName(model.mark(paragraph).props.cell!)}`,
      reaches: (p) => model.mark(p).props.cell?.table === table,
    }
  return undefined
}

/**
 * Whether a layer that lies on a paragraph lies on all these marks. A cell that somebody else only proposes does not keep
 * what stood before it from going whole.
 */
function liesOn(model: TextModel, marks: readonly number[], { kind, id, author }: Layer, paragraph: number): boolean {
  const proposer = (state: CharState): string => state.ins.map((l) => `${l.author.name}/${l.author.party}`).join()
  const states = marks.map((p) => model.mark(p).state)
  const end = marks.find((p) => p >= paragraph)
  const here = end === undefined ? '' : proposer(model.mark(end).state)
  const counts = kind === 'del' ? states.filter((state) => proposer(state) === here) : states
  const isOf = (l: Layer): boolean =>
    kind === 'del' ? l.id === id : !l.claimed && l.author.name === author.name && l.author.party === author.party
  return counts.length > 0 && counts.every((state) => state[kind === 'ins' ? 'ins' : 'del'].some(isOf))
}
