import { useEffect, useState } from 'react'
import { inIdle } from '../../../platform/idle.ts'
import { followWork } from '../../../session/follow.ts'
import type { Desk } from '../desk.ts'
import { type Checks, checksOf } from './checks.ts'

const PAUSE_MS = 400

/** Read in pieces when the hands rest; undefined until it was read once. */
export function useChecks({ session }: Desk): Checks | undefined {
  const [checks, setChecks] = useState<Checks>()
  useEffect(() => {
    let first = true
    const read = async (wanted: () => boolean) => {
      first = false
      const found = await inIdle(checksOf(session.model), wanted)
      if (found) setChecks(found)
    }
    return followWork(
      session,
      () => (first ? 0 : PAUSE_MS),
      (wanted) => void read(wanted),
    ).stop
  }, [session])
  return checks
}
