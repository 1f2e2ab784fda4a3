/** Partners within one gap, whatever its size: no gap is skipped, none takes more than its length allows. */
import { exactLinks, trimEqual } from './anchors.ts'
import { MOST_PAIRS } from './band.ts'
import { candidates } from './candidates.ts'
import { chain } from './chain.ts'
import { type Gap, gapsBetween, isOpen, type Link } from './links.ts'
import type { Side } from './side.ts'
import { ALIKE } from './similarity.ts'
import { weigh } from './weigh.ts'

/** In a gap too large for every pair to be weighed, first by what is like it, then by what is equal, then in a band. */
type Way = 'alike' | 'equal' | 'band'
const NEXT: Readonly<Record<Way, Way>> = { alike: 'equal', equal: 'band', band: 'band' }

export const linksInGap = (old: Side, now: Side, whole: Gap, way: Way = 'alike'): Link[] => {
  const { head, tail, gap } = trimEqual(old, now, whole)
  return [...head, ...(isOpen(gap) ? inner(old, now, gap, way) : []), ...tail]
}

const inner = (old: Side, now: Side, gap: Gap, way: Way): Link[] => {
  if (way === 'band' || (gap.a1 - gap.a0) * (gap.b1 - gap.b0) <= MOST_PAIRS) return weigh(old, now, gap)
  const fixed = way === 'alike' ? likely(old, now, gap) : exactLinks(old, now, gap)
  const between = gapsBetween(fixed, gap).map((g) => linksInGap(old, now, g, NEXT[way]))
  return [...fixed, ...between.flat()].sort((x, y) => x.a0 - y.a0)
}

const likely = (old: Side, now: Side, gap: Gap): Link[] => {
  const found = candidates(old, range(gap.a0, gap.a1), now, range(gap.b0, gap.b1), ALIKE)
  return chain(old, gap, found)
}

function* range(from: number, to: number): Generator<number> {
  for (let n = from; n < to; n++) yield n
}
