import type * as Y from 'yjs'
import { writerOf } from './draft/plane.ts'
import type { Heads } from './story.ts'

/**
 * The item that holds a record: the first under its key by the client the key names. Records are never overwritten or
 * removed; where a modified client did so all the same, what was written first is what was said.
 */
export function firstItem(records: Y.Map<unknown>, key: string): Y.Item | undefined {
  const writer = writerOf(key)
  let first: Y.Item | undefined
  for (let item = records._map.get(key) ?? null; item; item = item.left)
    if (writer === undefined || item.id.client === writer) first = item
  return first
}

export const contentOf = (item: Y.Item | undefined): unknown => item?.content.getContent().at(-1)

/** What counts of a document's records: all, or what a turn held, and without those somebody does not believe. */
export function* recordsIn(
  records: Y.Map<unknown>,
  until?: Heads,
  without?: ReadonlySet<string>,
): Generator<readonly [key: string, value: unknown]> {
  for (const key of records._map.keys()) {
    if (without?.has(key)) continue
    const item = firstItem(records, key)
    if (!item || (until && item.id.clock >= (until.get(item.id.client) ?? 0))) continue
    yield [key, contentOf(item)]
  }
}
