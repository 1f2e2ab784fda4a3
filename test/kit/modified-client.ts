/** Mallory, at a modified client of Bob's house: she writes what she likes onto what Ann and Bob have, and sends it. */
import * as Y from 'yjs'
import { makeBase } from '../../shared/text/base.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import type { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { contract } from './desk.ts'
import { BASE, BOB, history, ids, MALLORY, origin } from './mallory.ts'
import { type Block, entry, raw, type Write } from './raw-update.ts'

export { ANN, ANNS, BASE, BOB, MALLORY } from './mallory.ts'

/** What Ann and Bob have said so far; Ann's latest word is an emoji. */
export const past = history()
past.ann.insert({ paragraph: 0, offset: 0 }, '😀 ')
export const state = Y.encodeStateAsUpdate(past.ann.roots.doc)
export const order = past.ann.overlay.order
export const next = (client: number): number => Y.getState(past.ann.roots.doc.store, client)
export const where = (word: string) => ids(past.ann, word)[0]!
export const [EMOJI] = where('😀').slice(1) as [number, number]
/** The mark that ends the first paragraph. */
export const MARK = [BASE, past.ann.story.paragraphs[0]!.clock, 1] as const
/** The mark that ends the text. */
export const LAST = (() => {
  const { client, clock } = past.ann.story.paragraphs.at(-1)!
  return [client, clock] as const
})()

export interface Pen {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly records: Y.Map<unknown>
  readonly model: TextModel
  /** A record as her own client would write it, but for what is said otherwise. */
  readonly write: (record: object, key?: string) => void
}

export const stamp = (by: Author = BOB, n = order + 1) => ({ story: 'body', by, at: 0, n })
export const registered = (client = MALLORY, by: Author = BOB, more: object = {}) => ({
  ...stamp(by),
  t: 'client',
  client,
  ...more,
})
const keyFor = (client: number, n: number): string => `${client.toString(36)}.${n.toString(36)}`

/** With Yjs itself. `first`: what she says of herself before, if anything. */
export function sends(act: (pen: Pen) => void, first: object | null = registered(), client = MALLORY): Uint8Array {
  const doc = docOf(state, client)
  const before = Y.encodeStateVector(doc)
  const records = doc.getMap('records')
  let n = 0
  const write: Pen['write'] = (record, key = keyFor(client, n++)) => records.set(key, { ...stamp(), ...record })
  doc.transact(() => {
    if (first) write(first)
    act({ doc, text: doc.getText('story/body'), records, model: past.ann, write })
  })
  return Y.encodeStateAsUpdate(doc, before)
}

/** Byte by byte, behind an honest first word. */
export const sendsRaw = (structs: readonly Write[], more: Partial<Block> = {}): Uint8Array =>
  raw([{ client: MALLORY, clock: 0, structs: [entry(keyFor(MALLORY, 0), registered()), ...structs], ...more }])

/** Begins a document of her own. */
export function begins(act: (doc: Y.Doc) => void): Uint8Array {
  const doc = makeBase(contract(['The fee is due.']), origin, BASE)
  doc.transact(() => act(doc))
  return Y.encodeStateAsUpdate(doc)
}
