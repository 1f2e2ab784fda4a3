/** Paragraphs that stand elsewhere now. */
import { candidates } from './candidates.ts'
import { isOpen, type Link, link } from './links.ts'
import type { Side } from './side.ts'
import { similarity } from './similarity.ts'

/** So alike a paragraph that went and one that came are one that moved. */
const MOVED = 0.85
/** Shorter ones move only beside one that does: a line "and" here and another there are not a move. */
const LEAST_WORDS = 5

/**
 * Equal paragraphs that keep their order with nothing around them, before anything is weighed: else the place a clause
 * left would be filled with whatever stands there now.
 */
export const exactMoves = (old: Side, now: Side, links: readonly Link[]): Link[] => {
  const { olds, nows } = unlinked(old, now, links)
  const home = gapNumbers(links)
  const places = new Map<number, number[]>()
  for (const b of nows) places.set(now.ids[b]!, [...(places.get(now.ids[b]!) ?? []), b].slice(0, 2))
  const leaving = new Map<number, number>()
  for (const a of olds) leaving.set(old.ids[a]!, (leaving.get(old.ids[a]!) ?? 0) + 1)
  return olds.flatMap((a) => {
    const [b, more] = places.get(old.ids[a]!) ?? []
    if (b === undefined || more !== undefined || leaving.get(old.ids[a]!) !== 1) return []
    if (home.old(a) === home.now(b) || old.words(a).length < LEAST_WORDS) return []
    return [link(a, b)]
  })
}

const gapNumbers = (links: readonly Link[]) => {
  const before = (at: number, end: (l: Link) => number): number => {
    let low = 0
    let high = links.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (end(links[middle]!) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
  return { old: (a: number) => before(a, (l) => l.a1), now: (b: number) => before(b, (l) => l.b1) }
}

/** Moves among what has no partner, and what moved along beside them; by old paragraph. */
export const moves = (old: Side, now: Side, links: readonly Link[], known: readonly Link[]): Link[] => {
  const { olds, nows } = unlinked(old, now, [...links, ...known])
  const long = (side: Side) => (n: number) => side.words(n).length >= LEAST_WORDS
  const found = candidates(old, olds.filter(long(old)), now, nows.filter(long(now)), MOVED)
  const [free, vacant] = [new Set(olds), new Set(nows)]
  const made: Link[] = [...known]
  const take = (a: number, b: number): void => {
    free.delete(a)
    vacant.delete(b)
    made.push(link(a, b))
  }
  for (const { a, b } of found.sort((x, y) => y.alike - x.alike || old.words(y.a).length - old.words(x.a).length))
    if (free.has(a) && vacant.has(b)) take(a, b)
  const goesAlong = (a: number, b: number): boolean =>
    free.has(a) && vacant.has(b) && similarity(old, a, now, b) >= MOVED
  for (const { a0, b0 } of [...made]) {
    for (let n = 1; goesAlong(a0 + n, b0 + n); n++) take(a0 + n, b0 + n)
    for (let n = 1; goesAlong(a0 - n, b0 - n); n++) take(a0 - n, b0 - n)
  }
  return made.sort((x, y) => x.a0 - y.a0)
}

/** One number for every move, the same for paragraphs that stand together in both places. */
export const numberMoves = (made: readonly Link[]): { readonly numbers: Int32Array; readonly count: number } => {
  const numbers = new Int32Array(made.length)
  let count = 0
  for (let n = 0; n < made.length; n++) {
    const last = made[n - 1]
    if (last === undefined || last.a0 + 1 !== made[n]!.a0 || last.b0 + 1 !== made[n]!.b0) count++
    numbers[n] = count - 1
  }
  return { numbers, count }
}

const unlinked = (old: Side, now: Side, links: readonly Link[]): { olds: number[]; nows: number[] } => {
  const a = new Uint8Array(old.length)
  const b = new Uint8Array(now.length)
  for (const l of links.filter(isOpen)) {
    a.fill(1, l.a0, l.a1)
    b.fill(1, l.b0, l.b1)
  }
  return { olds: zeros(a), nows: zeros(b) }
}

const zeros = (flags: Uint8Array): number[] => {
  const found: number[] = []
  for (let n = 0; n < flags.length; n++) if (flags[n] === 0) found.push(n)
  return found
}
