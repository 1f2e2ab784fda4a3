import { useState } from 'react'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import type { LimitsPort } from '../../../ui/frame-ports.ts'
import { plural } from '../../../ui/words.ts'
import type { Desk } from '../desk.ts'
import { PublishDialog } from './PublishDialog.tsx'

interface Props {
  readonly desk: Desk
  readonly counterparty: string
  readonly limits: LimitsPort | undefined
  readonly onDone: (published?: { turn: number }) => void
  readonly onDiscarded: (text: string, undo: () => boolean) => void
}

/** What would leave, shown before it does; discarding it instead is asked about once more. */
export const Publishing = ({ desk, counterparty, limits, onDone, onDiscarded }: Props) => {
  const [discarding, setDiscarding] = useState<{ takes: (paragraph: number) => boolean; count: number }>()
  if (!discarding)
    return (
      <PublishDialog
        desk={desk}
        counterparty={counterparty}
        limits={limits}
        onDone={onDone}
        onDiscard={(takes, count) => setDiscarding({ takes, count })}
      />
    )
  const changes = plural(discarding.count, 'change')
  return (
    <AskDialog
      title={`Discard ${changes} of your draft?`}
      act={`Discard ${changes}`}
      safe="Keep them"
      onSafe={() => onDone()}
      onAct={() => onDiscarded(`Discarded ${changes}.`, desk.session.discard(discarding.takes))}
    >
      <p>They were never sent. The document reads as it is shared, with whatever else you have drafted.</p>
    </AskDialog>
  )
}
