import { useState } from 'react'
import type { Agreement, ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { clauseName } from '../../../../shared/text/lines.ts'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import type { Desk } from '../desk.ts'
import { ExactText, useHash } from './ExactText.tsx'
import { shortName } from './words.ts'

interface Props {
  readonly desk: Desk
  readonly status: ClauseStatus
  readonly agreement: Agreement
  readonly onDone: () => void
}

/** Shows exactly what is agreed to, before it is. */
export const AgreeDialog = ({ desk, status, agreement, onDone }: Props) => {
  const [refused, setRefused] = useState<string>()
  const hash = useHash(agreement, status)
  const name = shortName(status)
  return (
    <AskDialog
      title={`Agree clause ${clauseName(status.clause)}?`}
      act={`Agree clause ${name}`}
      safe="Keep it open"
      wide
      disabled={hash === undefined}
      onSafe={onDone}
      onAct={async () => {
        const why = await desk.agreements.agree(status, { level: 'agreed', hash: hash ?? '' })
        if (why) setRefused(why.say)
        else onDone()
      }}
    >
      <p>
        This is the whole text you agree to, with everything below it. It stays in your draft until you publish. Once
        the other side has agreed the same text, the clause is locked.
      </p>
      <ExactText agreement={agreement} status={status} hash={hash} />
      {refused && <ErrorNote what="It was not agreed.">{refused}</ErrorNote>}
    </AskDialog>
  )
}
