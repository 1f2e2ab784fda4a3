/** Text cut into what a reader takes as one: a word, a figure, a stretch of blanks, a sign. */

/**
 * In this order: what lays out a line, each alone; blanks; figures with their separators ("1,000,000.00", "12.3");
 * scripts that set no blanks between words, by character; words ("don't", "30th"); any other sign with its accents.
 * The `v` flag reads code points, so no surrogate pair is ever cut.
 */
const TOKEN =
  /[\n\t\v\f]|[\s--[\n\t\v\f]]+|\p{N}+(?:[.,]\p{N}+)+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[[\p{L}\p{M}\p{N}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+(?:['’]\p{L}+)*|[\s\S]\p{M}*/vy

const WORD = /^[\p{L}\p{N}]/u
const BLANK = /^\s/

/** What an ASCII character is: nothing special, a letter or digit or underscore, a blank. */
const SIGN = 0
const LETTER = 1
const SPACE = 2
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const c = String.fromCharCode(code)
  return /\w/.test(c) ? LETTER : c === ' ' ? SPACE : SIGN
})

/**
 * The tokens in order; joined they are the text again, for any text. Nearly all of a contract is ASCII words with one
 * blank between them: those are cut here, and what stands beside anything else is left to the expression.
 */
export const tokensOf = (text: string): string[] => {
  const tokens: string[] = []
  const { length } = text
  for (let at = 0; at < length; ) {
    const kind = ASCII[text.charCodeAt(at)] ?? SIGN
    let end = at + 1
    if (kind !== SIGN) while (end < length && ASCII[text.charCodeAt(end)] === kind) end++
    const plain = kind !== SIGN && (end === length || endsPlainly(text.charCodeAt(end), kind))
    if (plain) tokens.push(text.slice(at, end))
    else {
      TOKEN.lastIndex = at
      const token = TOKEN.exec(text)![0]
      end = at + token.length
      tokens.push(token)
    }
    at = end
  }
  return tokens
}

/** Whether nothing that follows could belong to a word or to blanks that end before this. */
const endsPlainly = (next: number, kind: number): boolean =>
  next < 128 && (kind === SPACE ? ASCII[next] === LETTER : next === 0x20)

export const isWord = (token: string): boolean => WORD.test(token)

export const isBlank = (token: string): boolean => BLANK.test(token)

/** Case and the shape of an apostrophe do not make another word. */
const fold = (token: string): string => token.toLowerCase().replaceAll('’', "'")

/** Numbers equal strings equally, across as many texts as are asked of it. */
export class Numbering {
  readonly #ids = new Map<string, number>()

  of(text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(text, id)
    return id
  }

  all(texts: readonly string[]): Int32Array {
    const ids = new Int32Array(texts.length)
    for (let n = 0; n < texts.length; n++) ids[n] = this.of(texts[n]!)
    return ids
  }
}

/** A numbering of tokens that also knows which of them are words, and which are the same word. */
export class Vocabulary {
  readonly #tokens = new Numbering()
  readonly #folds = new Numbering()
  /** By token: the number of its word, or -1. */
  readonly #words: number[] = []

  tokens(texts: readonly string[]): Int32Array {
    const ids = this.#tokens.all(texts)
    for (let n = 0; n < ids.length; n++)
      this.#words[ids[n]!] ??= isWord(texts[n]!) ? this.#folds.of(fold(texts[n]!)) : -1
    return ids
  }

  /** The words among numbered tokens, in order. */
  words(ids: Int32Array): Int32Array {
    const words = new Int32Array(ids.length)
    let count = 0
    for (let n = 0; n < ids.length; n++) {
      const word = this.#words[ids[n]!]!
      if (word !== -1) words[count++] = word
    }
    return words.slice(0, count)
  }
}
