import { type Issue, optionOf, type Package, type Score, scoreOf } from './issue.ts'

/** What lay on the table in a turn. */
export interface TableTurn {
  /** "R2" */
  readonly label: string
  /** Undefined for the first text, which is nobody's turn. */
  readonly by: 'us' | 'them' | undefined
  readonly chosen: Package
}

export interface ScoredTurn extends TableTurn {
  readonly score: Score
}

export const scoreTurns = (issues: readonly Issue[], turns: readonly TableTurn[]): ScoredTurn[] =>
  turns.map((turn) => ({ ...turn, score: scoreOf(issues, turn.chosen) }))

/** What moved on one issue between two turns. */
export interface Concession {
  readonly issue: string
  readonly from: string
  readonly to: string
  /** Points we won; below zero what we gave. */
  readonly gained: number
  /** Points it cost them, as we estimate; below zero what they won. */
  readonly cost: number
}

export interface Ledger {
  readonly moved: readonly Concession[]
  readonly gained: number
  readonly cost: number
}

/** Who gave what from one turn to another, issue by issue. The totals are the differences of the scores (POS-3). */
export function concessions(issues: readonly Issue[], before: TableTurn, after: TableTurn): Ledger {
  const moved: Concession[] = []
  for (const issue of issues) {
    const from = optionOf(issue, before.chosen[issue.id])
    const to = optionOf(issue, after.chosen[issue.id])
    if (!from || !to || from === to) continue
    moved.push({
      issue: issue.id,
      from: from.label,
      to: to.label,
      gained: to.us - from.us,
      cost: from.them - to.them,
    })
  }
  const total = (of: (c: Concession) => number) => moved.reduce((n, c) => n + of(c), 0)
  return { moved, gained: total((c) => c.gained), cost: total((c) => c.cost) }
}
