/** The list of negotiations: what Home shows without opening any of them. Never content of a document. */
import { z } from 'zod'
import { isNegotiationId, type NegotiationId } from '../../shared/base/ids.ts'
import type { Refusal } from '../../shared/base/refuse.ts'
import type { Known } from './known.ts'
import { type LanePorts, type LaneStore, type LaneView, laneStore } from './lane-store.ts'

/** Loose: a field written by a newer Parley survives being rewritten by this one. */
const cardSchema = z.looseObject({
  id: z.custom<NegotiationId>(isNegotiationId),
  title: z.string(),
  counterparty: z.string(),
  createdAt: z.string(),
  editedAt: z.string(),
  openChanges: z.number().int().min(0),
  /** `joined`: invited to, and the document has not come yet. */
  source: z.enum(['word', 'blank', 'joined']),
  fileName: z.string().optional(),
  /** Hash of the sealed import report, to be shown again. */
  report: z.string().optional(),
  archivedAt: z.string().optional(),
  /** In "Recently deleted" since then; gone only when purged. */
  deletedAt: z.string().optional(),
})

export type Card = Known<z.output<typeof cardSchema>>

export interface Catalogue {
  readonly view: () => LaneView<Card>
  readonly subscribe: LaneStore<Card>['subscribe']
  readonly add: (card: Card) => Promise<Refusal | undefined>
  /** Changes only the named fields; undefined takes a field away. */
  readonly change: (id: NegotiationId, fields: Partial<Omit<Card, 'id'>>) => Promise<Refusal | undefined>
  /** Forgets the card; its documents are purged by the journal, not here. */
  readonly forget: (id: NegotiationId) => Promise<Refusal | undefined>
  readonly lane: Pick<LaneStore<Card>, 'open' | 'takeOver' | 'refresh' | 'lost'>
}

/** The catalogue over its lane. Call `lane.open()` once; the view is there before and fills as it loads. */
export const makeCatalogue = (ports: Omit<LanePorts<Card>, 'lane' | 'parse'>): Catalogue => {
  const store = laneStore<Card>({ ...ports, lane: 'catalogue', parse: (value) => cardSchema.safeParse(value).data })
  return {
    view: store.view,
    subscribe: store.subscribe,
    add: (card) => store.put(card.id, card),
    change: async (id, fields) => {
      const card = store.view().rows.get(id)
      return card ? store.put(id, { ...card, ...fields }) : undefined
    },
    forget: (id) => store.remove(id),
    lane: store,
  }
}
