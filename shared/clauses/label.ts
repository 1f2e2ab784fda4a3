/** The number a paragraph stands under, read into its parts, whether a list printed it or somebody typed it. */

/** What the number counts. `clause` is every plain number, whatever the contract calls them. */
export type LabelKind = 'clause' | 'article' | 'schedule'

export interface Label {
  readonly kind: LabelKind
  /** As printed, without closing signs: "9.2", "(a)", "Article IV", "Schedule 2". */
  readonly shown: string
  /** Comparable parts: 9 and 2, (a), 4 for "Article IV". */
  readonly tokens: readonly string[]
  /** The word before a schedule's number, in the singular and lower case: "schedule", "exhibit". */
  readonly word: string
  /** Printed as part of its parent's number: "(a)", "b.". */
  readonly relative: boolean
  /** Where the paragraph's own words begin; 0 when the number is not in its text. */
  readonly textFrom: number
}

const SCHEDULES = 'schedule|exhibit|annex|annexure|appendix|attachment|addendum'
const WORDED = new RegExp(
  `^[\\s*_]*(article|part|section|clause|§|${SCHEDULES})\\s*[\\s#]\\s*(\\d{1,3}(?:\\.\\d{1,3})*|[ivxlc]+|[a-z](?:-?\\d{1,2})?)(?![\\p{L}\\p{N}])`,
  'iu',
)
const DECIMAL = /^[\s*_]*((?:\d{1,3}\.){0,5}\d{1,3})(?:[.)]*[*_]*[.)]*)(?=\s|$)/u
const BRACKETED = /^[\s*_]*\(([a-z]{1,2}|[ivx]{2,5}|[A-Z]{1,2}|\d{1,2})\)(?=\s|$)/u
const LETTERED = /^[\s*_]*([a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})[.)](?=\s|$)/u
const ROMAN = /^(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/i

/** 4 for "IV", undefined for what is no Roman number. */
export const romanValue = (text: string): number | undefined => {
  if (!ROMAN.test(text)) return undefined
  const worth: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const signs = [...text.toLowerCase()].map((sign) => worth[sign] ?? 0)
  return signs.reduce((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0)
}

/** Articles are cited as "IV" and as "4": one of the two is kept. */
export const articleToken = (text: string): string => String(romanValue(text) ?? text.toLowerCase())

const singular = (word: string): string => word.toLowerCase().replace(/^(?:annexure|annexes)$/, 'annex')

/** A number that a list printed. */
export const printedLabel = (number: string): Label | undefined => {
  if (number === '' || number === '•') return undefined
  return worded(number, 0) ?? decimal(number, 0) ?? letters(number, 0)
}

/** A number typed at the beginning of a paragraph. Plain prose that begins with a figure is none. */
export const typedLabel = (text: string, heading = false): Label | undefined => {
  const word = WORDED.exec(text)
  if (word) return startsTitle(text, word[0].length) ? worded(text, word[0].length) : undefined
  const figures = DECIMAL.exec(text)
  if (figures) return numbersParagraph(text, figures) ? decimal(text, figures[0].length) : undefined
  const letter = BRACKETED.exec(text) ?? LETTERED.exec(text)
  if (!letter) return undefined
  // "J. Smith" is a person: a capital letter numbers a paragraph only with room behind it.
  if (!heading && /^[A-Z]+[.)]/.test(letter[0].trimStart()) && !/^(?:\t|\s{2,}|$)/.test(text.slice(letter[0].length)))
    return undefined
  return letters(text, letter[0].length)
}

/** "Section 4 of the Code applies" begins a sentence; "Section 4. Term", "Schedule 2 Services" begin a clause. */
const startsTitle = (text: string, at: number): boolean => {
  const rest = text.slice(at)
  if (/^[\s*_]*$/.test(rest) || /^[*_]*(?:[.:)]|\s*[–—-]\s|\t|\s{2,}|\v)/.test(rest)) return true
  return text.length <= 80 && /^[*_]*\s+[*_]*[\p{Lu}[(“"]/u.test(rest) && !/[.;,]\s*$/.test(rest)
}

/** "30 days after" is prose, "30. Days", "5.1 Security" and "5<tab>Security" are numbers. */
const numbersParagraph = (text: string, found: RegExpExecArray): boolean => {
  const [whole, figures = ''] = found
  if (/[.)][*_]*$/.test(whole)) return true
  const rest = text.slice(whole.length)
  if (/^(?:\t|\s{2,})\S/.test(rest)) return true
  return figures.includes('.') && /^\s[*_]*[\p{Lu}[(“"]/u.test(rest)
}

const pastSpace = (text: string, at: number): number => at + (/^[.:)*_]*\s*/.exec(text.slice(at))?.[0].length ?? 0)

const worded = (text: string, end: number): Label | undefined => {
  const [whole, said, value] = WORDED.exec(text) ?? []
  if (whole === undefined || said === undefined || value === undefined) return undefined
  const word = said.toLowerCase()
  const shown = `${said} ${value}`
  const textFrom = end === 0 ? 0 : pastSpace(text, end)
  if (word === 'article' || word === 'part')
    return { kind: 'article', shown, tokens: [articleToken(value)], word, relative: false, textFrom }
  if (word === 'section' || word === 'clause' || word === '§')
    return { kind: 'clause', shown: value, tokens: value.toLowerCase().split('.'), word, relative: false, textFrom }
  return { kind: 'schedule', shown, tokens: [value.toLowerCase()], word: singular(word), relative: false, textFrom }
}

const decimal = (text: string, end: number): Label | undefined => {
  const value = DECIMAL.exec(text)?.[1]
  if (value === undefined) return undefined
  const textFrom = end === 0 ? 0 : pastSpace(text, end)
  return { kind: 'clause', shown: value, tokens: value.split('.'), word: '', relative: false, textFrom }
}

const letters = (text: string, end: number): Label | undefined => {
  const value = (BRACKETED.exec(text) ?? LETTERED.exec(text))?.[1]
  if (value === undefined) return undefined
  const textFrom = end === 0 ? 0 : pastSpace(text, end)
  const shown = `(${value})`
  return { kind: 'clause', shown, tokens: [shown], word: '', relative: true, textFrom }
}
