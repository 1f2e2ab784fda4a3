import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Session } from '../../../session/session.ts'
import { StatusChip } from '../../../ui/StatusChip.tsx'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** Where the words are. Says "saved" only after the journal's answer, and "not saved" within a second of a failure. */
export const SaveChip = ({ session }: { session: Session }) => {
  const save = useStore(session.status, (s) => s.save)
  const slow = useSlow(save.kind === 'waiting' ? save.since : undefined)
  if (save.kind === 'failed')
    return (
      <span role="alert" data-save={save.kind}>
        <StatusChip tone="untracked" icon={<IconAlertTriangle size={13} />}>
          Not saved: {save.say}
        </StatusChip>
      </span>
    )
  if (slow)
    return (
      <span data-save={save.kind}>
        <StatusChip>Saving…</StatusChip>
      </span>
    )
  return (
    <span role="status" data-save={save.kind}>
      <StatusChip tone="quiet" icon={<IconCheck size={13} />}>
        Saved on this computer{save.kind === 'saved' && save.at ? ` ${clock.format(save.at)}` : ''}
      </StatusChip>
    </span>
  )
}

/** Under a second of waiting says nothing: a chip that flickers at every key tells nobody anything. */
function useSlow(since: number | undefined): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (since === undefined) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), 1000)
    return () => clearTimeout(timer)
  }, [since])
  return slow
}
