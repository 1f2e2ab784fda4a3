import type { IdRange } from '../ids.ts'
import type { Layer } from '../overlay.ts'

/** Who made a difference: as the file's own mark says, or nobody where nothing marks it. */
export interface Hand {
  readonly author: string
  readonly date: string
  readonly tracked: boolean
}

export const UNMARKED: Hand = { author: '', date: '', tracked: false }

/** A character that was sent: new text stands behind it. Undefined: at the very beginning. */
export type Anchor = readonly [client: number, clock: number] | undefined

/** New text of the file and where it belongs. */
export interface Arrival {
  readonly anchor: Anchor
  /** Offsets in the file's linear text. */
  readonly from: number
  readonly to: number
  readonly hand: Hand
  /** Struck in the file as soon as it was typed. */
  readonly struck?: Hand
  readonly move?: string
}

export interface Departure {
  readonly ranges: readonly IdRange[]
  readonly hand: Hand
  readonly move?: string
}

/** A proposal that the file shows as settled. */
export interface Answer {
  readonly layer: Layer
  readonly verdict: 'accept' | 'reject'
  readonly ranges: readonly IdRange[]
}

/** All in which a returned file differs from what was sent, whatever its own marks say. */
export interface Findings {
  readonly arrivals: readonly Arrival[]
  readonly departures: readonly Departure[]
  readonly answers: readonly Answer[]
  /** Characters of our pending changes that the file still marks. None, and some unmarked: made from a clean copy? */
  readonly stillMarked: number
}
