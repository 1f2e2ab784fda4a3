/** Time is handed in, so that tests hold it still. */
export interface Clock {
  /** ISO 8601, UTC. */
  readonly now: () => string
}

export const clock: Clock = { now: () => new Date().toISOString() }
