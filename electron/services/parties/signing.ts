/** What is published is signed here, and what the other side signed is handed out from here. */
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { ArrivedUpdate, PartiesView, PublishOrder } from '../../../shared/bridge/parties.ts'
import { cutUp, encodeBatch, signBatch } from '../../../shared/wire/batch.ts'
import { failed } from '../../../shared/wire/failures.ts'
import { idOf } from '../../../shared/wire/signed.ts'
import type { Dealings } from './dealings.ts'
import { nodeCrypto } from './node-crypto.ts'
import { viewOf } from './view.ts'
import { encodeBatchRecord } from './wire-record.ts'

export class Signing {
  readonly #dealings: Dealings

  constructor(dealings: Dealings) {
    this.#dealings = dealings
  }

  /** How far each Yjs client is signed for: what the document has beyond that is to be published. */
  clocks(id: NegotiationId): [number, number][] | Refusal {
    const open = this.#dealings.open(id)
    return isRefusal(open) ? open : [...open.dealing.book.clocks()]
  }

  /** Signs what was published. It is in the journal when this answers. */
  async publish(id: NegotiationId, { clients, update }: PublishOrder): Promise<{ batches: number } | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const device = await this.#dealings.device()
    if (isRefusal(device)) return device
    const { dealing } = open
    const { us, book } = dealing
    if (!us) return failed('stranger')
    const payloads = cutUp(update)
    if (isRefusal(payloads)) return payloads
    const heads = book.heads()
    const first = heads[open.lane] ?? 0
    let prev = book.last(open.lane)
    const others = Object.fromEntries(Object.entries(heads).filter(([lane]) => lane !== open.lane))
    const batches = payloads.map((payload, part) => {
      const batch = signBatch(
        {
          negotiation: id,
          lane: open.lane,
          seq: first + part,
          prev,
          heads: others,
          roster: us.head,
          kind: book.founded ? 'turn' : 'founding',
          clients: clients.map(([client, from, to]): [number, number, number] => [client, from, to]),
          part,
          parts: payloads.length,
          at: this.#dealings.deps.clock.now(),
        },
        payload,
        device.signer,
        nodeCrypto,
      )
      prev = idOf('batch', batch.signed, nodeCrypto)
      return encodeBatch(batch)
    })
    const kept = this.#dealings.append(open, batches.map(encodeBatchRecord))
    return kept ?? { batches: batches.length }
  }

  /** The other side's updates that go beyond what the document has, oldest first. */
  arrivals(id: NegotiationId, has: readonly (readonly [number, number])[]): ArrivedUpdate[] | Refusal {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const known = new Map(has)
    const { dealing } = open
    return dealing.updates
      .filter(
        ({ batch, header }) =>
          !dealing.quarantined.has(batch) && header.clients.some(([client, , to]) => (known.get(client) ?? 0) < to),
      )
      .map(({ batch, header, update, party, device }) => ({
        batch,
        update,
        clients: header.clients,
        founding: header.kind === 'founding',
        party: party.name,
        ours: party.id === dealing.ours,
        person: party.members.get(device)?.person ?? '',
        at: header.at,
      }))
  }

  /** An update that must not go into the document is set aside for good. */
  async quarantine(id: NegotiationId, batch: string, why: string): Promise<PartiesView | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    return (
      this.#dealings.note(open, [{ k: 'quarantined', batch, why, at: this.#dealings.deps.clock.now() }]) ??
      viewOf(open.dealing, this.#dealings.deps.clock.now())
    )
  }
}
