/** Ann and Bob move clauses of a real contract about and change words in them, each on a computer of their own: seeded. */
import * as Y from 'yjs'
import { sameCell } from '../../shared/docx/cells.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { moveParagraphs, moveRange } from '../../shared/text/move.ts'
import type { Author } from '../../shared/text/records.ts'
import type { Place } from '../../shared/text/story.ts'
import { type Random, random } from '../kit/random.ts'
import { readWord } from './word-desk.ts'

/** Ann and Bob with the same Word file, a minute passing with each edit; `meet` brings both up to date. */
export async function twoWith(bytes: Uint8Array) {
  const document = await readWord(bytes)
  const { numbering, styles } = document
  const base = Y.encodeStateAsUpdate(
    makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1),
  )
  let time = Date.UTC(2026, 0, 5, 9)
  // Each at a time of its own, as people work: LibreOffice joins neighbouring changes of one minute into one.
  const now = () => (time += 60_000)
  const sit = (who: Author, client: number) => new TextModel(docOf(base, client), { now, me: () => who })
  const ann = sit({ name: 'Ann', party: 'Kestrelmoor' }, 7)
  const bob = sit({ name: 'Bob', party: 'Vantaloft' }, 8)
  const meet = () => {
    Y.applyUpdate(bob.roots.doc, Y.encodeStateAsUpdate(ann.roots.doc))
    Y.applyUpdate(ann.roots.doc, Y.encodeStateAsUpdate(bob.roots.doc))
  }
  return { ann, bob, meet }
}

/** Ann's copy after so many moves and edits of both. */
export async function movedContract(bytes: Uint8Array, seed: number, steps: number): Promise<TextModel> {
  const { ann, bob, meet } = await twoWith(bytes)
  const r = random(seed)
  if (plain(ann).length === 0) return ann
  for (let n = 0; n < steps; n++) {
    const who = r.next() < 0.6 ? ann : bob
    if (n < 3 || r.next() < 0.3) move(who, r)
    else if (r.next() < 0.9) edit(who, r, n)
    else {
      const open = changesOf(who).filter((c) => c.author.name !== who.me.name)
      if (open.length > 0) decide(who, [r.pick(open)], r.next() < 0.5 ? 'accept' : 'reject')
    }
    if (r.next() < 0.5) meet()
  }
  meet()
  return ann
}

const textOf = (model: TextModel, paragraph: number): string =>
  model.story.paragraphs[paragraph]!.segments.map((s) => s.text).join('')

/** Paragraphs of the main text with words in them. What stands around images and fields is moved along, never typed in. */
const plain = (model: TextModel): number[] =>
  model.story.paragraphs.flatMap((_, i) => {
    const text = textOf(model, i)
    const apart = model.mark(i).props.apart !== undefined
    return text.length > 12 && !apart && !/[\ufffc\v\f\t]/.test(text) ? [i] : []
  })

/** Most moves stay in the running text, or in the cell they began in. */
function move(model: TextModel, r: Random): void {
  const first = r.pick(plain(model))
  const { cell } = model.mark(first).props
  const places = plain(model).filter((p) => r.next() < 0.1 || sameCell(model.mark(p).props.cell, cell))
  const target = r.pick(places)
  if (cell === undefined && r.next() < 0.65) {
    const last = Math.min(first + r.int(3), model.story.paragraphs.length - 1)
    const all = Array.from({ length: last - first + 1 }, (_, i) => model.mark(first + i).props)
    if (all.every((props) => props.cell === undefined && props.apart === undefined))
      moveParagraphs(model, first, last, target)
    return
  }
  const { length } = model.story.paragraphs[first]!
  const from = r.int(length)
  const to = Math.min(length, from + 3 + r.int(40))
  const at: Place = { paragraph: target, offset: r.int(model.story.paragraphs[target]!.length) }
  moveRange(model, { from: { paragraph: first, offset: from }, to: { paragraph: first, offset: to } }, at)
}

/** Mostly where something has moved: to it, or away from it. */
function edit(model: TextModel, r: Random, n: number): void {
  const places = plain(model)
  const moved = places.filter((p) => model.runs(p).some(({ state }) => state.ins.length + state.del.length > 0))
  const paragraph = r.pick(moved.length > 0 && r.next() < 0.7 ? moved : places)
  const { length } = model.story.paragraphs[paragraph]!
  const from = { paragraph, offset: r.int(length) }
  const to = { paragraph, offset: Math.min(length, from.offset + 1 + r.int(30)) }
  const x = r.next()
  if (x < 0.4) replace(model, { from, to: from }, ` ⟨${n} & typed⟩ `)
  else if (x < 0.7) remove(model, { from, to })
  else if (x < 0.9) replace(model, { from, to }, `⟨${n} instead⟩`)
  else replace(model, { from, to: from }, `⟨${n}⟩\n`, [model.mark(paragraph).props])
}
