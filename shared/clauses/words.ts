/** Words of a line and the form under which "Fees", "Fee's" and "FEE" are one term. */

export interface Word {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Singular, without possessive, in lower case. */
  readonly norm: string
  /** Begins with a capital. */
  readonly capital: boolean
}

const WORD = /\p{L}[\p{L}\p{N}]*(?:['’&-]\p{L}[\p{L}\p{N}]*)*/gu
const norms = new Map<string, string>()

/** The words of a text in order. */
export const wordsIn = (text: string): Word[] => {
  const words: Word[] = []
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const first = found.charCodeAt(0)
    const capital = first < 128 ? first <= 90 : found[0] !== found[0]!.toLowerCase()
    words.push({ from: index, to: index + found.length, text: found, norm: normOf(found), capital })
  }
  return words
}

/** A contract has few different words, so each is taken apart once. */
export const normOf = (word: string): string => {
  const known = norms.get(word)
  if (known !== undefined) return known
  if (norms.size > 50_000) norms.clear()
  const norm = singular(word.toLowerCase().replace(/['’]s?$/u, ''))
  norms.set(word, norm)
  return norm
}

/** The key of a term of several words. */
export const termKey = (term: string): string =>
  wordsIn(term)
    .map(({ norm }) => norm)
    .join(' ')

const singular = (word: string): string => {
  if (word.length < 4) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}
