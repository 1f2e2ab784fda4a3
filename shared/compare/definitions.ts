/** Where a contract says what a term means. */
import { paragraphAround } from './around.ts'

const QUOTED = /[*_]*["“][*_]*[^"“”\n]{1,80}?[*_]*["”][*_]*/.source

/** “Fees” means …, “X” has the meaning …: from the term to the end of its paragraph. */
const MEANS = new RegExp(
  `(?:${QUOTED}|\\*\\*[^*\\n]{1,80}\\*\\*)(?:\\s*(?:,|or|and|\\([^)\\n]*\\)|${QUOTED}))*\\s*,?\\s+(?:(?:shall|will)\\s+)?(?:means?\\b|ha(?:s|ve)\\s+(?:the\\s+|that\\s+)?(?:same\\s+)?meaning|refers?\\s+to\\b|(?:is|are)\\s+defined\\b)`,
  'gi',
)

/** … (the “Fees”), (each, a “Party” and together, the “Parties”): the sentence it ends, and the term. */
const INLINE = new RegExp(`\\((?:[^()"“”\\n]{0,60}${QUOTED}){1,3}[^()"“”\\n]{0,40}\\)`, 'g')

/** How far to either side of a difference its definition is looked for: one giant paragraph must not cost its square. */
const REACH = 1500

/** Whether a stretch of a text lies in the words that define a term. */
export const defines = (text: string, from: number, to: number): boolean => {
  const { around, at } = paragraphAround(text, from, to, REACH)
  if (!/["“*]/.test(around)) return false
  const end = at + to - from
  for (const m of around.matchAll(MEANS)) if (end >= m.index) return true
  for (const m of around.matchAll(INLINE))
    if (at < m.index + m[0].length && end >= sentenceStart(around, m.index)) return true
  return false
}

const sentenceStart = (text: string, at: number): number => {
  let start = 0
  for (const m of text.slice(0, at).matchAll(/[.;:]\s+(?=["“(]?\p{Lu})/gu)) start = m.index + m[0].length
  return start
}
