import { isRefusal, type Refusal } from '../../../../shared/base/refuse.ts'
import { clauseHash } from '../../../../shared/clauses/canonical.ts'
import { sha256 } from '../../../platform/sha256.ts'
import type { AppCommand } from '../../../ui/frame-ports.ts'
import type { Desk } from '../desk.ts'
import type { Asking } from './agreements.ts'

/** What can be said about the clause one is in. */
export interface ClauseActs {
  readonly ask: (kind: Asking['kind']) => void
  readonly principle: () => void
}

/** `onProblem`: why it cannot be said now, in a sentence. */
export function clauseActs(desk: Desk, onProblem: (refusal: Refusal) => void): ClauseActs {
  const { agreements, reading } = desk
  const told = (refused: Refusal | undefined) => {
    if (refused) onProblem(refused)
  }
  return {
    ask: (kind) => void agreements.ask(kind, reading.getState().clause).then(told),
    principle: async () => {
      const found = await agreements.find(reading.getState().clause)
      if (isRefusal(found)) return told(found)
      const { status, agreement } = found
      const hash = await clauseHash(agreement.accepted.content(status.clause), sha256)
      told(await agreements.agree(status, { level: 'principle', hash }))
    },
  }
}

const GROUP = 'Clause'

export const clauseCommands = (acts: ClauseActs): AppCommand[] => [
  { id: 'clause.principle', label: 'Agree in principle', group: GROUP, run: () => acts.principle },
  { id: 'clause.agree', label: 'Agree clause…', group: GROUP, run: () => () => acts.ask('agree') },
  { id: 'clause.record', label: 'Record their agreement…', group: GROUP, run: () => () => acts.ask('record') },
  { id: 'clause.reopen', label: 'Reopen clause…', group: GROUP, run: () => () => acts.ask('reopen') },
]
