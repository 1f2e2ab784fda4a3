import type { Clock } from '../deps.ts'

const LOOK_EVERY_MS = 5_000

/**
 * Locks after a while without a person. It looks at the clock on the wall every few seconds rather than setting one
 * long timer: a laptop that slept past the time locks when it wakes, not a quarter of an hour later.
 */
export class IdleClock {
  readonly #clock: Clock
  #last: number
  #stop: () => void
  minutes: number

  constructor(clock: Clock, minutes: number, onIdle: () => void) {
    this.#clock = clock
    this.minutes = minutes
    this.#last = clock.now()
    this.#stop = clock.every(LOOK_EVERY_MS, () => {
      if (clock.now() - this.#last >= this.minutes * 60_000) {
        this.stop()
        onIdle()
      }
    })
  }

  touch(): void {
    this.#last = this.#clock.now()
  }

  stop(): void {
    this.#stop()
    this.#stop = () => {}
  }
}
