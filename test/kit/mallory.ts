/** A modified client of Bob's house: a short history with Ann, and whatever raw writing it likes on top of it. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { auditAgainst } from '../../shared/text/audit/audit.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { remove, setParagraphs } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { headsNow, turnText, writeTurn } from '../../shared/text/turns.ts'
import { contract } from './desk.ts'

export const ANN: Author = { name: 'Ann', party: 'Kestrelmoor' }
export const BOB: Author = { name: 'Bob', party: 'Vantaloft' }
const LINES = ['The cap is 100 percent of the Fees.', 'The Buyer pays within thirty days.', 'Notices are in writing.']
export const origin = { source: 'word' as const, fileName: '', sha256: 'aa', numbering: [], styles: [] }
export const [BASE, ANNS, BOBS, MALLORY] = [1, 7, 8, 9]

/** The cap was raised and agreed; Ann has struck "thirty", Bob wants notices "always" in writing; Ann commented. */
export function history(source: 'word' | 'blank' = 'word') {
  const base = Y.encodeStateAsUpdate(makeBase(contract(LINES), { ...origin, source }, BASE))
  let time = 0
  const sit = (who: Author, client: number) =>
    new TextModel(docOf(base, client), { now: () => (time += 60_000), me: () => who })
  const ann = sit(ANN, ANNS)
  const bob = sit(BOB, BOBS)
  const meet = () => {
    Y.applyUpdate(bob.roots.doc, Y.encodeStateAsUpdate(ann.roots.doc))
    Y.applyUpdate(ann.roots.doc, Y.encodeStateAsUpdate(bob.roots.doc))
  }
  bob.insert({ paragraph: 0, offset: 11 }, 'about ')
  meet()
  decide(ann, changesOf(ann), 'accept')
  remove(ann, { from: { paragraph: 1, offset: 22 }, to: { paragraph: 1, offset: 29 } })
  ann.insert({ paragraph: 1, offset: 0 }, 'Always: ')
  bob.insert({ paragraph: 2, offset: 12 }, 'always ')
  setParagraphs(bob, 2, 2, { align: 'center' })
  ann.edit((write) => {
    write({ t: 'cmt', ranges: [[BASE, 0, 3]], text: 'Why?' })
    return []
  })
  meet()
  const text = turnText(ann)
  writeTurn(ann, { name: 'First', party: ANN.party, hash: 'h' })
  meet()
  const heads = new Map(headsNow(ann.roots.doc, () => false))
  return { ann, bob, text, heads }
}

export type History = ReturnType<typeof history>
export const ids = (model: TextModel, word: string) => {
  for (const [p, { segments }] of model.story.paragraphs.entries()) {
    const at = segments
      .map((s) => s.text)
      .join('')
      .indexOf(word)
    if (at >= 0) return model.story.idsIn(p, at, at + word.length)
  }
  throw new Error(word)
}
export const keyOf = (model: TextModel, t: string): string =>
  [...model.overlay.standing()].find(([, r]) => r.t === t)![0]

export interface Hand {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly records: Y.Map<unknown>
  /** As its own client's, or as whatever the attack says. */
  readonly write: (record: object, as?: { key?: string; by?: Author; story?: string }) => void
  readonly model: TextModel
}

/** A client of Bob's that writes what it likes. */
export function attack(h: History, act: (hand: Hand) => void, client = MALLORY, registered = true) {
  const doc = docOf(Y.encodeStateAsUpdate(h.ann.roots.doc))
  doc.clientID = client
  const model = new TextModel(doc, { now: () => 0, me: () => BOB })
  const records = doc.getMap('records')
  let n = 0
  const write: Hand['write'] = (record, { key, by = BOB, story = 'body' } = {}) =>
    records.set(key ?? `${client.toString(36)}.${(n++).toString(36)}`, { story, by, at: 0, n: 900 + n, ...record })
  doc.transact(() => {
    if (registered) write({ t: 'client', client })
    act({ doc, text: doc.getText('story/body'), records, write, model })
  })
  Y.applyUpdate(h.ann.roots.doc, Y.encodeStateAsUpdate(doc))
  return h
}

/** What Ann's audit finds, at the open document and at the same one opened anew: they must say the same. */
export function found({ ann, text, heads }: History) {
  const known = {
    us: ANN.party,
    parties: new Set([ANN.party, BOB.party]),
    ourClients: new Map([[ANNS, heads.get(ANNS)!]]),
    heads,
  }
  const live = auditAgainst(text, ann, known)
  const again = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc)), { now: () => 0, me: () => ANN })
  expect(auditAgainst(text, again, known)).toEqual(live)
  return live
}
