/** Ann and Bob on two computers. */
import * as Y from 'yjs'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { contract } from './desk.ts'

export const LINES = ['The cap is low.', 'Fees are due monthly.', 'Either party may end this.']
const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }

/** Ann and Bob with one contract, each on a computer of their own; `meet` brings both up to date. */
export function two(lines = LINES) {
  const base = Y.encodeStateAsUpdate(makeBase(contract(lines), origin, 1))
  let time = 0
  const now = () => (time += 60_000)
  const sit = (who: Author, client: number) => new TextModel(docOf(base, client), { now, me: () => who })
  const ann = sit({ name: 'Ann', party: 'Kestrelmoor' }, 7)
  const bob = sit({ name: 'Bob', party: 'Vantaloft' }, 8)
  const meet = () => {
    Y.applyUpdate(bob.roots.doc, Y.encodeStateAsUpdate(ann.roots.doc))
    Y.applyUpdate(ann.roots.doc, Y.encodeStateAsUpdate(bob.roots.doc))
  }
  return { ann, bob, meet, now }
}
/** Where a text stands that lies in one paragraph. */
export const word = (model: TextModel, text: string) => {
  for (const [paragraph, p] of model.story.paragraphs.entries()) {
    const offset = p.segments
      .map((s) => s.text)
      .join('')
      .indexOf(text)
    if (offset >= 0) return { from: { paragraph, offset }, to: { paragraph, offset: offset + text.length } }
  }
  throw new Error(text)
}
export const seen = (model: TextModel) => changesOf(model).map((c) => [c.author.name, c.kind, c.deleted || c.inserted])
