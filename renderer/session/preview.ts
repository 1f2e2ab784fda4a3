import { Dexie, type EntityTable } from 'dexie'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import type { DirectLooks, DocumentLooks } from '../../shared/docx/looks.ts'
import type { NumberingList, ParagraphProps } from '../../shared/docx/model.ts'
import { firstLines } from '../../shared/text/lines.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { type Piece, piecesOf } from '../../shared/text/pieces.ts'
import { makeSealer, type Sealed } from '../platform/seal.ts'
import { answered, type SessionClient } from './draft-lane.ts'

/** One paragraph as it is shown until the editor is there. */
export interface PreviewLine {
  readonly number: string
  readonly props: Pick<ParagraphProps, 'role' | 'level' | 'align' | 'style' | 'indent' | 'num'>
  readonly pieces: readonly Piece[]
  /** Looks beyond its style, as indexes of text and paragraph; -1 for none. */
  readonly own?: readonly [text: number, paragraph: number]
}

export interface Preview {
  readonly lines: readonly PreviewLine[]
  /** What the file looks like, as far as a first page needs it. */
  readonly looks?: DocumentLooks
  readonly lists: readonly NumberingList[]
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

const shown = ({ role, level, align, style, indent, num }: ParagraphProps): PreviewLine['props'] => ({
  role,
  ...(level && { level }),
  ...(align && { align }),
  ...(style !== undefined && { style }),
  ...(indent && { indent }),
  ...(num && { num }),
})

/** Without what lies in the rest of the text, and is as long as it. */
const firstPageOf = (looks: DocumentLooks): DocumentLooks => ({
  ...looks,
  direct: { ...looks.direct, marks: [], runs: [] },
  tables: [],
})

function ownLooks({ marks }: DirectLooks, model: TextModel, last: number): PreviewLine['own'] {
  const { base } = model.overlay
  const { client, clock } = model.story.paragraphs[last]!
  if (client !== base?.client) return undefined
  for (let i = 0; i + 2 < marks.length; i += 3)
    if (marks[i] === clock - base.clock) return [marks[i + 1]! - 1, marks[i + 2]! - 1]
  return undefined
}

/** The first lines as they read now, sealed. Losing them loses nothing. */
export async function keepPreview(id: NegotiationId, key: Uint8Array, model: TextModel): Promise<void> {
  const { looks, numbering = [] } = model.roots.origin() ?? {}
  const lines = firstLines(model, LINES).map(({ number, props, runs, last }): PreviewLine => {
    const own = looks && ownLooks(looks.direct, model, last)
    return { number, props: shown(props), pieces: piecesOf(runs, model.me), ...(own && { own }) }
  })
  const used = new Set(lines.map((l) => l.props.num?.list))
  const preview: Preview = {
    lines,
    ...(looks && { looks: firstPageOf(looks) }),
    lists: numbering.filter((l) => used.has(l.id)),
  }
  const sealer = await makeSealer(key)
  const sealed = await sealer.seal(place(id), new TextEncoder().encode(JSON.stringify(preview)))
  await db().pages.put({ id, ...sealed })
}

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
