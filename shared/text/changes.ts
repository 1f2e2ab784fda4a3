import { type IdRange, idKey, joinRanges } from './ids.ts'
import type { TextModel } from './model.ts'
import { movesIn } from './moves.ts'
import type { Layer } from './overlay.ts'
import type { Author, Via } from './records.ts'
import type { CharState } from './state.ts'
import type { Place } from './story.ts'
import { strandedIn } from './stranded.ts'
import { type Whole, wholesIn } from './wholes.ts'

export type ChangeKind = 'insertion' | 'deletion' | 'replacement' | 'format' | 'paragraph'

export interface ChangePart {
  readonly layer: Layer
  readonly ranges: readonly IdRange[]
}

/** One thing to decide, as a reader sees it: neighbouring text of one author is one change. */
export interface Change {
  /** Stable while the change stands: its kind and the identity of its first character. */
  readonly id: string
  readonly kind: ChangeKind
  readonly author: Author
  /** Milliseconds since 1970, NaN where the file claims none. */
  readonly at: number
  /** Found in the imported file: who and when are the file's claim. */
  readonly claimed: boolean
  /** Taken from a returned file, and whether the file itself marked it. */
  readonly via?: Via
  /** Decided differently by two sides: it waits until one yields. */
  readonly conflict: boolean
  /** Typed inside text that another struck or moved away: it stays, and has lost its surroundings. */
  readonly stranded: boolean
  /** Ids of the moves it is a half of: both halves are decided as one. */
  readonly moves: readonly string[]
  /** Keys of the notes it brings, or some words of: mark and words are decided as one. */
  readonly notes: readonly string[]
  /** A table row or column comes or goes with it. */
  readonly whole?: 'row' | 'column'
  readonly from: Place
  readonly to: Place
  readonly parts: readonly ChangePart[]
  readonly inserted: string
  readonly deleted: string
}

interface Open {
  kind: ChangeKind
  key: string
  layer: Layer
  from: Place
  to: Place
  parts: Map<Layer, IdRange[]>
  text: string
  conflict: boolean
  moves: Set<string>
  notes: Set<string>
  whole: Whole | undefined
  last: IdRange
}

/** Neighbouring text with one key is one change: of one author on one day, and not half typed and half moved. */
function keyOf(l: Layer): string {
  if (l.kind === 'fmt' || l.kind === 'para') return `${l.kind}/${l.id}`
  const { claimed } = l
  const sort = !claimed || claimed.kind === 'insertion' || claimed.kind === 'deletion' ? '' : claimed.kind
  const { via } = l
  const returned = via ? `${via.file}${via.tracked}` : ''
  return [l.kind, l.author.name, l.author.party, claimed?.date.slice(0, 10) ?? '', sort, returned].join('/')
}

const KIND: Record<Layer['kind'], ChangeKind> = { ins: 'insertion', del: 'deletion', fmt: 'format', para: 'paragraph' }

/** All pending changes of a story, in reading order. */
export function changesOf(model: TextModel): Change[] {
  const done: Open[] = []
  let open: Open[] = []
  const moving = movesIn(model)
  const wholeOf = wholesIn(model)
  const step = (
    state: CharState,
    layers: readonly Layer[],
    from: Place,
    to: Place,
    id: IdRange,
    text: string,
  ): void => {
    // What another typed inside a change does not cut it in two.
    const within = (o: Open) => layers.some((l) => l.kind === 'ins' && !sameAuthor(l.author, o.layer.author))
    const room = model.noteOf(from.paragraph)?.key ?? ''
    const keyOfPart = (l: Layer) => `${keyOf(l)}/${moving(l, id)}/${wholeOf(l, from.paragraph)?.name ?? ''}/${room}`
    // Nor does anything that stands in a row, or between the cells of a column, cut its coming or going in two.
    const reached = (o: Open) => o.whole?.reaches(from.paragraph) === true
    open = open.filter(
      (o) => layers.some((l) => keyOfPart(l) === o.key) || (o.kind !== 'format' && within(o)) || reached(o),
    )
    for (const layer of layers) {
      const key = keyOfPart(layer)
      let o = open.find((x) => x.key === key)
      if (!o) {
        o = {
          kind: KIND[layer.kind],
          key,
          layer,
          from,
          to,
          parts: new Map(),
          text: '',
          conflict: false,
          moves: new Set(),
          notes: new Set(),
          whole: wholeOf(layer, from.paragraph),
          last: id,
        }
        open.push(o)
        done.push(o)
      }
      if (state.conflict?.includes(layer)) o.conflict = true
      const move = moving(layer, id)
      if (move) o.moves.add(move)
      if (layer.kind === 'ins') for (const note of model.overlay.notes.over(id)) o.notes.add(note)
      const ranges = o.parts.get(layer)
      if (ranges) ranges.push(id)
      else o.parts.set(layer, [id])
      if (o.parts.size === 1 || layers.findIndex((l) => keyOfPart(l) === key) === layers.indexOf(layer)) o.text += text
      o.to = to
      o.last = id
    }
  }
  model.story.paragraphs.forEach((p, i) => {
    for (const run of model.runs(i)) {
      if (run.state.gone) continue
      const { ins, del, fmt } = run.state
      const end = { paragraph: i, offset: run.at + run.text.length }
      step(
        run.state,
        [...ins, ...del, ...fmt],
        { paragraph: i, offset: run.at },
        end,
        [run.client, run.clock, run.text.length],
        run.text,
      )
    }
    const { state, pending } = model.mark(i)
    if (state.gone) return
    const at = { paragraph: i, offset: p.length }
    const end = i + 1 < model.story.paragraphs.length ? { paragraph: i + 1, offset: 0 } : at
    step(state, [...state.ins, ...state.del, ...pending], at, end, [p.client, p.clock, 1], '\n')
  })
  const stranded = strandedIn(model)
  return distinct(paired(done.map((o) => finish(o, stranded))))
}

/** Two people may have struck the same words: their changes begin at one character. */
function distinct(changes: readonly Change[]): Change[] {
  const seen = new Map<string, number>()
  return changes.map((change) => {
    const n = (seen.get(change.id) ?? 0) + 1
    seen.set(change.id, n)
    return n === 1 ? change : { ...change, id: `${change.id}/${n}` }
  })
}

function finish(o: Open, stranded: ReturnType<typeof strandedIn>): Change {
  const parts = [...o.parts].map(([layer, ranges]) => ({ layer, ranges: joinRanges(ranges) }))
  const [client, clock] = parts[0]!.ranges[0]!
  return {
    id: `${o.kind}:${idKey(client, clock)}`,
    kind: o.kind,
    author: o.layer.author,
    at: o.layer.at,
    claimed: o.layer.claimed !== undefined,
    ...(o.layer.via ? { via: o.layer.via } : {}),
    conflict: o.conflict,
    stranded: o.kind === 'insertion' && stranded([client, clock, 1], o.last, o.layer.author),
    moves: [...o.moves],
    notes: [...o.notes],
    ...(o.whole ? { whole: o.whole.kind } : {}),
    from: o.from,
    to: o.to,
    parts,
    inserted: o.kind === 'deletion' ? '' : o.text,
    deleted: o.kind === 'deletion' ? o.text : '',
  }
}

/** A deletion and an insertion side by side by one author read as one replacement. */
function paired(changes: readonly Change[]): Change[] {
  const out: Change[] = []
  for (const change of changes) {
    const last = out.at(-1)
    const two = last && [last, change].sort((a, b) => a.kind.localeCompare(b.kind))
    if (two && two[0]!.kind === 'deletion' && two[1]!.kind === 'insertion' && touches(last, change)) {
      out[out.length - 1] = {
        ...last,
        id: `replacement:${last.id}`,
        kind: 'replacement',
        conflict: last.conflict || change.conflict,
        stranded: last.stranded || change.stranded,
        to: change.to,
        notes: [...last.notes, ...change.notes],
        parts: [...last.parts, ...change.parts],
        inserted: two[1]!.inserted,
        deleted: two[0]!.deleted,
      }
    } else out.push(change)
  }
  return out
}

const touches = (a: Change, b: Change): boolean =>
  !a.whole &&
  !b.whole &&
  a.claimed === b.claimed &&
  a.via?.tracked === b.via?.tracked &&
  a.moves.length === 0 &&
  b.moves.length === 0 &&
  sameAuthor(a.author, b.author) &&
  a.to.paragraph === b.from.paragraph &&
  a.to.offset === b.from.offset

const sameAuthor = (a: Author, b: Author): boolean => a.name === b.name && a.party === b.party
