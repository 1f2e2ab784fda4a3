import { useEffect, useState } from 'react'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Preview } from '../../session/first-page.ts'
import { loadPreview } from '../../session/preview.ts'
import { openSession, type Session, type SessionDeps } from '../../session/session.ts'
import type { Me } from '../../ui/frame-ports.ts'

export interface Opening {
  readonly opened: { readonly session: Session; readonly deps: SessionDeps } | Refusal | undefined
  readonly again: (takeOver: boolean) => void
  /** The first page as last seen, while it is being opened. */
  readonly firstPage: Preview | undefined
}

/** Opens a negotiation for as long as it is on the screen. Leaving writes what waits. */
export function useSession(id: NegotiationId, connection: Connection, me: Me, held?: Refusal): Opening {
  const [opened, setOpened] = useState<Opening['opened']>()
  const [firstPage, setFirstPage] = useState<Preview>()
  const [attempt, setAttempt] = useState({ takeOver: false })
  // The session outlives renders; the name on new changes is read when they are made.
  const [who] = useState<{ me: Me; held: Refusal | undefined }>({ me, held })
  who.me = me
  who.held = held
  useEffect(() => {
    let gone = false
    let session: Session | undefined
    const { client, onEvent } = connection
    const deps: SessionDeps = { client, onEvent, now: Date.now, me: () => who.me, mayNotAgree: () => who.held }
    setOpened(undefined)
    setFirstPage(undefined)
    void loadPreview(id, client)
      .then((preview) => !gone && setFirstPage(preview))
      .catch(() => undefined)
    void openSession(id, deps, attempt.takeOver).then((result) => {
      if (isRefusal(result)) {
        if (!gone) setOpened(result)
        return
      }
      session = result
      if (gone) void session.close()
      else setOpened({ session, deps })
    })
    return () => {
      gone = true
      void session?.close()
    }
  }, [id, connection, who, attempt])
  return { opened, firstPage, again: (takeOver) => setAttempt({ takeOver }) }
}
