import { optionIn } from './detect.ts'
import { type Issue, optionOf, type Package } from './issue.ts'
import type { TableTurn } from './turns.ts'

/** What the private plane is told of the shared document: clauses to point at, turns, and what a clause says. */
export interface Facts {
  readonly clauses: readonly { readonly id: string; readonly name: string }[]
  /** Oldest first. */
  readonly turns: readonly FactTurn[]
  /** The text of a clause as a turn proposes it, or as it stands now with our draft. Undefined where it was not there. */
  readonly textOf: (clause: string, turn: string | undefined) => string | undefined
}

export interface FactTurn {
  readonly key: string
  readonly label: string
  readonly by: 'us' | 'them' | undefined
}

/** How we know what lay on the table: a person said so, the clause says so, or it stayed as it was. */
export type Source = 'said' | 'read' | 'kept'

export interface ReadTurn extends TableTurn {
  /** The document's turn; undefined for the text as it is now. */
  readonly key: string | undefined
  /** Under what a person's word on it is kept. */
  readonly saidAs: string
  readonly sources: Readonly<Record<string, Source>>
}

/** What a person says of the text as it is now holds until the next turn: then it is what that turn of ours brought. */
const afterKey = (turn: string | undefined): string => `>${turn ?? ''}`

/**
 * What lay on the table in each turn, and lies there now with our draft. What a person said counts before what the
 * clause is read to say; where neither says anything, the issue stands as in the turn before.
 *
 * @param said by turn key, and under `saidAs` for the text as it was before the next turn
 */
export function readTurns(issues: readonly Issue[], facts: Facts, said: ReadonlyMap<string, Package>): ReadTurn[] {
  const out: ReadTurn[] = []
  const now = { key: undefined, label: 'Now', by: 'us' as const }
  for (const { key, label, by } of [...facts.turns, now]) {
    const last = out.at(-1)
    const before = last?.chosen ?? {}
    const saidAs = key ?? afterKey(last?.key)
    const words = said.get(saidAs) ?? (by === 'us' ? said.get(afterKey(last?.key)) : undefined)
    const chosen: Record<string, string> = {}
    const sources: Record<string, Source> = {}
    const take = (issue: Issue, option: string | undefined, source: Source): boolean => {
      if (!optionOf(issue, option)) return false
      chosen[issue.id] = option!
      sources[issue.id] = source
      return true
    }
    for (const issue of issues) {
      if (take(issue, words?.[issue.id], 'said')) continue
      const text = issue.clause === undefined ? undefined : facts.textOf(issue.clause, key)
      if (text !== undefined && take(issue, optionIn(issue, text)?.id, 'read')) continue
      take(issue, before[issue.id], 'kept')
    }
    out.push({ key, saidAs, label, by, chosen, sources })
  }
  return out
}
