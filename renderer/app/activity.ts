/** Tells the vault that somebody is there, seldom enough to cost nothing. */
const EVERY_MS = 15_000
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'pointermove'] as const

/** Pings until the returned function is called. */
export const reportActivity = (ping: () => Promise<unknown>): (() => void) => {
  let last = Number.NEGATIVE_INFINITY
  const sign = () => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    ping().catch(() => undefined)
  }
  for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true })
  return () => {
    for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true })
  }
}
