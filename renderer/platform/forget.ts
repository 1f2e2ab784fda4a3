import type { NegotiationId } from '../../shared/base/ids.ts'
import type { LaneView } from './lane-store.ts'

interface PrivateRows {
  readonly view: () => LaneView<{ readonly id: string; readonly negotiation: NegotiationId }>
  readonly remove: (id: string) => Promise<unknown>
}

/** A negotiation deleted for good takes along what this computer kept about it in lanes that all of them share. */
export async function forget({ view, remove }: PrivateRows, negotiation: NegotiationId): Promise<void> {
  for (const row of [...view().rows.values()]) if (row.negotiation === negotiation) await remove(row.id)
}
