import { useStore } from 'zustand'
import type { Refusal } from '../../../../shared/base/refuse.ts'
import { whyNot, whyNotReopen } from '../../../../shared/text/agreement/act.ts'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import type { Desk } from '../desk.ts'
import { AgreeDialog } from './AgreeDialog.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { ReopenDialog } from './ReopenDialog.tsx'
import { shortName } from './words.ts'

interface Props {
  readonly desk: Desk
  readonly counterparty: string
}

/** What is asked about a clause: before it is agreed, recorded or reopened. */
export const AgreementDialogs = ({ desk, counterparty }: Props) => {
  const asking = useStore(desk.agreements.state, (s) => s.asking)
  if (!asking) return null
  const { model } = desk.session
  const done = () => {
    desk.agreements.done()
    desk.focus()
  }
  if (asking.kind === 'reopen') {
    const refused = whyNotReopen(asking.status)
    if (refused) return <CannotDialog title="There is nothing to reopen" refused={refused} onDone={done} />
    return <ReopenDialog desk={desk} status={asking.status} onDone={done} />
  }
  // Whose word will be written down is not known yet: only the text can stand in the way.
  const refused = whyNot(model, asking.status, 'agreed', asking.kind === 'record' ? SOMEBODY : model.me)
  if (refused && !(asking.kind === 'record' && refused.refused === 'pending'))
    return (
      <CannotDialog title={`Clause ${shortName(asking.status)} cannot be agreed now`} refused={refused} onDone={done} />
    )
  return asking.kind === 'agree' ? (
    <AgreeDialog desk={desk} {...asking} onDone={done} />
  ) : (
    <RecordDialog desk={desk} {...asking} counterparty={counterparty} pending={refused} onDone={done} />
  )
}

const SOMEBODY = { name: '', party: '\0' }

const CannotDialog = ({ title, refused, onDone }: { title: string; refused: Refusal; onDone: () => void }) => (
  <AskDialog title={title} act="Go back" safe="Close" onAct={onDone} onSafe={onDone}>
    <p>{refused.say}</p>
  </AskDialog>
)
