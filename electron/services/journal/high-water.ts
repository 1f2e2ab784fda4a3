/**
 * How far a lane once reached, kept apart from it: a lane put back to an older state is then said, not believed.
 * Written lazily and only after the records themselves, so it is never ahead of what was acknowledged.
 */

import type { Deps } from '../deps.ts'
import { readIfThere, writeAtomic } from '../disk.ts'
import type { LaneKeys } from './record.ts'

type Needs = Pick<Deps, 'disk' | 'random'>

export class HighWater {
  readonly #deps: Needs
  readonly #path: string
  readonly #keys: LaneKeys
  #written: number

  constructor(deps: Needs, path: string, keys: LaneKeys) {
    this.#deps = deps
    this.#path = path
    this.#keys = keys
    this.#written = this.#read()
  }

  get next(): number {
    return this.#written
  }

  /** Never goes back. That the mark could not be written is not worth stopping for: it only lags. */
  raise(next: number): void {
    if (next <= this.#written) return
    const number = Buffer.alloc(8)
    number.writeDoubleLE(next)
    try {
      writeAtomic(this.#deps.disk, this.#path, this.#keys.seal('mark', 0, number, this.#deps.random))
      this.#written = next
    } catch {}
  }

  #read(): number {
    try {
      const box = readIfThere(this.#deps.disk, this.#path)
      return (box && this.#keys.unseal('mark', 0, box)?.readDoubleLE()) ?? 0
    } catch {
      return 0
    }
  }
}
