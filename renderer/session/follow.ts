import type { StoreApi } from 'zustand/vanilla'
import type { Work } from './work.ts'

export interface Following {
  /** Reads at once, without waiting for the hands to rest. */
  readonly now: () => void
  readonly stop: () => void
}

/**
 * Reads the working document anew when it has changed and the hands have rested for `pauseMs`, also once another has
 * taken its place. `wanted` turns false as soon as the text has moved on: what is read over it would be out of date.
 */
export function followWork(
  { work }: { readonly work: StoreApi<Work> },
  pauseMs: () => number,
  read: (wanted: () => boolean) => void,
): Following {
  let stopModel = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  let moved = 0
  const now = () => {
    const run = moved
    read(() => run === moved)
  }
  const overtake = () => {
    moved++
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
  const soon = () => {
    overtake()
    timer = setTimeout(() => {
      idle = requestIdleCallback(now, { timeout: 2000 })
    }, pauseMs())
  }
  const take = () => {
    stopModel()
    stopModel = work.getState().model.onChange(soon)
    soon()
  }
  const stopWork = work.subscribe(take)
  take()
  return {
    now,
    stop: () => {
      overtake()
      stopModel()
      stopWork()
    },
  }
}
