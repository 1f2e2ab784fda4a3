/** The parties of one negotiation and what they signed, folded from its journal lane. */
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { type Batch, decodeBatch } from '../../../shared/wire/batch.ts'
import { failed } from '../../../shared/wire/failures.ts'
import { type Arrived, LaneBook } from '../../../shared/wire/lanes.ts'
import { grown, type Party } from '../../../shared/wire/party.ts'
import { idOf, type Signed } from '../../../shared/wire/signed.ts'
import { nodeCrypto } from './node-crypto.ts'
import { decodeWireRecord, type WireFact } from './wire-record.ts'

export interface Invited {
  readonly seed: string
  readonly until: number
  readonly used: boolean
  readonly withdrawn: boolean
}

/** A whole update with the id of the batch that completed it. */
export interface Update extends Arrived {
  readonly batch: string
}

export type Heads = Readonly<Record<string, number>>

export class Dealing {
  readonly id: NegotiationId
  readonly book: LaneBook
  /** All batches that count, in the order they were taken: what is sent to the other side. */
  readonly batches: { readonly header: Batch['header']; readonly bytes: Uint8Array }[] = []
  readonly updates: Update[] = []
  readonly invites = new Map<string, Invited>()
  readonly verified = new Map<string, number>()
  readonly quarantined = new Map<string, string>()
  ours: string | undefined
  handed: { readonly heads: Heads; readonly at: number } | undefined
  acknowledged: { readonly heads: Heads; readonly at: number } | undefined
  readonly #parties = new Map<string, Party>()

  constructor(id: NegotiationId) {
    this.id = id
    this.book = new LaneBook(id, nodeCrypto)
  }

  get us(): Party | undefined {
    return this.ours === undefined ? undefined : this.#parties.get(this.ours)
  }

  /** The other side; one, in this version. */
  get them(): Party | undefined {
    return [...this.#parties.values()].find(({ id }) => id !== this.ours)
  }

  /** Takes in one record of the journal. What it refuses was written by another version, or by a mistake of ours. */
  fold(bytes: Uint8Array): Refusal | undefined {
    const record = decodeWireRecord(bytes)
    if (!record) return undefined
    if (record.kind === 'fact') return this.#note(record.fact)
    const batch = decodeBatch(record.bytes, nodeCrypto)
    return isRefusal(batch) ? batch : this.#count(batch, record.bytes)
  }

  /** What a new entry would make of the parties, without noting it. */
  withEntry(entry: Signed): Party | Refusal {
    const first = grown(undefined, entry, nodeCrypto)
    if (!isRefusal(first)) return this.#parties.get(first.id) ?? first
    for (const party of this.#parties.values()) {
      const next = grown(party, entry, nodeCrypto)
      if (!isRefusal(next)) return next
    }
    return failed('chain', 'party entry')
  }

  #note(fact: WireFact): Refusal | undefined {
    switch (fact.k) {
      case 'party': {
        const party = this.withEntry(fact.entry)
        if (isRefusal(party)) return party
        this.#parties.set(party.id, party)
        return this.book.setParty(party)
      }
      case 'ours':
        this.ours = fact.party
        return undefined
      case 'invited':
        this.invites.set(fact.invite, { seed: fact.seed, until: fact.until, used: false, withdrawn: false })
        return undefined
      case 'withdrawn':
        return this.#mark(fact.invite, { withdrawn: true })
      case 'letIn':
        return this.#mark(fact.invite, { used: true })
      case 'verified':
        this.verified.set(fact.party, fact.at)
        return undefined
      case 'handed':
        this.handed = fact
        return undefined
      case 'acknowledged':
        this.acknowledged = fact
        return undefined
      case 'quarantined':
        this.quarantined.set(fact.batch, fact.why)
        return undefined
    }
  }

  #mark(invite: string, change: Partial<Invited>): undefined {
    const known = this.invites.get(invite)
    if (known) this.invites.set(invite, { ...known, ...change })
    return undefined
  }

  #count(batch: Batch, bytes: Uint8Array): Refusal | undefined {
    const verdict = this.book.take(batch)
    if (isRefusal(verdict)) return verdict
    if (verdict.kind !== 'taken') return undefined
    this.batches.push({ header: batch.header, bytes })
    if (verdict.arrived) this.updates.push({ ...verdict.arrived, batch: idOf('batch', batch.signed, nodeCrypto) })
    return undefined
  }
}
