/** Where two token sequences differ, set where a reader would put the boundaries. */
import { isBlank, isWord } from './tokens.ts'

/** Tokens `a0`..`a1` of the old text stand against `b0`..`b1` of the new one; half-open, never both empty. */
export interface Hunk {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** Two differences with fewer words than this between them read better as one. */
const FEWEST_WORDS_BETWEEN = 2

/** `partner`: for each old token the index of the new one it is, or -1. */
export const hunksOf = (partner: Int32Array, newLength: number): Hunk[] => {
  const hunks: Hunk[] = []
  let a0 = 0
  let b0 = 0
  for (let n = 0; n < partner.length; n++) {
    const m = partner[n]!
    if (m === -1) continue
    if (a0 < n || b0 < m) hunks.push({ a0, a1: n, b0, b1: m })
    a0 = n + 1
    b0 = m + 1
  }
  if (a0 < partner.length || b0 < newLength) hunks.push({ a0, a1: partner.length, b0, b1: newLength })
  return hunks
}

/**
 * An insertion or deletion alone can often stand in several places ("the [big ]cat", "the[ big] cat"): it is moved to
 * where it begins and ends with a word, a sentence or the line.
 */
export const settle = (hunks: readonly Hunk[], a: readonly string[], b: readonly string[]): Hunk[] => {
  const settled: Hunk[] = []
  for (const [n, hunk] of hunks.entries()) {
    const last = settled.at(-1)
    const next = hunks[n + 1]
    const room = {
      left: hunk.a0 - (last?.a1 ?? 0),
      right: (next?.a0 ?? a.length) - hunk.a1,
    }
    if (hunk.a0 === hunk.a1) settled.push(moved(hunk, bestShift(b, hunk.b0, hunk.b1, room)))
    else if (hunk.b0 === hunk.b1) settled.push(moved(hunk, bestShift(a, hunk.a0, hunk.a1, room)))
    else settled.push(hunk)
  }
  return settled
}

const moved = ({ a0, a1, b0, b1 }: Hunk, by: number): Hunk => ({ a0: a0 + by, a1: a1 + by, b0: b0 + by, b1: b1 + by })

const bestShift = (
  tokens: readonly string[],
  from: number,
  to: number,
  room: { readonly left: number; readonly right: number },
): number => {
  let best = 0
  let score = boundary(tokens, from) + boundary(tokens, to)
  const look = (shift: number): void => {
    const here = boundary(tokens, from + shift) + boundary(tokens, to + shift)
    if (here <= score) return
    score = here
    best = shift
  }
  for (let s = 1; s <= room.right && tokens[from + s - 1] === tokens[to + s - 1]; s++) look(s)
  for (let s = 1; s <= room.left && tokens[from - s] === tokens[to - s]; s++) look(-s)
  return best
}

/** How well a difference may begin or end between this token and the one before it. */
const boundary = (tokens: readonly string[], at: number): number => {
  const before = tokens[at - 1]
  const after = tokens[at]
  if (before === undefined || after === undefined || before === '\n' || after === '\n') return 4
  if (!isBlank(before)) return isBlank(after) ? 1 : 0
  if (isBlank(after)) return 0
  return /^[.;:!?]$/.test(tokens[at - 2] ?? '') ? 3 : 2
}

/** Neighbours fewer than two words apart become one, but never across a paragraph's end or an object in the line. */
export const merge = (hunks: readonly Hunk[], a: readonly string[]): Hunk[] => {
  const merged: Hunk[] = []
  for (const hunk of hunks) {
    const last = merged.at(-1)
    if (last !== undefined && areClose(a, last.a1, hunk.a0))
      merged[merged.length - 1] = { ...last, a1: hunk.a1, b1: hunk.b1 }
    else merged.push(hunk)
  }
  return merged
}

const areClose = (a: readonly string[], from: number, to: number): boolean => {
  let words = 0
  for (let n = from; n < to; n++) {
    if (a[n] === '\n' || a[n]!.startsWith('\ufffc')) return false
    if (isWord(a[n]!) && ++words >= FEWEST_WORDS_BETWEEN) return false
  }
  return true
}
