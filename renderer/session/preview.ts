import { Dexie, type EntityTable } from 'dexie'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import type { ParagraphProps } from '../../shared/docx/model.ts'
import { firstLines } from '../../shared/text/lines.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { type Piece, piecesOf } from '../../shared/text/pieces.ts'
import { makeSealer, type Sealed } from '../platform/seal.ts'
import { answered, type SessionClient } from './draft-lane.ts'

/** One paragraph as it is shown until the editor is there. */
export interface PreviewLine {
  readonly number: string
  readonly props: Pick<ParagraphProps, 'role' | 'level' | 'align'>
  readonly pieces: readonly Piece[]
}

interface Row extends Sealed {
  readonly id: NegotiationId
}

/** A first screenful, so small that it is there at once, whatever the length of the contract. */
const LINES = 24

let opened: (Dexie & { pages: EntityTable<Row, 'id'> }) | undefined

function db(): Dexie & { pages: EntityTable<Row, 'id'> } {
  if (!opened) {
    opened = new Dexie('parley-first-pages') as Dexie & { pages: EntityTable<Row, 'id'> }
    opened.version(1).stores({ pages: 'id' })
  }
  return opened
}

const place = (id: NegotiationId): string => `first page|${id}`

/** The first lines as they read now, sealed. Losing them loses nothing. */
export async function keepPreview(id: NegotiationId, key: Uint8Array, model: TextModel): Promise<void> {
  const lines: PreviewLine[] = firstLines(model, LINES).map(({ number, props, runs }) => ({
    number,
    props: {
      role: props.role,
      ...(props.level ? { level: props.level } : {}),
      ...(props.align ? { align: props.align } : {}),
    },
    pieces: piecesOf(runs, model.me),
  }))
  const sealer = await makeSealer(key)
  const sealed = await sealer.seal(place(id), new TextEncoder().encode(JSON.stringify(lines)))
  await db().pages.put({ id, ...sealed })
}

/** What was kept when it was last open; undefined when there is nothing, or nothing that opens. */
export async function loadPreview(
  id: NegotiationId,
  client: SessionClient,
): Promise<readonly PreviewLine[] | undefined> {
  const [key, row] = await Promise.all([answered(client.vault.storeKey('carrier', id)), db().pages.get(id)])
  if (isRefusal(key) || !row) return undefined
  const sealer = await makeSealer(key)
  const plain = await sealer.open(place(id), row).catch(() => undefined)
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as PreviewLine[])
}
