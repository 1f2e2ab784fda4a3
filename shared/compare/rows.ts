/** The rows of a comparison, from which paragraph became which. */
import { classesOf, withClasses } from './classify.ts'
import { type Link, link } from './links.ts'
import { looksOf, NOTHING } from './looks.ts'
import type { DifferenceClass, Part, Row, RowPart } from './model.ts'
import type { Side } from './side.ts'
import { compareTokens } from './text.ts'

const NO_CLASSES: readonly DifferenceClass[] = []

/** `links` in order, one to one, cut or joined; `moves` by old paragraph, each with its number. */
export const buildRows = (
  old: Side,
  now: Side,
  links: readonly Link[],
  moves: readonly Link[],
  numbers: Int32Array,
  onRow: (row: number, of: number) => void,
): Row[] => {
  const builder = new RowBuilder(old, now, moves, numbers)
  for (const [n, l] of links.entries()) {
    onRow(n, links.length)
    builder.upTo(l.a0, l.b0)
    builder.linked(l)
  }
  builder.upTo(old.length, now.length)
  return builder.finish()
}

class RowBuilder {
  readonly #old: Side
  readonly #now: Side
  readonly #from = new Map<number, number>()
  readonly #to = new Map<number, { readonly move: number; readonly old: number }>()
  readonly #rowOfOld = new Map<number, number>()
  readonly #rows: Row[] = []
  #a = 0
  #b = 0

  constructor(old: Side, now: Side, moves: readonly Link[], numbers: Int32Array) {
    this.#old = old
    this.#now = now
    for (const [n, { a0, b0 }] of moves.entries()) {
      this.#from.set(a0, numbers[n]!)
      this.#to.set(b0, { move: numbers[n]!, old: a0 })
    }
  }

  /** What has no partner here: first what went, then what came. */
  upTo(a: number, b: number): void {
    for (; this.#a < a; this.#a++) this.#gone(this.#a)
    for (; this.#b < b; this.#b++) this.#come(this.#b)
  }

  linked({ a0, a1, b0, b1 }: Link): void {
    const same = a1 - a0 === b1 - b0 && this.#old.ids[a0] === this.#now.ids[b0]
    const parts = same ? [this.#whole(a0, b0)] : this.#compared({ a0, a1, b0, b1 })
    const place = { old: { from: a0, to: a1 }, now: { from: b0, to: b1 } }
    const looks = looksOf(parts, this.#old, this.#now)
    this.#rows.push(
      same && looks === NOTHING
        ? { kind: 'same', ...place, parts, classes: NO_CLASSES }
        : {
            kind: same ? 'same' : 'changed',
            ...place,
            parts,
            ...(looks.formats.length > 0 && { formats: looks.formats }),
            ...(looks.looks.length > 0 && { looks: looks.looks }),
            classes: [...new Set([...classesOf(parts), ...looks.classes])],
          },
    )
    this.#a = a1
    this.#b = b1
  }

  /** A paragraph that did not change, which is most of them. */
  #whole(a: number, b: number): RowPart {
    return { op: 'same', text: linear(this.#old, a, a + 1), oldAt: this.#old.starts[a]!, nowAt: this.#now.starts[b]! }
  }

  #compared({ a0, a1, b0, b1 }: Link): RowPart[] {
    const [oldAt, nowAt] = [this.#old.starts[a0]!, this.#now.starts[b0]!]
    const [before, after] = [linear(this.#old, a0, a1), linear(this.#now, b0, b1)]
    if (before === after) return [{ op: 'same', text: before, oldAt, nowAt }]
    const [a, b] = [this.#old.tokensFrom(a0, a1), this.#now.tokensFrom(b0, b1)]
    const parts = withClasses(compareTokens(a, b, before, after), before, after)
    return shifted(parts, oldAt, nowAt)
  }

  #gone(a: number): void {
    const text = linear(this.#old, a, a + 1)
    const move = this.#from.get(a)
    const at = { oldAt: this.#old.starts[a]!, nowAt: this.#now.starts[this.#b]! }
    const part = { op: 'del' as const, text, ...at }
    const place = { old: { from: a, to: a + 1 }, now: { from: this.#b, to: this.#b } }
    if (move !== undefined) {
      this.#rowOfOld.set(a, this.#rows.length)
      this.#rows.push({ kind: 'movedFrom', ...place, parts: [{ ...part, class: 'moved' }], move, classes: ['moved'] })
      return
    }
    const parts = withClasses([{ ...part, oldAt: 0, nowAt: 0 }], text, '')
    this.#rows.push({ kind: 'deleted', ...place, parts: shifted(parts, at.oldAt, at.nowAt), classes: classesOf(parts) })
  }

  #come(b: number): void {
    const text = linear(this.#now, b, b + 1)
    const move = this.#to.get(b)
    const at = { oldAt: this.#old.starts[this.#a]!, nowAt: this.#now.starts[b]! }
    const part = { op: 'ins' as const, text, ...at }
    const place = { old: { from: this.#a, to: this.#a }, now: { from: b, to: b + 1 } }
    if (move === undefined) {
      const parts = withClasses([{ ...part, oldAt: 0, nowAt: 0 }], '', text)
      const classes = classesOf(parts)
      this.#rows.push({ kind: 'inserted', ...place, parts: shifted(parts, at.oldAt, at.nowAt), classes })
      return
    }
    const edits = this.#compared(link(move.old, b))
    const looks = looksOf(edits, this.#old, this.#now)
    this.#rows.push({
      kind: 'movedTo',
      ...place,
      parts: [{ ...part, class: 'moved' }],
      move: move.move,
      edits,
      ...(looks.formats.length > 0 && { formats: looks.formats }),
      ...(looks.looks.length > 0 && { looks: looks.looks }),
      classes: [...new Set(['moved' as const, ...classesOf(edits), ...looks.classes])],
    })
  }

  /** Both places of a move are known only now. */
  finish(): Row[] {
    const sources = new Map([...this.#to].map(([b, { old }]) => [b, this.#rowOfOld.get(old)!]))
    return this.#rows.map((row) => (row.kind === 'movedTo' ? { ...row, source: sources.get(row.now.from)! } : row))
  }
}

const linear = (side: Side, from: number, to: number): string => {
  if (to === from + 1) return `${side.text(from)}\n`
  let text = ''
  for (let n = from; n < to; n++) text += `${side.text(n)}\n`
  return text
}

const shifted = <P extends Part>(parts: readonly P[], oldBy: number, nowBy: number): P[] =>
  parts.map((p) => ({ ...p, oldAt: p.oldAt + oldBy, nowAt: p.nowAt + nowBy }))
