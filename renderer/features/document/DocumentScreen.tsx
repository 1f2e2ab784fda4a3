import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { openSession, type Session, type SessionDeps } from '../../session/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { DocumentScreenProps } from '../../ui/frame-ports.ts'
import css from './DocumentScreen.module.css'
import { Desk } from './desk.ts'
import { OpenDocument } from './OpenDocument.tsx'

type Bridge = Pick<SessionDeps, 'client' | 'onEvent'>
type Opened = { readonly desk: Desk; readonly session: Session } | Refusal | undefined

/** Opens a negotiation and shows it; says why when it cannot. Leaving writes what waits. */
export const DocumentScreen = (props: DocumentScreenProps<Bridge>) => {
  const { id, bridge, me } = props
  const [opened, setOpened] = useState<Opened>()
  const [attempt, setAttempt] = useState({ takeOver: false })
  // The session outlives renders; the name on new changes is read when they are made.
  const [who] = useState({ me })
  who.me = me
  useEffect(() => {
    let gone = false
    let session: Session | undefined
    const deps: SessionDeps = { client: bridge.client, onEvent: bridge.onEvent, now: Date.now, me: () => who.me }
    setOpened(undefined)
    void openSession(id, deps, attempt.takeOver).then((result) => {
      if (isRefusal(result)) {
        if (!gone) setOpened(result)
        return
      }
      session = result
      if (gone) void session.close()
      else setOpened({ session, desk: new Desk(session, deps) })
    })
    return () => {
      gone = true
      void session?.close()
    }
  }, [id, bridge, who, attempt])

  if (opened === undefined) return <Waiting />
  if (!isRefusal(opened)) return <OpenDocument {...props} desk={opened.desk} />
  if (opened.refused === 'held')
    return (
      <EmptyState
        title="This negotiation is open in another window"
        actions={
          <>
            <Button onClick={() => setAttempt({ takeOver: true })}>Work on it here</Button>
            <Button variant="default" onClick={props.onClose}>
              Back to Home
            </Button>
          </>
        }
      >
        One window writes at a time, so that no word is lost. If you work on it here, the other window shows it and
        cannot edit it until you take it back there.
      </EmptyState>
    )
  return (
    <div className={css.problem}>
      <ErrorNote
        what="This negotiation could not be opened."
        tone="failure"
        actions={
          <>
            <Button onClick={() => setAttempt({ takeOver: false })}>Try again</Button>
            <Button variant="default" onClick={props.onClose}>
              Back to Home
            </Button>
          </>
        }
      >
        {opened.say}
      </ErrorNote>
    </div>
  )
}

/** Says nothing for the first moment: most documents are there before it is over. */
const Waiting = () => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={css.waiting} role="status">
      {late ? 'Opening the negotiation…' : ''}
    </p>
  )
}
