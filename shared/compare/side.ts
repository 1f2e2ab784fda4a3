/** One of the two documents, with what is found out about its paragraphs when it is asked for. */
import type { ComparedParagraph } from './model.ts'
import { type Numbering, wordsOf } from './tokens.ts'

const NO_WORDS = new Int32Array(0)

export class Side {
  readonly paragraphs: readonly ComparedParagraph[]
  /** Equal paragraphs have equal ids, on both sides; one in a cell never equals one outside. */
  readonly ids: Int32Array
  /** Where each paragraph begins in the linear text, and after them where it ends. */
  readonly starts: Int32Array
  readonly #words: Numbering
  readonly #ordered: (Int32Array | undefined)[] = []
  readonly #bags: (Int32Array | undefined)[] = []

  constructor(paragraphs: readonly ComparedParagraph[], texts: Numbering, words: Numbering) {
    this.paragraphs = paragraphs
    this.ids = Int32Array.from(paragraphs, (p) => texts.of(p.props?.cell === undefined ? p.text : `\n${p.text}`))
    this.starts = startsOf(paragraphs)
    this.#words = words
  }

  /** Takes a paragraph out of what is paired: from here on it is like nothing. `mark`: a negative number of its own. */
  leave(n: number, mark: number): void {
    this.ids[n] = mark
    this.#ordered[n] = NO_WORDS
    this.#bags[n] = NO_WORDS
  }

  get length(): number {
    return this.paragraphs.length
  }

  text(n: number): string {
    return this.paragraphs[n]!.text
  }

  inCell(n: number): boolean {
    return this.paragraphs[n]!.props?.cell !== undefined
  }

  /** Words as numbers, in the order of the text. */
  words(n: number): Int32Array {
    const known = this.#ordered[n]
    if (known !== undefined) return known
    const text = this.text(n)
    const words = text === '' ? NO_WORDS : this.#words.all(wordsOf(text))
    this.#ordered[n] = words
    return words
  }

  /** The same words sorted. */
  bag(n: number): Int32Array {
    const known = this.#bags[n]
    if (known !== undefined) return known
    const bag = this.words(n).toSorted()
    this.#bags[n] = bag
    return bag
  }

  /** Whether two neighbours could be one paragraph: text never joins across the border of a cell or a table. */
  joins(n: number): boolean {
    const a = this.paragraphs[n]?.props?.cell
    const b = this.paragraphs[n + 1]?.props?.cell
    return a?.table === b?.table && a?.row === b?.row && a?.cell === b?.cell
  }
}

/** Where each paragraph begins in the linear text, and after them where it ends. */
export const startsOf = (paragraphs: readonly ComparedParagraph[]): Int32Array => {
  const starts = new Int32Array(paragraphs.length + 1)
  for (let n = 0; n < paragraphs.length; n++) starts[n + 1] = starts[n]! + paragraphs[n]!.text.length + 1
  return starts
}

export const linearOf = (paragraphs: readonly ComparedParagraph[]): string =>
  paragraphs.map((p) => `${p.text}\n`).join('')

/** By halving: which of `count` paragraphs holds an offset; the last one for the end of the text. */
export const halved = (starts: Int32Array, count: number, offset: number): number => {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
