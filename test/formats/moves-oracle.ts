/**
 * Which moves of a text a Word file can say, told letter by letter, without runs and ranges: what went from one place
 * and came to another one in the same text outside of tables, all of it still open and nothing else between.
 */
import { idKey } from '../../shared/text/ids.ts'
import type { TextModel } from '../../shared/text/model.ts'
import type { Layer } from '../../shared/text/overlay.ts'

export interface MoveSeen {
  readonly from: { readonly by: string; readonly text: string }
  readonly to: { readonly by: string; readonly text: string }
}

interface Letter {
  readonly text: string
  readonly id: string
  readonly room: string | undefined
  readonly ins: Layer | undefined
  readonly del: Layer | undefined
}

/** All letters and marks that are in some version, in order. */
function lettersOf(model: TextModel): Letter[] {
  const letters: Letter[] = []
  model.story.paragraphs.forEach((p, i) => {
    const { props, state } = model.mark(i)
    const room = props.cell ? undefined : (props.apart ?? '')
    for (const run of model.runs(i))
      for (let k = 0; k < run.text.length && !run.state.gone; k++) {
        const [ins, del] = [run.state.ins[0], run.state.del[0]]
        letters.push({ text: run.text[k]!, id: idKey(run.client, run.clock + k), room, ins, del })
      }
    if (!state.gone)
      letters.push({ text: '\n', id: idKey(p.client, p.clock), room, ins: state.ins[0], del: state.del[0] })
  })
  return letters
}

/** The moves to be found in the file, by which of their halves comes first. */
export function movesExpected(model: TextModel): MoveSeen[] {
  const letters = lettersOf(model)
  const at = new Map(letters.map((l, n) => [l.id, n]))
  const found: { key: string; from: number[]; to: number[] }[] = []
  for (const [key, record] of model.overlay.standing()) {
    if (record.t !== 'del' || record.movedTo === undefined) continue
    const places = (ranges: typeof record.ranges) =>
      ranges
        .flatMap(([client, clock, n]) => Array.from({ length: n }, (_, k) => at.get(idKey(client, clock + k)) ?? -1))
        .filter((n) => n >= 0)
        .sort((a, b) => a - b)
    const [from, to] = [places(record.ranges), places(record.movedTo)]
    const isOpen = from.every((n) => letters[n]!.del?.id === key) && to.every((n) => letters[n]!.ins !== undefined)
    if (isOpen && from.length > 0 && to.length > 0) found.push({ key, from, to })
  }
  const taken = new Set<number>()
  return found
    .sort((a, b) => Math.min(a.from[0]!, a.to[0]!) - Math.min(b.from[0]!, b.to[0]!))
    .flatMap(({ from, to }) => {
      const [left, came] = [between(from), between(to)]
      const rooms = new Set([...left, ...came].map((n) => letters[n]!.room))
      const isForeign = ({ ins, del }: Letter) => ins?.claimed?.move !== undefined || del?.claimed?.move !== undefined
      if ([...left, ...came].some((n) => isForeign(letters[n]!))) return []
      const isWhole = left.every((n) => letters[n]!.del) && came.every((n) => letters[n]!.ins)
      if (rooms.size > 1 || rooms.has(undefined) || !isWhole || [...left, ...came].some((n) => taken.has(n))) return []
      for (const n of [...left, ...came]) taken.add(n)
      return [{ from: half(letters, from, 'del'), to: half(letters, to, 'ins') }]
    })
}

const between = (places: readonly number[]): number[] => {
  const [first, last] = [places[0]!, places.at(-1)!]
  return Array.from({ length: last - first + 1 }, (_, k) => first + k)
}

function half(letters: readonly Letter[], places: readonly number[], of: 'ins' | 'del') {
  const { author, at } = letters[places[0]!]![of]!
  const by = `${author.name} ${new Date(at).toISOString().slice(0, 19)}Z`
  return { by, text: places.map((n) => letters[n]!.text).join('') }
}
