import { useEffect, useMemo, useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { PartiesView } from '../../../shared/bridge/parties.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Session } from '../../session/session.ts'
import { Wire } from '../../session/wire.ts'
import { useApp } from '../store.ts'

/** The signed lanes of an open negotiation: what came while it was closed is taken in, what is published is signed. */
export function useWire(
  session: Session | undefined,
  connection: Connection,
  onView: (view: PartiesView | undefined) => void,
): Wire | undefined {
  const wire = useMemo(() => session && new Wire(session, connection.client), [session, connection])
  const [taking, setTaking] = useState(false)
  useEffect(() => {
    if (!wire) return
    const stop = wire.view.subscribe((view) => {
      setTaking(view?.them !== undefined)
      onView(view)
    })
    void wire.look()
    return stop
  }, [wire, onView])
  useEffect(() => {
    if (!wire || !session || !taking) return
    const told = (answer: unknown) => {
      if (isRefusal(answer)) useApp.getState().say(answer.say)
    }
    void wire.takeIn().then(told)
    void wire.sign().then(told)
    return session.work.subscribe(() => void wire.sign().then(told))
  }, [wire, session, taking])
  return wire
}
