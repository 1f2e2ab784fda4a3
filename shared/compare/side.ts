/** One of the two documents, with what is found out about its paragraphs when it is asked for. */
import { kindOf } from './beside.ts'
import type { ComparedParagraph } from './model.ts'
import { type Numbering, tokensOf, type Vocabulary } from './tokens.ts'

const NO_WORDS = new Int32Array(0)

/** A text as tokens, and each token's number. */
export interface Tokens {
  readonly texts: readonly string[]
  readonly ids: Int32Array
}

export class Side {
  readonly paragraphs: readonly ComparedParagraph[]
  /** Equal paragraphs have equal ids, on both sides; one in a cell or a note never equals one outside. */
  readonly ids: Int32Array
  /** Where each paragraph begins in the linear text, and after them where it ends. */
  readonly starts: Int32Array
  readonly #rooms: readonly string[]
  readonly #vocabulary: Vocabulary
  readonly #tokens: (Tokens | undefined)[] = []
  readonly #ordered: (Int32Array | undefined)[] = []
  readonly #bags: (Int32Array | undefined)[] = []

  constructor(paragraphs: readonly ComparedParagraph[], texts: Numbering, vocabulary: Vocabulary) {
    this.paragraphs = paragraphs
    this.#rooms = paragraphs.map(roomOf)
    this.ids = Int32Array.from(paragraphs, (p, n) => texts.of(`${this.#rooms[n]}${p.text}`))
    this.starts = startsOf(paragraphs)
    this.#vocabulary = vocabulary
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

  /** What kind of place it stands in: paragraphs of different kinds are never the same one. '' in the running text. */
  room(n: number): string {
    return this.#rooms[n]!
  }

  /** With its mark. */
  tokens(n: number): Tokens {
    const known = this.#tokens[n]
    if (known !== undefined) return known
    const texts = tokensOf(this.text(n))
    texts.push('\n')
    const tokens = { texts, ids: this.#vocabulary.tokens(texts) }
    this.#tokens[n] = tokens
    return tokens
  }

  /** Those of several paragraphs, each with its mark. */
  tokensFrom(from: number, to: number): Tokens {
    if (to === from + 1) return this.tokens(from)
    const texts: string[] = []
    for (let n = from; n < to; n++) for (const text of this.tokens(n).texts) texts.push(text)
    return { texts, ids: this.#vocabulary.tokens(texts) }
  }

  /** Words as numbers, in the order of the text. */
  words(n: number): Int32Array {
    const known = this.#ordered[n]
    if (known !== undefined) return known
    const words = this.#vocabulary.words(this.tokens(n).ids)
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
    const apart = this.paragraphs[n]?.props?.apart === this.paragraphs[n + 1]?.props?.apart
    return apart && a?.table === b?.table && a?.row === b?.row && a?.cell === b?.cell
  }
}

const roomOf = ({ props: { cell, apart } = { role: 'body' } }: ComparedParagraph): string => {
  if (cell === undefined && apart === undefined) return ''
  return `${apart === undefined ? '' : kindOf(apart)}${cell === undefined ? '' : '|'}\n`
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
