/** The best pairing of the paragraphs of one gap, in order, cuts and joins included. */
import { Band } from './band.ts'
import type { Gap, Link } from './links.ts'
import type { Side } from './side.ts'
import { ALIKE, shared, similarity } from './similarity.ts'

/** Into how many a paragraph may be cut, or how many may be joined, blank ones between them included. */
const MOST_PIECES = 5

/** Steps above this are joins. */
const LAST_CUT = 1 + MOST_PIECES

/** So much of a piece must come from the whole, and so alike must all pieces together and the whole be. */
const PIECE_FROM_WHOLE = 0.6
const PIECES_LIKE_WHOLE = 0.7
const LEAST_WORDS_CUT = 4

/**
 * Dynamic programming over the table of the gap: the pairing that keeps the most words. A pair counts its shared words
 * and one; below ALIKE it does not count at all. How a cell was best reached: 0 old alone, 1 new alone, 2 a pair, then
 * 1:2, 1:3 … and 2:1, 3:1 …
 */
export const weigh = (old: Side, now: Side, gap: Gap): Link[] => {
  const band = new Band(gap)
  const best = new Float64Array(band.size)
  const how = new Uint8Array(band.size)
  const pieces = new Pieces(old, now)
  for (let i = 0; i <= band.n; i++) {
    for (let j = band.low(i); j <= band.high(i); j++) {
      const cell = band.cell(i, j)
      let most = -1
      const offer = (from: number, gain: number, step: number): void => {
        if (from === -1 || best[from]! + gain <= most) return
        most = best[from]! + gain
        how[cell] = step
      }
      if (i === 0 && j === 0) continue
      if (i > 0) offer(band.cell(i - 1, j), 0, 0)
      if (j > 0) offer(band.cell(i, j - 1), 0, 1)
      if (i > 0 && j > 0) {
        const a = gap.a0 + i - 1
        const b = gap.b0 + j - 1
        const diagonal = band.cell(i - 1, j - 1)
        if (diagonal !== -1) offer(diagonal, pairGain(old, a, now, b), 2)
        if (old.ids[a] !== now.ids[b]) {
          for (let k = 2; k <= Math.min(j, MOST_PIECES); k++) {
            const from = band.cell(i - 1, j - k)
            const gain = from === -1 ? 0 : pieces.cut(a, b - k + 1, b + 1)
            if (gain > 0) offer(from, gain, 1 + k)
            if (gain < 0) break
          }
          for (let k = 2; k <= Math.min(i, MOST_PIECES); k++) {
            const from = band.cell(i - k, j - 1)
            const gain = from === -1 ? 0 : pieces.join(a - k + 1, a + 1, b)
            if (gain > 0) offer(from, gain, LAST_CUT + k - 1)
            if (gain < 0) break
          }
        }
      }
      best[cell] = Math.max(0, most)
    }
  }
  return trace(band, how, gap)
}

const pairGain = (old: Side, a: number, now: Side, b: number): number => {
  const alike = similarity(old, a, now, b)
  if (alike < ALIKE) return -1
  return (alike * (old.bag(a).length + now.bag(b).length)) / 2 + 1
}

const trace = (band: Band, how: Uint8Array, { a0, b0 }: Gap): Link[] => {
  const links: Link[] = []
  let i = band.n
  let j = band.m
  while (i > 0 || j > 0) {
    const step = how[band.cell(i, j)]!
    if (step === 0) i--
    else if (step === 1) j--
    else {
      const old = step > LAST_CUT ? step - LAST_CUT + 1 : 1
      const now = step > LAST_CUT ? 1 : step - 1
      links.push({ a0: a0 + i - old, a1: a0 + i, b0: b0 + j - now, b1: b0 + j })
      i -= old
      j -= now
    }
  }
  return links.reverse()
}

/** What it gains to take several paragraphs of one side for one of the other; negative: more pieces cannot help. */
class Pieces {
  readonly #old: Side
  readonly #now: Side

  constructor(old: Side, now: Side) {
    this.#old = old
    this.#now = now
  }

  cut(whole: number, from: number, to: number): number {
    return this.#gain(this.#old, whole, this.#now, from, to)
  }

  join(from: number, to: number, whole: number): number {
    return this.#gain(this.#now, whole, this.#old, from, to)
  }

  #gain(one: Side, whole: number, many: Side, from: number, to: number): number {
    if (one.room(whole) !== many.room(from) || !many.joins(from)) return -1
    const bag = one.bag(whole)
    if (bag.length < LEAST_WORDS_CUT || !fromWhole(many.bag(to - 1), bag)) return -1
    const first = many.bag(from)
    if (!fromWhole(first, bag)) return first.length === 0 && many.text(from).trim() === '' ? 0 : -1
    let words = 0
    for (let n = from; n < to; n++) words += many.bag(n).length
    if (2 * bag.length < PIECES_LIKE_WHOLE * (words + bag.length)) return -1
    if (2 * words < PIECES_LIKE_WHOLE * (words + bag.length)) return 0
    const all = new Int32Array(words)
    for (let n = from, at = 0; n < to; at += many.bag(n).length, n++) all.set(many.bag(n), at)
    const common = shared(all.sort(), bag)
    return 2 * common < PIECES_LIKE_WHOLE * (words + bag.length) ? 0 : common + 1
  }
}

const fromWhole = (piece: Int32Array, whole: Int32Array): boolean =>
  piece.length > 0 &&
  whole.length >= PIECE_FROM_WHOLE * piece.length &&
  shared(piece, whole) >= PIECE_FROM_WHOLE * piece.length
