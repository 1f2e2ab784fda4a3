import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Session } from '../../../session/session.ts'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { hourOf } from '../../../ui/words.ts'

/**
 * Where the words are. Says "saved" only after the journal's answer, and "not saved" within a second of a failure.
 * What changes with every key (the state, the minute) is written past React: each of its commits walks the whole text
 * while the editor has the focus.
 */
export const SaveChip = ({ session }: { session: Session }) => {
  const failed = useStore(session.status, ({ save }) => (save.kind === 'failed' ? save.say : undefined))
  const slow = useSlow(session)
  const chip = useRef<HTMLSpanElement>(null)
  const minute = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const show = () => {
      const { save } = session.status.getState()
      if (chip.current) chip.current.dataset.save = save.kind
      if (minute.current && save.kind === 'saved' && save.at) minute.current.textContent = ` ${hourOf(save.at)}`
    }
    show()
    return session.status.subscribe(show)
  })
  return (
    <span ref={chip} role={failed ? 'alert' : 'status'}>
      {failed ? (
        <StatusChip tone="untracked" icon={<IconAlertTriangle size={13} />}>
          Not saved: {failed}
        </StatusChip>
      ) : slow ? (
        <StatusChip>Saving…</StatusChip>
      ) : (
        <StatusChip tone="quiet" icon={<IconCheck size={13} />}>
          Saved on this computer
          <span ref={minute} />
        </StatusChip>
      )}
    </span>
  )
}

/** Under a second of waiting says nothing: a chip that flickers at every key tells nobody anything. */
function useSlow(session: Session): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = session.status.subscribe(({ save }) => {
      if (save.kind === 'waiting') timer ??= setTimeout(() => setSlow(true), 1000)
      else {
        clearTimeout(timer)
        timer = undefined
        setSlow(false)
      }
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session])
  return slow
}
