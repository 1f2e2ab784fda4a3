/** Citations as they stand in a text: "clauses 9.2(b) and 10", "paragraph 3 of Schedule 1", "this Section". */
import { type Whose, whoseNumber } from './whose.ts'

export interface Cited {
  /** The number alone, or the whole of "this clause". */
  readonly from: number
  readonly to: number
  readonly text: string
  /** What it is called, in the singular and lower case; '' where only a number stands. */
  readonly word: string
  /** Its parts: 9, 2, (b). Empty for "this clause". */
  readonly tokens: readonly string[]
  /** "of Schedule 1", "of Article II" behind it. */
  readonly within?: { readonly word: string; readonly token: string }
  readonly whose: Whose
}

const SCHEDULE = 'schedule|exhibit|annex|annexure|appendix|attachment|addendum'
const CLAUSE = 'clause|section|paragraph|sub-?clause|sub-?section|sub-?paragraph'
const BRACKETS = String.raw`(?:\((?:[a-z]{1,2}|[ivx]{2,5}|[A-Z]{1,2}|\d{1,2})\))`
const FIGURES = String.raw`\d{1,3}(?:\.\d{1,3}){0,5}(?:\s?\((?:[a-z]{1,2}|[ivx]{2,5}|\d{1,2})\)|${BRACKETS})*`
const NUMBER = String.raw`(?:${FIGURES}|${BRACKETS}+|[IVXLC]{1,6}|[A-Z](?:-?\d{1,2})?)(?![\p{L}\p{N}%]|[.,]\d)`
const NAME = String.raw`(?:\s*\((?=[^)]*\p{Ll}\p{Ll})[^()]{2,90}\))?`
const JOIN = String.raw`\s*(?:,\s*(?:and|or|to)?|and\s*/\s*or|and|or|to|through|until|&|–|-)\s*`
const FIRST = new RegExp(
  String.raw`(?<![\p{L}-])(${SCHEDULE}|article|part|${CLAUSE}|§)(?:e?s|§)?[\s\u00A0]*(?=[\dIVXLCA-Z(])(${NUMBER})`,
  'giu',
)
const NEXT = new RegExp(
  String.raw`${NAME}${JOIN}(${FIGURES}|${BRACKETS}+|[IVXLC]{1,6}|[A-Z])(?![\p{L}\p{N}%]|[.,]\d)`,
  'uy',
)
const WITHIN = new RegExp(
  String.raw`${NAME},?\s*(?:of|in|to)?\s*(${SCHEDULE}|article|part)\s+([IVXLC]{1,6}|\d{1,3}|[A-Z])(?![\p{L}\p{N}])`,
  'iuy',
)
const BEFORE = new RegExp(String.raw`(?<!\p{L})(${SCHEDULE}|article|part)\s+([IVXLC]{1,6}|\d{1,3}|[A-Z]),?\s+$`, 'iu')
const SELF = new RegExp(String.raw`\bthis\s+(${SCHEDULE}|article|${CLAUSE})\b`, 'giu')
const BARE =
  /(?<=\b(?:unless|under|in|to|by|with|per|see|of|and|or|from)\s)\d{1,3}(?:\.\d{1,3}){1,5}(?![\p{L}\p{N}%]|[.,]\d|\s*(?:%|per\s?cent|times|x\b|million|billion|point|hour|day|month|year|[GMT]B))/giu
const UNIT = /^\s*(?:%|per\s?cent|business|working|calendar|days?|weeks?|months?|years?|hours?|minutes?|times)\b/i

/** Every citation in a text, in order. A figure behind "and" belongs to the list only if it counts no days. */
export const citationsIn = (text: string): Cited[] => {
  const found: Cited[] = []
  for (const match of text.matchAll(FIRST)) {
    const word = singular(match[1]!)
    const number = match[2]!
    if (!fits(word, number, match[0])) continue
    const from = match.index + match[0].length - number.length
    const list = [{ from, to: from + number.length }, ...rest(text, from + number.length, word)]
    const end = list.at(-1)!.to
    const within = containerBehind(text, end) ?? containerBefore(text, match.index)
    const whose = whoseNumber(text, match.index, end)
    let before: readonly string[] = []
    for (const { from: a, to: b } of list) {
      const tokens = completed(tokensOf(text.slice(a, b)), before)
      found.push({ from: a, to: b, text: text.slice(a, b), word, tokens, whose, ...(within && { within }) })
      before = tokens
    }
  }
  for (const { 0: whole, 1: word = '', index } of text.matchAll(SELF))
    found.push({ from: index, to: index + whole.length, text: whole, word: singular(word), tokens: [], whose: 'own' })
  if (/\d\.\d/.test(text))
    for (const { 0: whole, index } of text.matchAll(BARE))
      if (!found.some(({ from, to }) => from < index + whole.length && to > index))
        found.push({
          from: index,
          to: index + whole.length,
          text: whole,
          word: '',
          tokens: whole.split('.'),
          whose: undefined,
        })
  return foreignTogether(
    text,
    found.sort((a, b) => a.from - b.from),
  )
}

/**
 * In "Annex I, Annex II and Annex III of the Directive" all three are the Directive's; in "clause 4 and section 9 of
 * the Act" the clause is not.
 */
const foreignTogether = (text: string, found: readonly Cited[]): Cited[] => {
  const out = [...found]
  for (let index = out.length - 2; index >= 0; index--) {
    const [one, next] = [out[index]!, out[index + 1]!]
    const between = text.slice(one.to, next.from)
    if (
      next.whose === 'foreign' &&
      one.whose !== 'own' &&
      isClause(one.word) === isClause(next.word) &&
      /^(?:\s*\([^()]{2,90}\))?\s*(?:,|and|or|to|,\s*and|,\s*or)\s*(?:\p{L}+\s*)?$/u.test(between)
    )
      out[index] = { ...one, whose: 'foreign' }
  }
  return out
}

/** Contracts have clauses; statutes have sections, articles, parts and schedules. */
export const isClause = (word: string): boolean => /^(?:sub)?clause$/.test(word)

/** 9, 2 and (b) of "9.2(b)"; 4 of "IV" is left to whoever knows that it is an article. */
export const tokensOf = (number: string): string[] =>
  number.match(/\([^)]+\)|[^.()\s]+/g)?.map((token) => (token.startsWith('(') ? token : token.toLowerCase())) ?? []

const rest = (text: string, at: number, word: string): { from: number; to: number }[] => {
  const list: { from: number; to: number }[] = []
  NEXT.lastIndex = at
  for (let next = NEXT.exec(text); next; next = NEXT.exec(text)) {
    const number = next[1]!
    const to = next.index + next[0].length
    if (
      UNIT.test(text.slice(to)) ||
      !fits(word, number, next[0]) ||
      (number.startsWith('(') && text[at - 1] !== ')') ||
      /^\.?\d/.test(text.slice(to))
    )
      break
    list.push({ from: to - number.length, to })
    NEXT.lastIndex = to
  }
  return list
}

/** Letters and Roman numbers name schedules, articles and parts; "section A" begins a sentence somewhere else. */
const fits = (word: string, number: string, written: string): boolean => {
  if (/^[\d(]/.test(number)) return true
  const wide = /^(?:schedule|exhibit|annex|appendix|attachment|addendum)$/.test(word)
  return wide
    ? /^[A-Z]/.test(number)
    : /^(?:article|part)$/.test(word) && /^[IVXLC]+$/.test(number) && !/^a/.test(written)
}

/** "(c)" behind "9.2(b) and" is 9.2(c). */
const completed = (tokens: readonly string[], before: readonly string[]): readonly string[] => {
  if (!tokens[0]?.startsWith('(') || before.length === 0) return tokens
  return [...before.slice(0, Math.max(0, before.length - tokens.length)), ...tokens]
}

const containerBehind = (text: string, at: number): { word: string; token: string } | undefined => {
  WITHIN.lastIndex = at
  const [, word, token] = WITHIN.exec(text) ?? []
  return word && token ? { word: singular(word), token: token.toLowerCase() } : undefined
}

/** "Article 2 Section 1", "Schedule 1, paragraph 3" */
const containerBefore = (text: string, at: number): { word: string; token: string } | undefined => {
  const [, word, token] = BEFORE.exec(text.slice(Math.max(0, at - 30), at)) ?? []
  return word && token ? { word: singular(word), token: token.toLowerCase() } : undefined
}

const singular = (word: string): string => {
  const one = word.toLowerCase().replace('annexure', 'annex').replace('-', '')
  return one === '§' ? 'section' : one
}
