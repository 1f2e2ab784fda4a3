/** Findings of the checks one has chosen to leave alone: private rows like the notes, never part of a negotiation's document. */
import { z } from 'zod'
import { isNegotiationId, type NegotiationId } from '../../shared/base/ids.ts'
import type { Refusal } from '../../shared/base/refuse.ts'
import type { Known } from './known.ts'
import { type LanePorts, type LaneStore, type LaneView, laneStore } from './lane-store.ts'

/** Loose: a field written by a newer Parley survives being rewritten by this one. */
const ignoredSchema = z.looseObject({
  /** Random, because the cache keeps its keys in the clear: what was ignored must not be read from them. */
  id: z.uuid(),
  negotiation: z.custom<NegotiationId>(isNegotiationId),
  /** What was found, "undefined:deliverable": it is known by that again at the next reading. */
  finding: z.string().min(1),
  at: z.string().max(40),
})

export type IgnoredRow = Known<z.output<typeof ignoredSchema>>

export interface Ignored {
  readonly view: () => LaneView<IgnoredRow>
  readonly subscribe: LaneStore<IgnoredRow>['subscribe']
  readonly put: (row: IgnoredRow) => Promise<Refusal | undefined>
  readonly remove: (id: string) => Promise<Refusal | undefined>
  readonly lane: Pick<LaneStore<IgnoredRow>, 'open' | 'takeOver' | 'refresh' | 'lost'>
}

/** The ignored findings over their lane. Call `lane.open()` once; the view is there before and fills as it loads. */
export const makeIgnored = (ports: Omit<LanePorts<IgnoredRow>, 'lane' | 'parse'>): Ignored => {
  const store = laneStore<IgnoredRow>({
    ...ports,
    lane: 'ignored',
    parse: (value) => ignoredSchema.safeParse(value).data,
  })
  return {
    view: store.view,
    subscribe: store.subscribe,
    put: (row) => store.put(row.id, row),
    remove: (id) => store.remove(id),
    lane: store,
  }
}
