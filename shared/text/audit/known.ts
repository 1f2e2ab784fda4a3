import type { TextModel } from '../model.ts'
import { firstItem } from '../reading.ts'
import { isKnown } from '../records.ts'
import type { Heads } from '../story.ts'

/** What is known without asking the document. */
export interface Known {
  /** Our own party. */
  readonly us: string
  /** Every party of the negotiation, ours among them. */
  readonly parties: ReadonlySet<string>
  /** Clients our side's devices wrote under, each with the clock before which it was really us. */
  readonly ourClients: ReadonlyMap<number, number>
  /** What the document held when the turn was kept: kept with its text, never read from the document. */
  readonly heads: Heads
}

/** Who a client writes for: our side by our own knowledge, anybody else as they registered themselves. */
export interface Writers {
  partyOf(client: number): string | undefined
  isOurs(client: number): boolean
  isBase(client: number): boolean
}

export function writersIn(model: TextModel, { us, ourClients }: Known): Writers {
  const registered = new Map<number, string>()
  const bases = new Set<number>()
  const { records } = model.roots
  for (const key of records._map.keys()) {
    const item = firstItem(records, key)
    const record = item?.content.getContent().at(-1)
    if (!item || !isKnown(record)) continue
    if (record.t === 'base' && key === `base.${record.story}`) bases.add(record.client)
    // Story by story a client says who it is; the first time counts.
    if (record.t !== 'client' || item.id.client !== record.client) continue
    if (!registered.has(record.client)) registered.set(record.client, record.by.party)
  }
  return {
    isOurs: (client) => ourClients.has(client),
    isBase: (client) => bases.has(client),
    partyOf: (client) => (ourClients.has(client) ? us : registered.get(client)),
  }
}
