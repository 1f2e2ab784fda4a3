/** Text cut into what a reader takes as one: a word, a figure, a stretch of blanks, a sign. */

/**
 * In this order: what lays out a line, each alone; blanks; figures with their separators ("1,000,000.00", "12.3");
 * scripts that set no blanks between words, by character; words ("don't", "30th"); any other sign with its accents.
 * The `v` flag reads code points, so no surrogate pair is ever cut.
 */
const TOKEN =
  /[\n\t\v\f]|[\s--[\n\t\v\f]]+|\p{N}+(?:[.,]\p{N}+)+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[[\p{L}\p{M}\p{N}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+(?:['’]\p{L}+)*|[\s\S]\p{M}*/gv

const WORD = /^[\p{L}\p{N}]/u
const BLANK = /^\s/

/** The tokens in order; joined they are the text again, for any text. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? []

export const isWord = (token: string): boolean => WORD.test(token)

export const isBlank = (token: string): boolean => BLANK.test(token)

/** Text by which two words are the same word: case and the shape of an apostrophe do not count. */
export const foldWord = (token: string): string => token.toLowerCase().replaceAll('’', "'")

/** Words and figures alone, folded. */
export const wordsOf = (text: string): string[] => tokensOf(text).filter(isWord).map(foldWord)

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
    return Int32Array.from(texts, (text) => this.of(text))
  }
}
