/** The negotiations whose parties this process knows, each over its own lane of the journal. */
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Deps } from '../deps.ts'
import type { Journal } from '../journal/journal.ts'
import type { Vault } from '../vault/vault.ts'
import { Dealing } from './dealing.ts'
import { type Device, deviceOf } from './device.ts'
import { encodeFact, type WireFact } from './wire-record.ts'

const CALLER = '#parties'
const READ = 4 * 1024 * 1024

export interface Open {
  readonly dealing: Dealing
  /** Where its journal lane ends. */
  next: number
  /** The lane this launch writes. */
  readonly lane: string
}

export class Dealings {
  readonly deps: Deps
  readonly #vault: Vault
  readonly #journal: Journal
  readonly #open = new Map<NegotiationId, Open>()

  constructor(deps: Deps, vault: Vault, journal: Journal) {
    this.deps = deps
    this.#vault = vault
    this.#journal = journal
  }

  /** The negotiation's parties, read from the journal at their first need. */
  open(id: NegotiationId): Open | Refusal {
    const known = this.#open.get(id)
    if (known) return known
    const opened = this.#journal.open(CALLER, `wire/${id}`)
    if (isRefusal(opened)) return opened
    const dealing = new Dealing(id)
    for (let from = 0; ; ) {
      const part = this.#journal.read(`wire/${id}`, from, READ)
      if (isRefusal(part)) return part
      for (const { bytes } of part.records) dealing.fold(bytes)
      if (part.next <= from) break
      from = part.next
    }
    const open = { dealing, next: opened.next, lane: Buffer.from(this.deps.random(16)).toString('hex') }
    this.#open.set(id, open)
    return open
  }

  /** Whether this computer has anything of it: asking about a stranger's invitation must leave no trace. */
  knows(id: NegotiationId): boolean {
    const ring = this.#vault.ring()
    return !isRefusal(ring) && ring.knows(id)
  }

  async device(): Promise<Device | Refusal> {
    const ring = this.#vault.ring()
    return isRefusal(ring) ? ring : deviceOf(this.deps, ring)
  }

  /** Into the journal, then into what we know. */
  append(open: Open, records: readonly Uint8Array[]): Refusal | undefined {
    if (records.length === 0) return undefined
    const answer = this.#journal.append(CALLER, `wire/${open.dealing.id}`, open.next, records)
    if (isRefusal(answer)) return answer
    open.next = answer.next
    for (const record of records) {
      const refused = open.dealing.fold(record)
      if (refused) return refused
    }
    return undefined
  }

  /** The same for what is said, not signed. */
  note(open: Open, facts: readonly WireFact[]): Refusal | undefined {
    return this.append(open, facts.map(encodeFact))
  }

  /** The negotiation was deleted for good. */
  forget(id: NegotiationId): void {
    this.#open.delete(id)
  }
}
