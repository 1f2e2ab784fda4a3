import * as Y from 'yjs'
import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import { contentOf } from '../reading.ts'
import { isKnown } from '../records.ts'
import type { Known } from './known.ts'

/**
 * Whether properties that say they were there from the beginning were: written for marks of the same client, in the
 * breath in which it typed them. Later they would restyle what may have been agreed since, without a word.
 */
export function isBirth(
  model: TextModel,
  { client, clock }: { readonly client: number; readonly clock: number },
  ranges: readonly IdRange[],
  { heads }: Known,
): boolean {
  const first = Math.min(...ranges.map(([, from]) => from))
  if (!ranges.every(([of]) => of === client) || first < (heads.get(client) ?? 0) || first > clock) return false
  const structs = model.roots.doc.store.clients.get(client)!
  const text = model.roots.story(model.storyId)
  for (let i = Y.findIndexSS(structs, first); structs[i]!.id.clock < clock; i++) {
    const item = structs[i]
    if (!(item instanceof Y.Item)) return false
    if (item.parent === text) continue
    const record = contentOf(item)
    if (!isKnown(record) || !(record.t === 'client' || (record.t === 'para' && record.first))) return false
  }
  return true
}
