/** The part of a table of old against new paragraphs that is looked at: all of a small one, a band of a large one. */
import type { Gap } from './links.ts'

/** Pairs a whole table may have. 200 by 200 takes some ten milliseconds. */
export const MOST_PAIRS = 40_000

/** How far a band reaches to either side of the line from corner to corner, at least. */
const LEAST_REACH = 8

/** Rows 0..n, columns 0..m of a table, of which each row holds one stretch; neighbouring rows always overlap. */
export class Band {
  readonly n: number
  readonly m: number
  /** First column of each row, and where the row begins in the cells. */
  readonly #low: Int32Array
  readonly #high: Int32Array
  readonly #at: Float64Array
  readonly size: number

  constructor({ a0, a1, b0, b1 }: Gap) {
    this.n = a1 - a0
    this.m = b1 - b0
    const { n, m } = this
    const whole = n * m <= MOST_PAIRS
    const reach = Math.max(LEAST_REACH, Math.floor(MOST_PAIRS / (2 * (n + m))))
    this.#low = new Int32Array(n + 1)
    this.#high = new Int32Array(n + 1)
    this.#at = new Float64Array(n + 1)
    let size = 0
    for (let i = 0; i <= n; i++) {
      const middle = (i * m) / n
      this.#low[i] = whole ? 0 : Math.max(0, Math.floor(middle - m / n) - reach)
      this.#high[i] = whole ? m : Math.min(m, Math.ceil(middle + m / n) + reach)
      this.#at[i] = size
      size += this.#high[i]! - this.#low[i]! + 1
    }
    this.size = size
  }

  low(i: number): number {
    return this.#low[i]!
  }

  high(i: number): number {
    return this.#high[i]!
  }

  /** Index of a cell, or -1 outside the band. */
  cell(i: number, j: number): number {
    if (i < 0 || j < this.#low[i]! || j > this.#high[i]!) return -1
    return this.#at[i]! + j - this.#low[i]!
  }
}
