import { useState } from 'react'
import type { ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { ReasonInput } from '../../../ui/ReasonInput.tsx'
import type { Desk } from '../desk.ts'
import { agreedOn, shortName, whoSaid } from './words.ts'

interface Props {
  readonly desk: Desk
  readonly status: ClauseStatus
  readonly onDone: () => void
}

/** Somebody typed in an agreed clause, or wants to: why, in one line. Esc keeps it agreed. */
export const ReopenDialog = ({ desk, status, onDone }: Props) => {
  const [why, setWhy] = useState('')
  const [refused, setRefused] = useState<string>()
  const shown = { clause: status.coveredBy ?? status.clause }
  const name = shortName(shown)
  const agreed = status.state === 'agreed'
  return (
    <AskDialog
      title={`Reopen clause ${name}?`}
      act={`Reopen clause ${name}`}
      safe={agreed ? 'Keep it agreed' : 'Leave it as it is'}
      disabled={why.trim() === ''}
      onSafe={onDone}
      onAct={async () => {
        const refusal = await desk.agreements.reopen(status, why)
        if (refusal) setRefused(refusal.say)
        else onDone()
      }}
    >
      <p>
        {agreed ? 'Agreed' : 'Spoken for'} {agreedOn(status)} by {status.words.map(whoSaid).join(' and ')}. Reopening
        takes this back for both sides. It stays in your draft until you publish; the text that was agreed stays
        readable.
      </p>
      <ReasonInput value={why} onChange={setWhy} />
      {refused && <ErrorNote what="It was not reopened.">{refused}</ErrorNote>}
    </AskDialog>
  )
}
