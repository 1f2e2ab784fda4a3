import { Dexie, type EntityTable } from 'dexie'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { makeSealer, type Sealed } from '../platform/seal.ts'
import { answered, type SessionClient } from './draft-lane.ts'
import { firstPageOf, type Preview, type PreviewLine } from './first-page.ts'

interface Row extends Sealed {
  readonly id: NegotiationId
}

let opened: (Dexie & { pages: EntityTable<Row, 'id'> }) | undefined

function db(): Dexie & { pages: EntityTable<Row, 'id'> } {
  if (!opened) {
    opened = new Dexie('parley-first-pages') as Dexie & { pages: EntityTable<Row, 'id'> }
    opened.version(1).stores({ pages: 'id' })
  }
  return opened
}

const place = (id: NegotiationId): string => `first page|${id}`

/** Keeps a first page, sealed. Losing it loses nothing. */
export async function keepPreview(id: NegotiationId, key: Uint8Array, preview: Preview): Promise<void> {
  const sealer = await makeSealer(key)
  const sealed = await sealer.seal(place(id), new TextEncoder().encode(JSON.stringify(preview)))
  await db().pages.put({ id, ...sealed })
}

/** The same of a text that is open. */
export const keepPreviewOf = async (id: NegotiationId, key: Uint8Array, model: TextModel): Promise<void> =>
  keepPreview(id, key, firstPageOf(model, model.me))

/** What was kept when it was last open; undefined when there is nothing, or nothing that opens. */
export async function loadPreview(id: NegotiationId, client: SessionClient): Promise<Preview | undefined> {
  const [key, row] = await Promise.all([answered(client.vault.storeKey('carrier', id)), db().pages.get(id)])
  if (isRefusal(key) || !row) return undefined
  const sealer = await makeSealer(key)
  const plain = await sealer.open(place(id), row).catch(() => undefined)
  if (!plain) return undefined
  const kept = JSON.parse(new TextDecoder().decode(plain)) as Preview | PreviewLine[]
  // Those kept before looks were: lines alone.
  return Array.isArray(kept) ? { lines: kept, lists: [] } : kept
}
