import { useMemo } from 'react'
import type { Ignored } from '../../platform/ignored.ts'
import type { Notes } from '../../platform/notes.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import type { DocumentScreenProps, PrivatePorts } from '../../ui/frame-ports.ts'
import { Desk } from './desk.ts'
import { OpenDocument } from './OpenDocument.tsx'

type Props = DocumentScreenProps<Session, SessionDeps, Pick<SessionDeps, 'client' | 'onEvent'>> & {
  readonly notes: Notes | undefined
  readonly ignored: Ignored
} & PrivatePorts

/** The document of an open negotiation. */
export const DocumentScreen = (props: Props) => {
  const { session, deps } = props
  const desk = useMemo(() => new Desk(session, deps), [session, deps])
  return <OpenDocument {...props} desk={desk} />
}
