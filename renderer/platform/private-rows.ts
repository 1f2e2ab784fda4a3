/** Rows of one kind that are this person's alone, in a lane of their own. Never part of a negotiation's document. */
import type { Refusal } from '../../shared/base/refuse.ts'
import { type LanePorts, type LaneStore, type LaneView, laneStore } from './lane-store.ts'

export interface PrivateRows<T> {
  readonly view: () => LaneView<T>
  readonly subscribe: LaneStore<T>['subscribe']
  readonly put: (row: T) => Promise<Refusal | undefined>
  readonly remove: (id: string) => Promise<Refusal | undefined>
  readonly lane: Pick<LaneStore<T>, 'open' | 'takeOver' | 'refresh' | 'lost'>
}

export type RowPorts<T> = Omit<LanePorts<T>, 'lane' | 'parse'>

/** The rows over their lane. Call `lane.open()` once; the view is there before and fills as it loads. */
export const privateRows = <T extends { readonly id: string }>(ports: LanePorts<T>): PrivateRows<T> => {
  const store = laneStore(ports)
  return {
    view: store.view,
    subscribe: store.subscribe,
    put: (row) => store.put(row.id, row),
    remove: (id) => store.remove(id),
    lane: store,
  }
}
