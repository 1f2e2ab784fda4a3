import { type ReactNode, useCallback, useState } from 'react'
import { useStore } from 'zustand'
import { isRefusal } from '../../../../shared/base/refuse.ts'
import type { Change } from '../../../../shared/text/changes.ts'
import { clauseName } from '../../../../shared/text/lines.ts'
import type { Verdict } from '../../../../shared/text/records.ts'
import { decideChanges } from '../decide-acts.ts'
import type { Desk } from '../desk.ts'
import { BulkDialog } from './BulkDialog.tsx'
import type { Problem } from './PageNotes.tsx'

interface Asked {
  readonly desk: Desk
  readonly onProblem: (problem: Problem) => void
  /** Several were decided at once: what to say of it. */
  readonly onMany: (text: string) => void
}

export interface Deciding {
  readonly decide: (changes: readonly Change[], verdict: Verdict) => void
  /** Asks before all are decided; what is selected is decided at once. */
  readonly ask: (verdict: Verdict, which: 'selection' | 'all') => void
  readonly dialog: ReactNode
}

/** Deciding changes of the open document: what is asked before, and what is told after. */
export function useDeciding({ desk, onProblem, onMany }: Asked): Deciding {
  const [bulk, setBulk] = useState<{ readonly verdict: Verdict; readonly changes: readonly Change[] }>()
  const clause = useStore(desk.reading, (s) => s.clause)
  const decide = useCallback(
    (list: readonly Change[], verdict: Verdict) => {
      const done = decideChanges(desk, list, verdict)
      if (isRefusal(done)) {
        if (done.refused !== 'held') onProblem({ what: 'Nothing was decided.', say: done.say })
      } else if (list.length > 1) onMany(said(verdict, done.decided, done.left))
    },
    [desk, onProblem, onMany],
  )
  const ask = useCallback(
    (verdict: Verdict, which: 'selection' | 'all') => {
      const list = which === 'all' ? desk.reading.getState().changes : desk.selectedChanges()
      if (list.length === 0)
        onProblem({ what: 'No change is selected.', say: 'Select text that holds changes, or go to one with F8.' })
      else if (which === 'all') setBulk({ verdict, changes: list })
      else decide(list, verdict)
    },
    [desk, decide, onProblem],
  )
  return {
    decide,
    ask,
    dialog: bulk && (
      <BulkDialog
        verdict={bulk.verdict}
        changes={bulk.changes}
        isOwn={(c) => desk.isOwn(c)}
        isHere={(c) => desk.isIn(clause, c)}
        here={clause && clauseName(clause)}
        onDone={() => setBulk(undefined)}
        onAct={(list) => {
          decide(list, bulk.verdict)
          setBulk(undefined)
        }}
      />
    ),
  }
}

/** "Accepted 12 changes. Your own 3 stay proposed." */
function said(verdict: Verdict, decided: number, left: number): string {
  const done = `${verdict === 'accept' ? 'Accepted' : 'Rejected'} ${decided} ${decided === 1 ? 'change' : 'changes'}.`
  return left > 0 ? `${done} Your own ${left} stay proposed.` : done
}
