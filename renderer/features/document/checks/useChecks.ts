import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Desk } from '../desk.ts'
import { type Checks, checksOf } from './checks.ts'

const PAUSE_MS = 400

/** Read in pieces when the hands rest; undefined until it was read once. */
export function useChecks(desk: Desk): Checks | undefined {
  const [checks, setChecks] = useState<Checks>()
  const work = useStore(desk.session.work)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let idle = 0
    let steps: Generator<undefined, Checks> | undefined
    const step = () => {
      steps ??= checksOf(work.model)
      const next = steps.next()
      if (next.done) {
        steps = undefined
        setChecks(next.value)
      } else idle = requestIdleCallback(step, { timeout: 1000 })
    }
    const soon = (after: number) => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      steps = undefined
      timer = setTimeout(step, after)
    }
    const stop = work.model.onChange(() => soon(PAUSE_MS))
    soon(0)
    return () => {
      stop()
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [work])
  return checks
}
