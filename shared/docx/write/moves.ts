/** Moves as Word says them: the words of each half marked as moved, in a range that shares its name with the other's. */
import type { Attribution, ExportRun } from '../model.ts'
import type { Markup } from './markup.ts'
import type { Standing } from './outcomes.ts'

/** Where the words went from, or where they are now. */
export type MoveSide = 'from' | 'to'

/** A half of a move, with the first and the last that carries its mark. */
export interface MoveHalf {
  readonly key: string
  readonly side: MoveSide
  readonly name: string
  readonly by: Attribution
  readonly first: ExportRun
  readonly last: ExportRun
}

/** The element a change of text is written in, and the one that stands in the properties of a paragraph's mark. */
export const trackName = (kind: 'ins' | 'del', { move }: Attribution): 'ins' | 'del' | 'moveTo' | 'moveFrom' => {
  if (move === undefined) return kind
  return kind === 'ins' ? 'moveTo' : 'moveFrom'
}

/** What is to be written before and behind the nth of several stretches. */
export interface Edges {
  readonly before: ReadonlyMap<number, string>
  readonly behind: ReadonlyMap<number, string>
}

/** The moves of a part that are written as such. */
export class WordMoves {
  readonly #halves: ReadonlyMap<string, MoveHalf>
  readonly #ids = new Map<MoveHalf, string>()
  readonly #markup: Markup

  constructor(halves: readonly MoveHalf[], markup: Markup) {
    this.#halves = new Map(halves.map((h) => [`${h.side} ${h.key}`, h]))
    this.#markup = markup
  }

  /** Who and when as it is written: a move that Word cannot say is a deletion and an insertion. */
  said(by: Attribution | undefined): Attribution | undefined {
    if (by?.move === undefined || this.#halves.has(`from ${by.move}`)) return by
    const { move: _, ...rest } = by
    return rest
  }

  /** Range marks among the stretches of one paragraph. A half that goes on elsewhere is only opened or only closed. */
  among(stretches: readonly { readonly standing: Standing; readonly runs: readonly ExportRun[] }[]): Edges {
    const before = new Map<number, string>()
    const behind = new Map<number, string>()
    if (this.#halves.size === 0) return { before, behind }
    const seen = new Map<MoveHalf, { from: number; to: number }>()
    stretches.forEach(({ standing }, n) => {
      for (const half of this.#of(standing)) seen.set(half, { from: seen.get(half)?.from ?? n, to: n })
    })
    // Codes of a field stand around its words and go along with them: the range holds them too.
    for (const [half, { from, to }] of seen) {
      const holds = (run: ExportRun): boolean => stretches.some(({ runs }) => runs.includes(run))
      if (holds(half.first)) before.set(from, this.#open(half))
      if (holds(half.last)) behind.set(to, this.#close(half))
    }
    return { before, behind }
  }

  /** What stands at the end of a paragraph whose mark is the first that moved. */
  beforeMark(mark: ExportRun | undefined): string {
    if (mark === undefined) return ''
    return this.#of(mark)
      .map((half) => (half.first === mark ? this.#open(half) : ''))
      .join('')
  }

  /** What follows a paragraph whose mark is the last that moved. */
  behindMark(mark: ExportRun | undefined): string {
    if (mark === undefined) return ''
    return this.#of(mark)
      .map((half) => (half.last === mark ? this.#close(half) : ''))
      .join('')
  }

  #of({ inserted, deleted }: Pick<ExportRun, 'inserted' | 'deleted'>): MoveHalf[] {
    const of = (side: MoveSide, by: Attribution | undefined) =>
      by?.move === undefined ? [] : (this.#halves.get(`${side} ${by.move}`) ?? [])
    return [of('from', deleted), of('to', inserted)].flat()
  }

  #open(half: MoveHalf): string {
    const { name, side, by } = half
    const id = this.#markup.id()
    this.#ids.set(half, id)
    const attributes = `${this.#markup.by(by, id)}${this.#markup.attribute('name', name)}`
    return this.#markup.empty(side === 'from' ? 'moveFromRangeStart' : 'moveToRangeStart', attributes)
  }

  #close(half: MoveHalf): string {
    const id = this.#ids.get(half)
    if (id === undefined) throw new Error(`move ${half.name} ends before it begins`)
    const element = half.side === 'from' ? 'moveFromRangeEnd' : 'moveToRangeEnd'
    return this.#markup.empty(element, this.#markup.attribute('id', id))
  }
}
