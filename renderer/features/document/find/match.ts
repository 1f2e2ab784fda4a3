/** Looks for words in one text. Nothing of what is typed is a pattern: it is compared letter by letter. */
export interface FindOptions {
  readonly matchCase: boolean
  readonly wholeWords: boolean
}

/** Half-open stretches of the text it is given, in order, none over another. */
export type Matcher = (text: string) => readonly (readonly [from: number, to: number])[]

/** Signs that look alike and are typed alike; each one character, so that every offset stays what it was. */
const ALIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2011': '-',
}

/** Text for comparing, letter for letter as long as what it was made of. */
export function folded(text: string, matchCase: boolean): string {
  const alike = text.replace(/[’‘“”„\u00A0\u202F\u2011]/g, (ch) => ALIKE[ch]!)
  // Small letters of İ are two characters, and a final sigma depends on its neighbours.
  return matchCase ? alike : alike.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ')
}

/** Undefined where there is nothing to look for. */
export function matcherFor(query: string, { matchCase, wholeWords }: FindOptions): Matcher | undefined {
  if (query === '') return undefined
  const wanted = folded(query, matchCase)
  return (text) => {
    const within = folded(text, matchCase)
    const found: [number, number][] = []
    for (let from = within.indexOf(wanted); from >= 0; ) {
      const to = from + wanted.length
      const good = isWhole(text, from, to) && (!wholeWords || (isEdge(text, from) && isEdge(text, to)))
      if (good) found.push([from, to])
      from = within.indexOf(wanted, good ? to : from + 1)
    }
    return found
  }
}

/** No half of a character is found, and no letter without the accent that is written behind it. */
function isWhole(text: string, from: number, to: number): boolean {
  const inside = (at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')
  return !inside(from) && !inside(to) && !/^\p{M}/u.test(charAt(text, to))
}

const charAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)
const charBefore = (text: string, at: number): string =>
  charAt(text, at - (/[\uDC00-\uDFFF]/.test(text[at - 1] ?? '') ? 2 : 1))
const isLetter = (ch: string): boolean => /[\p{L}\p{N}\p{M}_]/u.test(ch)

/** Whether a word begins or ends here. What is looked for may itself begin or end with a sign: that is an edge too. */
const isEdge = (text: string, at: number): boolean =>
  !(at > 0 && at < text.length && isLetter(charBefore(text, at)) && isLetter(charAt(text, at)))
