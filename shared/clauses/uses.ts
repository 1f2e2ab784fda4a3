/** Finds the defined terms among the words of a line, the longest first. */
import type { Definition, TermLine } from './definitions.ts'
import { type Word, wordsIn } from './words.ts'

/** One place where a term stands. */
export interface Use {
  readonly line: number
  readonly key: string
  readonly clause: string
  readonly from: number
  readonly to: number
}

interface Pattern {
  readonly id: string
  readonly norms: readonly string[]
  /** Which of its words begin with a capital in the definition: there the use must too. */
  readonly capitals: readonly boolean[]
}

export interface Matched {
  readonly uses: readonly { readonly id: string; readonly use: Use }[]
  /** Indices of words that are part of a defined term. */
  readonly covered: ReadonlySet<number>
}

const NONE: Matched = { uses: [], covered: new Set() }

/** Prepares the search for these definitions. */
export const matcherOf = (definitions: readonly Definition[]) => {
  const byFirst = new Map<string, Pattern[]>()
  for (const { id, term, aliases } of definitions)
    for (const name of [term, ...aliases]) {
      const words = wordsIn(name)
      const pattern = { id, norms: words.map(({ norm }) => norm), capitals: words.map(({ capital }) => capital) }
      const first = pattern.norms[0]
      if (first === undefined) continue
      const same = byFirst.get(first) ?? []
      if (!same.some((other) => other.norms.join(' ') === pattern.norms.join(' '))) same.push(pattern)
      byFirst.set(first, same)
    }
  for (const patterns of byFirst.values()) patterns.sort((a, b) => b.norms.length - a.norms.length)
  return (line: TermLine, at: number, words: readonly Word[]): Matched => matchLine(byFirst, line, at, words)
}

const matchLine = (
  byFirst: ReadonlyMap<string, readonly Pattern[]>,
  { key, clause, text }: TermLine,
  line: number,
  words: readonly Word[],
): Matched => {
  let uses: { id: string; use: Use }[] | undefined
  const covered = new Set<number>()
  for (let index = 0; index < words.length; index++) {
    const patterns = byFirst.get(words[index]!.norm)
    const found = patterns?.find((pattern) => fits(pattern, words, index, text))
    if (!found) continue
    const last = index + found.norms.length - 1
    uses ??= []
    uses.push({ id: found.id, use: { line, key, clause, from: words[index]!.from, to: words[last]!.to } })
    for (let n = index; n <= last; n++) covered.add(n)
    index = last
  }
  return uses ? { uses, covered } : NONE
}

const fits = ({ norms, capitals }: Pattern, words: readonly Word[], at: number, text: string): boolean =>
  norms.every((norm, n) => {
    const word = words[at + n]
    if (word === undefined || word.norm !== norm || (capitals[n] && !word.capital)) return false
    return n === 0 || /^[\s,/&\u00A0-]{1,3}$/.test(text.slice(words[at + n - 1]!.to, word.from))
  })
