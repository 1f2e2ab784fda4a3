/** Capitalised words that look like defined terms and are none. Rather silent than noisy. */
import { COMMON, DETERMINERS, ENDINGS } from './common-words.ts'
import type { TermLine } from './definitions.ts'
import { typedLabel } from './label.ts'
import type { Use } from './uses.ts'
import type { Word } from './words.ts'

export interface Loose {
  term: string
  readonly uses: Use[]
  /** At least once it stands where only a term would: "the Deliverables". */
  firm: boolean
}

/** Adds a line's candidates to those known so far. `covered` are the words that belong to defined terms. */
export const undefinedIn = (
  line: TermLine,
  at: number,
  words: readonly Word[],
  covered: ReadonlySet<number>,
  known: Map<string, Loose>,
): void => {
  if (isLabel(line, words)) return
  const from = proseFrom(line.text)
  for (let index = 0; index < words.length; index++) {
    if (!words[index]!.capital || words[index]!.from < from) continue
    const last = runEnd(line.text, words, index)
    const phrase = candidate(line.text, words, index, last, covered)
    if (phrase) note(line, at, words, phrase, known)
    index = last
  }
}

const note = (
  line: TermLine,
  at: number,
  words: readonly Word[],
  [first, last]: [number, number],
  known: Map<string, Loose>,
) => {
  const [from, to] = [words[first]!.from, words[last]!.to]
  const term = line.text
    .slice(from, to)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '')
  const id = words
    .slice(first, last + 1)
    .map(({ norm }) => norm)
    .join(' ')
  const loose = known.get(id) ?? { term, uses: [], firm: false }
  const before = words[first - 1]
  const beside = before !== undefined && !/[.;:]/.test(line.text.slice(before.to, from))
  const determiner = beside ? before.text.toLowerCase() : ''
  // "This Order Form" is the paper speaking of itself.
  if (!/^th(?:is|ese)$/.test(determiner)) {
    loose.uses.push({ line: at, key: line.key, clause: line.clause, from, to })
    loose.firm ||= DETERMINERS.has(determiner)
  }
  known.set(id, loose)
}

/** Headings, captions, signature blocks and cells hold capitals that mean nothing. */
const isLabel = ({ text, props }: TermLine, words: readonly Word[]): boolean => {
  if (/^\s*(?:\[(?:drafting )?note|<!--|\/\/)/i.test(text)) return true
  if (props?.role === 'heading' || props?.role === 'title' || props?.role === 'subtitle' || props?.role === 'toc')
    return true
  if (words.length < 8 || (!/[.;:,]\s*$/.test(text) && words.length < 14)) return true
  let capitals = 0
  for (const word of words) if (word.capital) capitals++
  return capitals > words.length * 0.55
}

/** A run-in heading ("Core service. For failure …") is over at its full stop. */
const proseFrom = (text: string): number => {
  const from = typedLabel(text)?.textFrom ?? 0
  return from + (/^[^.]{3,80}?\.\s+(?=[\p{Lu}(“"])/u.exec(text.slice(from))?.[0].length ?? 0)
}

/** Capitalised words in a row, "of" between two of them included: "Statement of Work". */
const runEnd = (text: string, words: readonly Word[], from: number): number => {
  let last = from
  for (let next = from + 1; next < words.length; next++) {
    const gap = text.slice(words[next - 1]!.to, words[next]!.from)
    if (!/^[\s\u00A0]{1,2}$/.test(gap)) break
    if (words[next]!.capital) last = next
    else if (words[next]!.text !== 'of' || next !== last + 1) break
  }
  return last
}

/** The part of the run that may be a term, or undefined when it is a name, a date, a beginning or known. */
const candidate = (
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  covered: ReadonlySet<number>,
): [number, number] | undefined => {
  let first = from
  let last = to
  if (beginsSentence(text, words[first]!.from)) first++
  while (first <= last && (isCommon(words[first]!) || words[first]!.text === 'of')) first++
  while (last >= first && words[last]!.text === 'of') last--
  if (first > last) return undefined
  const inside = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  if (inside.every((n) => covered.has(n) || words[n]!.text === 'of')) return undefined
  if (inside.some((n) => isShouted(words[n]!))) return undefined
  return text[words[first]!.from - 1] === '-' || isName(text, words, first, last) ? undefined : [first, last]
}

const isCommon = ({ norm, text }: Word): boolean => COMMON.has(norm) || COMMON.has(text.toLowerCase())

/** Acronyms and shouted clauses: capitals say nothing there. */
const isShouted = ({ text }: Word): boolean =>
  text.length === 1 || (/\p{Lu}/u.test(text.slice(1)) && !/\p{Ll}\p{Ll}/u.test(text))

const beginsSentence = (text: string, at: number): boolean =>
  /(?:^|[.?!;:•]|\n|\v|\t)[\s"“”(*[\]]*(?:\(?[a-zA-Z0-9]{1,4}[.)]\s*)*["“(*[]*$/u.test(
    text.slice(Math.max(0, at - 24), at),
  ) || at < 3

const COMPANY = /^,?\s+(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Co|LLP|LP|PLC|AG|SA|BV|N\.A)\b/
const BODY_AFTER = new RegExp(
  `^(?:[\\s,]+(?:and|of|for|on|the|in|&|\\p{Lu}[\\p{L}-]*))*?\\s(?:${[...ENDINGS].join('|')})\\b`,
  'u',
)
const BODY_BEFORE =
  /\b(?:Convention|Treaty|Department|Bureau|Office|Ministry|Secretary|Institute|University)\s(?:for|of|on)\s(?:the\s)?$/
const PLACEHOLDER = /(?:[[{][^\]}]*|\([^()]*[A-Z][^()]*)$/

/** Companies, statutes, authorities, quoted words, placeholders, and what is being named on the spot. */
const isName = (text: string, words: readonly Word[], first: number, last: number): boolean => {
  const [from, to] = [words[first]!.from, words[last]!.to]
  const [before, after] = [text.slice(Math.max(0, from - 60), from), text.slice(to, to + 80)]
  if (/["“[{(_/@.]$/.test(before) || /^["”\]}_@/]/.test(after)) return true
  if (COMPANY.test(after) || /^\s+\d/.test(after) || /^[^.;]{0,40}\((?:[^()"“]{0,40})["“]/.test(after)) return true
  if (PLACEHOLDER.test(before) && /^[^[{(]*[\]})]/.test(after)) return true
  if (ENDINGS.has(words[last]!.text)) return true
  return BODY_AFTER.test(after) || BODY_BEFORE.test(before)
}
