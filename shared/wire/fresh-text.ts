/** Where the fresh words of a peer's update came to stand in the text. */
import * as Y from 'yjs'
import type { TextModel } from '../text/model.ts'
import type { Place } from '../text/story.ts'
import type { Id, Scanned } from './scan.ts'
import type { Unfit } from './unfit.ts'

/**
 * Whether words are put between the halves of one character: Yjs would make two other characters of it, also where
 * everybody has agreed to it. Asked before the update is applied.
 */
export function partsCharacter({ pieces }: Scanned, doc: Y.Doc): boolean {
  const pairs = new Set(
    pieces.flatMap(({ client, clock, text }) => pairsIn(text).map((at) => `${client}.${clock + at}`)),
  )
  const parts = ({ client, clock }: Id): boolean => pairs.has(`${client}.${clock}`) || endsInHalf(doc, client, clock)
  return pieces.some(
    ({ left, right }) => (left && parts({ ...left, clock: left.clock + 1 })) || (right && parts(right)),
  )
}

/** Offsets between the halves of a character. */
const pairsIn = (text: string): number[] =>
  [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map((m) => m.index + 1)

/** Whether what a client had written before this clock ends in half a character. */
function endsInHalf({ store }: Y.Doc, client: number, clock: number): boolean {
  if (clock === 0 || clock > Y.getState(store, client)) return false
  const structs = store.clients.get(client)!
  const item = structs[Y.findIndexSS(structs, clock - 1)]
  const text = item instanceof Y.Item && item.content instanceof Y.ContentString ? item.content.str : ''
  return /[\uD800-\uDBFF]/.test(text.charAt(clock - 1 - (item?.id.clock ?? 0)))
}

/**
 * Whether every stretch stands in one story, between the two characters it was put between. Behind the end of a story
 * that has begun stand the words of new notes and nothing else.
 */
export function wrongPlace({ pieces }: Scanned, models: readonly TextModel[], begun: boolean): Unfit | undefined {
  for (const { client, clock, text, left, right } of pieces) {
    const home = models.find(({ story }) => story.placeOfId(client, clock))
    if (!home || (begun && !right && !isOfNote(home, client, clock, text.length))) return 'beside'
    const order = [left, { client, clock }, { client, clock: clock + text.length - 1 }, right]
      .filter((id): id is Id => id !== undefined)
      .map((id) => home.story.placeOfId(id.client, id.clock))
    if (order.some((place, i) => !place || (i > 0 && !isBefore(order[i - 1]!, place)))) return 'crossed'
  }
  return undefined
}

/** Whether all of it is the words of one note that came since the import. */
function isOfNote({ overlay: { notes } }: TextModel, client: number, clock: number, length: number): boolean {
  const note = notes.ofEnd(client, clock + length - 1)
  return note !== undefined && notes.over([client, clock, 1]).includes(note.key)
}

const isBefore = (a: Place, b: Place): boolean =>
  a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset <= b.offset)
