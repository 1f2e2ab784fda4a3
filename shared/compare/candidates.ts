/** For paragraphs that changed: which ones they may have become, found by phrases they share instead of by trying all. */
import type { Side } from './side.ts'
import { similarity } from './similarity.ts'

/** A phrase that stands in more places than this says nothing about where a paragraph went. */
const MOST_PLACES = 8
/** Candidates looked at closely for one paragraph. */
const MOST_CANDIDATES = 4
const PHRASE = 3

export interface Candidate {
  readonly a: number
  readonly b: number
  readonly alike: number
}

/** Pairs at least so alike, by old paragraph; at most four each, the likeliest first. */
export const candidates = (
  old: Side,
  olds: Iterable<number>,
  now: Side,
  nows: Iterable<number>,
  least: number,
): Candidate[] => {
  const places = new Map<number, number[]>()
  for (const b of nows)
    for (const phrase of phrases(now.words(b))) {
      const at = places.get(phrase)
      if (at === undefined) places.set(phrase, [b])
      else if (at.length <= MOST_PLACES && at.at(-1) !== b) at.push(b)
    }
  const found: Candidate[] = []
  for (const a of olds) {
    const votes = new Map<number, number>()
    for (const phrase of phrases(old.words(a))) {
      const at = places.get(phrase) ?? []
      if (at.length <= MOST_PLACES) for (const b of at) votes.set(b, (votes.get(b) ?? 0) + 1)
    }
    const likeliest = [...votes].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, MOST_CANDIDATES)
    for (const [b] of likeliest) {
      const alike = similarity(old, a, now, b)
      if (alike >= least) found.push({ a, b, alike })
    }
  }
  return found
}

/** Three words in a row as one number each (collisions cost a look, no more); shorter texts as a whole. */
function* phrases(words: Int32Array): Generator<number> {
  const length = Math.min(PHRASE, words.length)
  for (let n = 0; n + length <= words.length && length > 0; n++) {
    let hash = length
    for (let k = n; k < n + length; k++) hash = Math.imul(hash ^ words[k]!, 0x9e3779b1) ^ (hash >>> 15)
    yield hash
  }
}
