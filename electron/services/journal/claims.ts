/** Which window writes which lane. A claim lasts as long as the window's connection. */
import type { Lane as LaneName } from '../../../shared/bridge/contract.ts'

export class Claims {
  readonly #holders = new Map<LaneName, string>()

  holder(lane: LaneName): string | undefined {
    return this.#holders.get(lane)
  }

  /** False when another window has it. */
  take(lane: LaneName, caller: string): boolean {
    const holder = this.#holders.get(lane)
    if (holder !== undefined && holder !== caller) return false
    this.#holders.set(lane, caller)
    return true
  }

  /** Gives it to `caller` and names whom it was taken from. */
  force(lane: LaneName, caller: string): string | undefined {
    const before = this.#holders.get(lane)
    this.#holders.set(lane, caller)
    return before === caller ? undefined : before
  }

  /** False when it was not this window's to release. */
  release(lane: LaneName, caller: string): boolean {
    return this.#holders.get(lane) === caller && this.#holders.delete(lane)
  }

  heldBy(caller: string): LaneName[] {
    return [...this.#holders].filter(([, holder]) => holder === caller).map(([lane]) => lane)
  }
}
