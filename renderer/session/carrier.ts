import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import * as Y from 'yjs'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { makeSealer, type Sealed } from '../platform/seal.ts'

/** A negotiation's state as of a journal sequence number: everything before `seq` is in `update`. */
export interface Snapshot {
  readonly seq: number
  readonly update: Uint8Array
}

/** A copy made for a fast start. Losing it loses nothing: the journal has it all. */
export interface Carrier {
  /** Undefined when there is none, or when it does not open (another vault's, altered, rolled in from elsewhere). */
  load(): Promise<Snapshot | undefined>
  save(snapshot: Snapshot): Promise<void>
  /** What it is sealed with. */
  readonly key: Uint8Array
  close(): Promise<void>
}

/**
 * y-indexeddb keeps a carrier document whose only content is one sealed snapshot, so the browser's database never
 * holds a readable word. Each save folds the database to a single record: kept as increments it grows a hundredfold.
 */
export async function openCarrier(id: NegotiationId, key: Uint8Array): Promise<Carrier> {
  const sealer = await makeSealer(key)
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(`carrier-${id}`, doc)
  await persistence.whenSynced
  const place = (seq: number) => `carrier|${id}|snapshot|${seq}`
  const slot = doc.getMap<Sealed & { seq: number }>('sealed')
  return {
    key,
    async load() {
      const kept = slot.get('snapshot')
      if (!kept) return undefined
      const update = await sealer.open(place(kept.seq), kept).catch(() => undefined)
      return update && { seq: kept.seq, update }
    },
    async save({ seq, update }) {
      const sealed = await sealer.seal(place(seq), new Uint8Array(update))
      slot.set('snapshot', { seq, ...sealed })
      await storeState(persistence, true)
      await strictBarrier(persistence)
    },
    async close() {
      await persistence.destroy()
      doc.destroy()
    },
  }
}

/** y-indexeddb writes with relaxed durability; an empty strict transaction behind its writes puts them on the disk. */
function strictBarrier({ db }: IndexeddbPersistence): Promise<void> {
  if (!db) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const tx = db.transaction(['custom'], 'readwrite', { durability: 'strict' })
    tx.objectStore('custom').put(1, 'barrier')
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
  })
}
