import { join } from 'node:path'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Deps } from '../deps.ts'
import type { Keyring } from './keyring.ts'

/**
 * The lanes that belong to one negotiation: its document with our draft, what only we may know of it, and what both
 * sides signed.
 */
export const NEGOTIATION_LANES = ['draft', 'position', 'wire'] as const

export const laneFile = (folder: string, ring: Keyring, lane: string): string =>
  join(folder, 'journal', `${ring.opaque('lane', lane)}.lane`)

export const blobFolder = (folder: string, ring: Keyring, negotiation: NegotiationId): string =>
  join(folder, 'blobs', ring.opaque('blobs', negotiation))

/**
 * A key for something of a negotiation. A new negotiation gets its key here; one that has files but no key never
 * gets a new one, for that would bury what is in them.
 */
export function negotiationKey(
  { disk, folder }: Pick<Deps, 'disk' | 'folder'>,
  ring: Keyring,
  id: NegotiationId,
  ...path: readonly string[]
): Uint8Array | Refusal {
  if (!ring.knows(id)) {
    const lanes = NEGOTIATION_LANES.map((kind) => laneFile(folder, ring, `${kind}/${id}`))
    const left = [...lanes, blobFolder(folder, ring, id)]
    if (left.some((file) => disk.existsSync(file))) {
      return refuse('key-missing', 'The key of this negotiation is gone, so it cannot be opened.')
    }
    ring.make(id)
  }
  return ring.negotiationKey(id, ...path)
}
