import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Session, SessionDeps } from '../../session/session.ts'
import type { NegotiationScreenProps } from '../../ui/frame-ports.ts'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import type { Desk } from './desk.ts'
import { SaveChip } from './panels/SaveChip.tsx'

type Frame = Pick<NegotiationScreenProps<Session, SessionDeps, unknown>, 'setStatus' | 'setTitle'>

/** What the frame shows of the open document: where one is and where the words are; what is not published. */
export function useFrame({ session, reading }: Desk, { setStatus, setTitle }: Frame): void {
  const clause = useStore(reading, (s) => s.clause)
  const words = useStore(reading, (s) => s.words)
  const drafts = useStore(reading, (s) => s.drafts)
  useEffect(() => {
    const here = clause ? `Clause ${clause.number.replace(/\.$/, '')} ${clause.name}`.replace('Clause  ', '') : ''
    setStatus({
      plane: <PlaneLabel kind="draft">Your draft · private until you publish</PlaneLabel>,
      facts: here,
      right: (
        <>
          <SaveChip session={session} />
          {words > 0 && <span>{words.toLocaleString()} words</span>}
        </>
      ),
    })
  }, [clause, words, session, setStatus])
  useEffect(() => () => setStatus({}), [setStatus])
  useEffect(() => {
    setTitle({ right: drafts > 0 && <StatusChip tone="draft">{drafts} unpublished</StatusChip> })
    return () => setTitle({})
  }, [drafts, setTitle])
}
