/** The heaviest of many possible pairings that keep their order. */
import type { Candidate } from './candidates.ts'
import { type Gap, type Link, link } from './links.ts'
import type { Side } from './side.ts'

/** Of candidates sorted by `a`: links in order, with the most words in common together. n log n. */
export const chain = (old: Side, { b0, b1 }: Gap, found: readonly Candidate[]): Link[] => {
  const best = new Prefix(b1 - b0)
  const weight = new Float64Array(found.length)
  const before = new Int32Array(found.length).fill(-1)
  // Within one `a` the later `b` first: a paragraph has one partner.
  const order = found.map((_, n) => n).sort((x, y) => found[x]!.a - found[y]!.a || found[y]!.b - found[x]!.b)
  let last = -1
  for (const n of order) {
    const { a, b, alike } = found[n]!
    const previous = best.upTo(b - b0, weight)
    before[n] = previous
    weight[n] = alike * old.words(a).length + 1 + (previous === -1 ? 0 : weight[previous]!)
    best.put(b - b0, n, weight)
    if (last === -1 || weight[n]! > weight[last]!) last = n
  }
  const links: Link[] = []
  for (let n = last; n !== -1; n = before[n]!) links.push(link(found[n]!.a, found[n]!.b))
  return links.reverse()
}

/** A Fenwick tree: which entry of those below a place weighs most. */
class Prefix {
  readonly #best: Int32Array

  constructor(size: number) {
    this.#best = new Int32Array(size + 1).fill(-1)
  }

  /** Over places 0..place, without `place` itself. */
  upTo(place: number, weight: Float64Array): number {
    let found = -1
    for (let n = place; n > 0; n -= n & -n) found = heavier(found, this.#best[n]!, weight)
    return found
  }

  put(place: number, entry: number, weight: Float64Array): void {
    for (let n = place + 1; n < this.#best.length; n += n & -n) this.#best[n] = heavier(this.#best[n]!, entry, weight)
  }
}

const heavier = (a: number, b: number, weight: Float64Array): number =>
  a === -1 || (b !== -1 && weight[b]! > weight[a]!) ? b : a
