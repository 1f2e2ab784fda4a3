import * as Y from 'yjs'
import { writerOf } from '../draft/plane.ts'
import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import { contentOf } from '../reading.ts'
import type { Cause } from './causes.ts'
import type { Known, Writers } from './known.ts'
import { rangesOf } from './ranges.ts'

/** A finding before it is put in its place. */
export interface Suspect {
  readonly cause: Cause
  readonly writer?: number
  readonly record?: string
  /** The characters it lies on. */
  readonly ranges: readonly IdRange[]
  /** Words that are no longer there to be read. */
  readonly lost?: string
}

export interface ItemFindings {
  readonly suspects: readonly Suspect[]
  /** Keys written since, by others than us: what they say is looked at next. */
  readonly records: readonly { readonly key: string; readonly client: number; readonly clock: number }[]
}

/** Looks at what was written since the turn and at what is missing, item by item, whatever it says of itself. */
export function itemsIn(model: TextModel, known: Known, writers: Writers): ItemFindings {
  const { doc, records } = model.roots
  const text = model.roots.story(model.storyId)
  const about = doc.getMap('about')
  const suspects: Suspect[] = []
  const keys: { key: string; client: number; clock: number }[] = []
  for (const [client, structs] of doc.store.clients)
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      if (struct.deleted) suspects.push(...missing(struct, { text, records, about }, known))
      if (struct.id.clock + struct.length <= (known.heads.get(client) ?? 0) || isTrulyOurs(struct, known)) continue
      const cause = pretends(struct, known, writers)
      if (struct.parent === text) suspects.push(...typed(struct, cause, known))
      else if (struct.parent === about) suspects.push({ cause: 'origin', writer: client, ranges: [] })
      else if (struct.parent === records) {
        const key = struct.parentSub!
        const record = { writer: client, record: key, ranges: rangesOf(contentOf(struct), model) }
        if (cause) suspects.push({ ...record, cause })
        else if (struct.left) suspects.push({ ...record, cause: 'overwritten' })
        else if (writerOf(key) !== undefined && writerOf(key) !== client)
          suspects.push({ ...record, cause: 'forged-key' })
        else keys.push({ key, client, clock: struct.id.clock })
      }
    }
  return { suspects, records: keys }
}

const isTrulyOurs = ({ id, length }: Y.Item, { ourClients }: Known): boolean =>
  id.clock + length <= (ourClients.get(id.client) ?? 0)

/** Whether a client may write here at all. */
function pretends({ id: { client } }: Y.Item, { us, parties }: Known, writers: Writers): Cause | undefined {
  if (writers.isOurs(client)) return 'as-us'
  if (writers.isBase(client)) return 'as-base'
  const party = writers.partyOf(client)
  if (party === undefined) return 'unregistered'
  if (party === us) return 'impostor'
  return parties.has(party) ? undefined : 'stranger'
}

function* typed(item: Y.Item, cause: Cause | undefined, { heads, ourClients }: Known): Generator<Suspect> {
  const { client, clock } = item.id
  const ours = ourClients.get(client) ?? 0
  const from = Math.max(clock, ours, heads.get(client) ?? 0)
  const range: IdRange = [client, from, clock + item.length - from]
  if (!(item.content instanceof Y.ContentString || item.content instanceof Y.ContentDeleted))
    yield { cause: 'not-text', writer: client, ranges: [range] }
  if (cause) yield { cause, writer: client, ranges: [range] }
}

interface Roots {
  readonly text: Y.Text
  readonly records: Y.Map<unknown>
  readonly about: Y.Map<unknown>
}

/** Honest devices remove nothing. What the turn kept is missed by comparing with it; here is the rest. */
function* missing(item: Y.Item, { text, records, about }: Roots, { heads }: Known): Generator<Suspect> {
  const { client, clock } = item.id
  if (item.parent === text && clock + item.length > (heads.get(client) ?? 0)) {
    const lost = item.content instanceof Y.ContentString ? item.content.str : ''
    yield { cause: 'pending-removed', ranges: [[client, clock, item.length]], lost }
  } else if (item.parent === records && records._map.get(item.parentSub!) === item)
    yield { cause: 'removed', record: item.parentSub!, ranges: [] }
  else if (item.parent === about && about._map.get(item.parentSub!) === item) yield { cause: 'origin', ranges: [] }
}
