/** Internal notes on clauses: private rows in a lane of their own. Never part of a negotiation's document. */
import { z } from 'zod'
import { isNegotiationId, type NegotiationId } from '../../shared/base/ids.ts'
import type { Refusal } from '../../shared/base/refuse.ts'
import type { Known } from './known.ts'
import { type LanePorts, type LaneStore, type LaneView, laneStore } from './lane-store.ts'

/** Loose: a field written by a newer Parley survives being rewritten by this one. */
const noteSchema = z.looseObject({
  id: z.uuid(),
  negotiation: z.custom<NegotiationId>(isNegotiationId),
  /** Id of the clause's first paragraph mark; '' for the negotiation as a whole. */
  clause: z.string().max(60),
  text: z.string().max(20_000),
  at: z.string().max(40),
})

export type Note = Known<z.output<typeof noteSchema>>

export interface Notes {
  readonly view: () => LaneView<Note>
  readonly subscribe: LaneStore<Note>['subscribe']
  readonly put: (note: Note) => Promise<Refusal | undefined>
  readonly remove: (id: string) => Promise<Refusal | undefined>
  readonly lane: Pick<LaneStore<Note>, 'open' | 'takeOver' | 'refresh' | 'lost'>
}

/** The notes over their lane. Call `lane.open()` once; the view is there before and fills as it loads. */
export const makeNotes = (ports: Omit<LanePorts<Note>, 'lane' | 'parse'>): Notes => {
  const store = laneStore<Note>({ ...ports, lane: 'notes', parse: (value) => noteSchema.safeParse(value).data })
  return {
    view: store.view,
    subscribe: store.subscribe,
    put: (note) => store.put(note.id, note),
    remove: (id) => store.remove(id),
    lane: store,
  }
}
