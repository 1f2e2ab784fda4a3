import type { Turn } from '../../../shared/text/turns.ts'
import type { Pair, Pick } from '../../session/compare/comparer.ts'

const turnPick = (turn: Turn, reading: 'proposed' | 'before' = 'proposed'): Pick => ({ kind: 'turn', turn, reading })

const DRAFT: Pick = { kind: 'draft', reading: 'proposed' }

/** What one most likely wants to see: what the draft adds, else what the last turn changed. */
export function usualPair(turns: readonly Turn[], hasDraft: boolean): Pair | undefined {
  const last = turns.at(-1)
  if (!last) return undefined
  if (hasDraft) return { old: turnPick(last), now: DRAFT }
  const before = turns.at(-2)
  return { old: before ? turnPick(before) : turnPick(last, 'before'), now: turnPick(last) }
}

/** Turn by turn, then from the first to the last, then the draft. */
export function pairsOf(turns: readonly Turn[], hasDraft: boolean): Pair[] {
  const pairs: Pair[] = turns.slice(1).map((turn, n) => ({ old: turnPick(turns[n]!), now: turnPick(turn) }))
  const [first, last] = [turns[0], turns.at(-1)]
  if (first && last && turns.length > 2) pairs.push({ old: turnPick(first), now: turnPick(last) })
  if (last && hasDraft) pairs.push({ old: turnPick(last), now: DRAFT })
  return pairs
}

/** A draft that has been published, or thrown away, is the shared document. */
export function withoutDraft(pair: Pair): Pair {
  const shared = (pick: Pick): Pick => (pick.kind === 'draft' ? { ...pick, kind: 'shared' } : pick)
  return pair.old.kind === 'draft' || pair.now.kind === 'draft'
    ? { old: shared(pair.old), now: shared(pair.now) }
    : pair
}

export const samePair = (a: Pair, b: Pair): boolean => idOf(a.old) === idOf(b.old) && idOf(a.now) === idOf(b.now)

/** Text and reading, as one word. */
export const idOf = (pick: Pick): string => {
  if (pick.kind === 'file') return `file ${pick.id}`
  return pick.kind === 'turn' ? `turn ${pick.turn.key} ${pick.reading}` : `${pick.kind} ${pick.reading}`
}
