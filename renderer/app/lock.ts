/** Locking on request: the open document writes its last words first, and only then the keys go. */
import type { Refusal } from '../../shared/base/refuse.ts'
import type { Drafts } from '../platform/drafts.ts'

interface Doing {
  readonly drafts: Pick<Drafts, 'unsaved' | 'letGo'>
  /** Leaves the screen that is shown; a document closes and writes what waits. */
  readonly leave: () => void
  readonly lock: () => Promise<unknown>
  readonly say: (notice: string) => void
  /** Milliseconds, always forward. */
  readonly now: () => number
}

/** A disk that takes longer than this for a few words will hardly take them at all. */
const PATIENCE_MS = 3_000
/** Asking again so soon means: without them. */
const MEANT_MS = 30_000

/** Words the disk refuses would be gone with the keys, so the first request only says so, and the second is obeyed. */
export const makeLock = ({ drafts, leave, lock, say, now }: Doing): (() => Promise<void>) => {
  let warnedAt = Number.NEGATIVE_INFINITY
  const refuses = (unsaved: Refusal | undefined): boolean => {
    if (!unsaved || now() - warnedAt < MEANT_MS) return false
    warnedAt = now()
    say(`Not locked, or your last words would be lost. ${unsaved.say} Lock again to lock without them.`)
    return true
  }
  return async () => {
    // The key that asks clears the notice of the key before, and only then may this one speak.
    await Promise.resolve()
    if (refuses(drafts.unsaved())) return
    leave()
    await drafts.letGo(PATIENCE_MS)
    if (!refuses(drafts.unsaved())) await lock().catch(() => undefined)
  }
}
