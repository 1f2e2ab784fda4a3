import { newSecret, sameSecret } from './secrets.ts'

const LIFETIME_MS = 2 * 60_000

/** Tickets that open one window, one time, soon. */
export class Tickets {
  readonly #now: () => number
  #open: { readonly ticket: string; readonly until: number }[] = []

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** `lifetimeMs` may be longer where a person has to copy the address by hand. */
  issue(lifetimeMs: number = LIFETIME_MS): string {
    const ticket = newSecret()
    this.#open.push({ ticket, until: this.#now() + lifetimeMs })
    return ticket
  }

  /** True once for each ticket. */
  redeem(offered: string): boolean {
    this.#open = this.#open.filter(({ until }) => until > this.#now())
    const match = this.#open.filter(({ ticket }) => sameSecret(ticket, offered))
    this.#open = this.#open.filter((open) => !match.includes(open))
    return match.length > 0
  }
}
