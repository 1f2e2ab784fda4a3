/** Why it is locked, in words. */

const time = (iso: string): string => {
  const at = new Date(iso)
  const today = new Date().toDateString() === at.toDateString()
  const style = today ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const)
  return new Intl.DateTimeFormat(undefined, style).format(at)
}

/** "Locked at 13:20, after a time without a key or click". */
export const lockedWords = (
  locked: { readonly since?: string; readonly why?: 'idle' | 'asked' | 'start' },
  stopped: boolean,
): string => {
  if (stopped) return 'Parley’s background process stopped and came back locked'
  if (locked.why === 'start' || !locked.since) return 'Locked since Parley started'
  const at = `Locked at ${time(locked.since)}`
  if (locked.why === 'asked') return `${at}, as you asked`
  if (locked.why === 'idle') return `${at}, after a time without a key or click`
  return at
}
