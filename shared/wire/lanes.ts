/**
 * Who wrote what: every device says what it has to say in lanes of its own, each batch signed and chained to the one
 * before (peers.md, "Lanes"). A book takes batches in any order in which parents come before children, and says of each
 * whether it counts, is known, has to wait, or breaks a named rule. Nothing of what is refused changes the book.
 */
import { isRefusal, type Refusal } from '../base/refuse.ts'
import { type Batch, type BatchHeader, MOST_PARTS } from './batch.ts'
import { joinBytes } from './bytes.ts'
import { failed } from './failures.ts'
import { type Member, type Party, partyOf } from './party.ts'
import { idOf, isSigned, type WireCrypto } from './signed.ts'

interface Lane {
  readonly device: string
  /** Ids of its batches, in order. */
  readonly ids: string[]
  /** Payloads of an update that is not whole yet. */
  parts: Uint8Array[]
}

/** An update that is whole, with the batch that completed it. */
export interface Arrived {
  readonly update: Uint8Array
  readonly header: BatchHeader
  readonly device: string
  readonly party: Party
}

export type Verdict =
  | { readonly kind: 'taken'; readonly arrived?: Arrived }
  | { readonly kind: 'known' }
  /** A parent has not come yet: keep it and try again. */
  | { readonly kind: 'waits' }
  | Refusal

/** Two different batches of one device at one place: proof that anybody can check. */
export interface Fork {
  readonly device: string
  readonly kept: string
  readonly other: Batch
}

export class LaneBook {
  readonly negotiation: string
  readonly #crypto: WireCrypto
  readonly #parties = new Map<string, Party>()
  readonly #lanes = new Map<string, Lane>()
  /** Which device writes under a Yjs client id, and how far. */
  readonly #clients = new Map<number, { readonly device: string; clock: number }>()
  readonly forks: Fork[] = []
  #founder: string | undefined

  constructor(negotiation: string, crypto: WireCrypto) {
    this.negotiation = negotiation
    this.#crypto = crypto
  }

  /** Whether the document has begun. */
  get founded(): boolean {
    return this.#founder !== undefined
  }

  /** Id of the party that began it. */
  get founder(): string | undefined {
    return this.#founder
  }

  deviceOf(lane: string): string | undefined {
    return this.#lanes.get(lane)?.device
  }

  get parties(): readonly Party[] {
    return [...this.#parties.values()]
  }

  /** A party that takes part, or what it has become. Only ever the same one, longer. */
  setParty(party: Party): Refusal | undefined {
    if (party.negotiation !== this.negotiation) return failed('negotiation', party.name)
    const known = this.#parties.get(party.id)
    const continues = known?.entries.every((entry, i) => entry.sig === party.entries[i]?.sig)
    if (continues === false) return failed('chain', party.name)
    this.#parties.set(party.id, party)
    return undefined
  }

  /** How many batches of each lane are here. */
  heads(): Record<string, number> {
    return Object.fromEntries([...this.#lanes].map(([id, { ids }]) => [id, ids.length]))
  }

  /** How far each Yjs client is known from the lanes. */
  clocks(): ReadonlyMap<number, number> {
    return new Map([...this.#clients].map(([client, { clock }]) => [client, clock]))
  }

  /** Id of the last batch of a lane; '' before the first. */
  last(lane: string): string {
    return this.#lanes.get(lane)?.ids.at(-1) ?? ''
  }

  /** What would become of a batch: nothing is written, but a fork, once seen, stops its device. */
  judge(batch: Batch): 'counts' | 'known' | 'waits' | Refusal {
    const { header, signed } = batch
    if (header.negotiation !== this.negotiation) return failed('negotiation')
    const owner = this.#owner(signed.by)
    if (!owner) return failed('stranger')
    if (!isSigned('batch', signed, this.#crypto)) return failed('signature', 'batch')
    if (this.forks.some(({ device }) => device === signed.by)) return failed('fork')
    const id = idOf('batch', signed, this.#crypto)
    const lane = this.#lanes.get(header.lane)
    if (lane && lane.device !== signed.by) return failed('chain', 'the lane is another device’s')
    const kept = lane?.ids[header.seq]
    if (kept === id) return 'known'
    if (kept !== undefined) {
      this.forks.push({ device: signed.by, kept, other: batch })
      return failed('fork', `number ${header.seq}`)
    }
    if (header.seq > (lane?.ids.length ?? 0) || this.#misses(header)) return 'waits'
    if (header.prev !== this.last(header.lane)) return failed('chain', `number ${header.seq}`)
    return (
      this.#judged(owner, header) ?? this.#wrongPart(lane, header) ?? this.#wrongClients(signed.by, header) ?? 'counts'
    )
  }

  /** Writes it down if it counts. */
  take(batch: Batch): Verdict {
    const verdict = this.judge(batch)
    if (verdict !== 'counts') return isRefusal(verdict) ? verdict : { kind: verdict }
    const { party } = this.#owner(batch.signed.by)!
    return this.#write(party, batch, idOf('batch', batch.signed, this.#crypto))
  }

  #owner(device: string): { readonly party: Party; readonly member: Member } | undefined {
    for (const party of this.#parties.values()) {
      const member = party.members.get(device)
      if (member) return { party, member }
    }
    return undefined
  }

  #misses({ heads, kind }: BatchHeader): boolean {
    const behind = Object.entries(heads).some(([id, count]) => (this.#lanes.get(id)?.ids.length ?? 0) < count)
    return behind || (kind === 'turn' && !this.founded)
  }

  /** Whether this device may write it, by its party as it was when it wrote. */
  #judged({ party, member }: { party: Party; member: Member }, header: BatchHeader): Refusal | 'waits' | undefined {
    if (member.cut && header.seq >= (member.cut[header.lane] ?? 0)) return failed('revoked')
    const then = this.#partyAt(party, header.roster)
    if (!then) return 'waits'
    const role = then.members.get(member.device)?.role
    if (role === undefined) return failed('stranger', 'not yet a member')
    if (role !== 'editor') return failed('role')
    return header.kind === 'founding' && this.founded ? failed('founding') : undefined
  }

  #partyAt(party: Party, head: string): Party | undefined {
    if (party.head === head) return party
    for (let length = party.entries.length - 1; length > 0; length--) {
      const earlier = partyOf(party.entries.slice(0, length), this.#crypto)
      if (!isRefusal(earlier) && earlier.head === head) return earlier
    }
    return undefined
  }

  #wrongPart(lane: Lane | undefined, header: BatchHeader): Refusal | undefined {
    const waiting = lane?.parts.length ?? 0
    return header.part === waiting && header.parts <= MOST_PARTS ? undefined : failed('chain', `part ${header.part}`)
  }

  /** A Yjs client belongs to the device that first wrote under it, and goes on where it stopped. */
  #wrongClients(device: string, { clients, part, parts }: BatchHeader): Refusal | undefined {
    if (part < parts - 1) return undefined
    if (new Set(clients.map(([client]) => client)).size < clients.length) return failed('clocks', 'twice')
    for (const [client, from, to] of clients) {
      const known = this.#clients.get(client)
      if (known && known.device !== device) return failed('client', `${client}`)
      if (from !== (known?.clock ?? 0) || to <= from) return failed('clocks', `${client}`)
    }
    return undefined
  }

  #write(party: Party, { header, signed, payload }: Batch, id: string): Verdict {
    const lane = this.#lanes.get(header.lane) ?? { device: signed.by, ids: [], parts: [] }
    this.#lanes.set(header.lane, lane)
    lane.ids.push(id)
    lane.parts.push(payload)
    if (header.part < header.parts - 1) return { kind: 'taken' }
    const update = joinBytes(lane.parts)
    lane.parts = []
    for (const [client, , to] of header.clients) this.#clients.set(client, { device: signed.by, clock: to })
    this.#founder ??= party.id
    return { kind: 'taken', arrived: { update, header, device: signed.by, party } }
  }
}
