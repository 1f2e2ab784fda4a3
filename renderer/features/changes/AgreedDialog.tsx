import { useState } from 'react'
import type { Clause } from '../../../shared/clauses/outline.ts'
import { clauseName } from '../../../shared/text/lines.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { ReasonInput } from '../../ui/ReasonInput.tsx'

interface Props {
  readonly clause: Clause
  /** What was written beside the change already. */
  readonly reason: string
  readonly onAccept: (why: string) => void
  readonly onDone: () => void
}

/** Accepting changes what both have agreed: that is reopening, and reopening asks why. Esc keeps it agreed. */
export const AgreedDialog = ({ clause, reason, onAccept, onDone }: Props) => {
  const [why, setWhy] = useState(reason)
  const number = clause.path || clauseName(clause)
  return (
    <AskDialog
      title={`Reopen clause ${number}?`}
      act={`Accept and reopen clause ${number}`}
      safe="Keep it agreed"
      disabled={why.trim() === ''}
      onSafe={onDone}
      onAct={() => onAccept(why.trim())}
    >
      <p>
        Clause {clauseName(clause)} is agreed. Accepting this change alters the text both sides agreed, so the clause is
        open again for both. You can also leave the change proposed: then nothing is reopened.
      </p>
      <ReasonInput value={why} onChange={setWhy} />
    </AskDialog>
  )
}
