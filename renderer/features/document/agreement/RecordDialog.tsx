import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../../../shared/base/refuse.ts'
import type { Agreement, ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { clauseName } from '../../../../shared/text/lines.ts'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx'
import type { Desk } from '../desk.ts'
import css from './agreement.module.css'
import { ExactText, useHash } from './ExactText.tsx'

interface Props {
  readonly desk: Desk
  readonly status: ClauseStatus
  readonly agreement: Agreement
  readonly counterparty: string
  /** Why it can be recorded in principle only. */
  readonly pending: Refusal | undefined
  readonly onDone: () => void
}

/** The other side agreed by mail or by telephone: we write it down, and it says that we did. */
export const RecordDialog = ({ desk, status, agreement, counterparty, pending, onDone }: Props) => {
  const [party, setParty] = useState(counterparty)
  const [name, setName] = useState('')
  const [say, setSay] = useState('')
  const [level, setLevel] = useState<'principle' | 'agreed'>(pending ? 'principle' : 'agreed')
  const [refused, setRefused] = useState<string>()
  const hash = useHash(agreement, status)
  return (
    <AskDialog
      title={`Record that the other side agrees clause ${clauseName(status.clause)}?`}
      act="Record their agreement"
      safe="Keep it open"
      wide
      disabled={hash === undefined || party.trim() === '' || say.trim() === ''}
      onSafe={onDone}
      onAct={async () => {
        const theirs = { by: { name: name.trim(), party: party.trim() }, say: say.trim() }
        const why = await desk.agreements.agree(status, { level, hash: hash ?? '', theirs })
        if (why) setRefused(why.say)
        else onDone()
      }}
    >
      <p>It is shown everywhere as recorded by you, not as said by them.</p>
      <div className={css.fields}>
        <TextInput label="Party" value={party} maxLength={120} onChange={(e) => setParty(e.currentTarget.value)} />
        <TextInput
          label="Who agreed (optional)"
          value={name}
          maxLength={120}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <TextInput
          label="Where they said so"
          description="For example “mail of 20 November, 14:05”"
          value={say}
          maxLength={200}
          onChange={(e) => setSay(e.currentTarget.value)}
        />
      </div>
      {pending ? (
        <p className={css.none}>In principle only: {pending.say}</p>
      ) : (
        <SegmentedChoice
          label="What they agreed to"
          value={level}
          options={[
            { value: 'agreed', label: 'This text' },
            { value: 'principle', label: 'In principle' },
          ]}
          onChange={setLevel}
        />
      )}
      <ExactText agreement={agreement} status={status} hash={hash} />
      {refused && <ErrorNote what="It was not recorded.">{refused}</ErrorNote>}
    </AskDialog>
  )
}
