/** Figures, amounts, percentages, dates and durations. */
import type { Difference } from './classify.ts'
import { isBlank, isWord, tokensOf } from './tokens.ts'

const NUMBER_WORDS = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half quarter third
  first second fourth fifth sixth seventh eighth ninth tenth twelfth fifteenth twentieth thirtieth ninetieth once twice
  double triple percent percentage zero nil`.split(/\s+/),
)

/** What is counted: a change of these alone counts where a figure stands beside it ("30 days" to "30 months"). */
const UNITS = new Set(
  `day days week weeks month months year years hour hours minute minutes business working calendar quarter quarters
  daily weekly monthly quarterly annual annually yearly
  january february march april may june july august september october november december
  usd eur gbp chf jpy cad aud dollar dollars euro euros pound pounds cent cents us bps basis points`.split(/\s+/),
)

const SIGNS = new Set(['$', '€', '£', '¥', '%', '‰', '(', ')', '-', '–', '.', ',', '/', '+', '[', ']', '_', '*'])

const isFigure = (token: string): boolean => /^\p{Sc}?\p{N}/u.test(token) || NUMBER_WORDS.has(token.toLowerCase())
const isUnit = (token: string): boolean => UNITS.has(token.toLowerCase())

/** Whether nothing but figures differs, and what they count. */
export const isNumberChange = ({ old, now, gone, come }: Difference): boolean => {
  const went = tokensOf(old.slice(gone.from, gone.to)).filter((t) => !isBlank(t))
  const came = tokensOf(now.slice(come.from, come.to)).filter((t) => !isBlank(t))
  // What merging two close differences took along is the same on both sides.
  const differing = [...minus(went, came), ...minus(came, went)]
  if (!differing.every((t) => isFigure(t) || isUnit(t) || SIGNS.has(t))) return false
  if (differing.some(isFigure)) return true
  return differing.some(isUnit) && [...went, ...came, ...beside(old, gone.from, gone.to)].some(isFigure)
}

const minus = (a: readonly string[], b: readonly string[]): string[] => {
  const left = new Map<string, number>()
  for (const t of b) left.set(t, (left.get(t) ?? 0) + 1)
  return a.filter((t) => {
    const n = left.get(t) ?? 0
    left.set(t, n - 1)
    return n <= 0
  })
}

/** The nearest two words to either side. */
const beside = (text: string, from: number, to: number): string[] => [
  ...tokensOf(text.slice(Math.max(0, from - 40), from))
    .filter(isWord)
    .slice(-2),
  ...tokensOf(text.slice(to, to + 40))
    .filter(isWord)
    .slice(0, 2),
]
