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

const norms = new Map<string, string>()

const LETTER = 1
const DIGIT = 2
const OTHER = 3
/** What each UTF-16 unit is, looked up once: a contract is mostly the same sixty. */
const kinds = new Uint8Array(0x10000)

const kindOf = (code: number): number => {
  const known = kinds[code]!
  if (known !== 0) return known
  const sign = String.fromCharCode(code)
  const kind = /\p{L}/u.test(sign) ? LETTER : /\p{N}/u.test(sign) ? DIGIT : OTHER
  kinds[code] = kind
  return kind
}

/** ' ’ & - hold a word together when a letter follows. */
const joins = (code: number): boolean => code === 39 || code === 0x2019 || code === 38 || code === 45

/** The words of a text in order. Written by hand because it sees every character of the contract at every reading. */
export const wordsIn = (text: string): Word[] => {
  const words: Word[] = []
  for (let from = 0; from < text.length; from++) {
    const first = text.charCodeAt(from)
    if (kindOf(first) !== LETTER) continue
    let to = from + 1
    for (; to < text.length; to++) {
      const code = text.charCodeAt(to)
      if (kindOf(code) !== OTHER) continue
      if (!joins(code) || to + 1 >= text.length || kindOf(text.charCodeAt(to + 1)) !== LETTER) break
    }
    const found = text.slice(from, to)
    const capital = first < 128 ? first <= 90 : found[0] !== found[0]!.toLowerCase()
    words.push({ from, to, text: found, norm: normOf(found), capital })
    from = to - 1
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
