import { useEffect, useState } from 'react'

const LATE_MS = 1000

/** Whether something that began then has taken more than a second; undefined: nothing is under way. */
export function useLate(since: number | undefined): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (since === undefined) return
    const timer = setTimeout(() => setLate(true), Math.max(0, since + LATE_MS - performance.now()))
    return () => clearTimeout(timer)
  }, [since])
  return late && since !== undefined
}
