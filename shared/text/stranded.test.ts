import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contract } from '../../test/kit/desk.ts'
import { makeBase } from './base.ts'
import { changesOf } from './changes.ts'
import { decide } from './decide.ts'
import { docOf } from './draft/plane.ts'
import { remove, replace } from './edit.ts'
import { TextModel } from './model.ts'
import { moveParagraphs } from './move.ts'
import type { Author } from './records.ts'
import type { Place } from './story.ts'

const LINES = ['The Supplier delivers within thirty days.', 'The Buyer pays.', 'Either party may end this.']
const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }

function two() {
  const base = Y.encodeStateAsUpdate(makeBase(contract(LINES), origin, 1))
  let time = 0
  const sit = (who: Author, client: number) =>
    new TextModel(docOf(base, client), { now: () => (time += 60_000), me: () => who })
  const ann = sit({ name: 'Ann', party: 'Kestrelmoor' }, 7)
  const bob = sit({ name: 'Bob', party: 'Vantaloft' }, 8)
  const meet = () => {
    Y.applyUpdate(bob.roots.doc, Y.encodeStateAsUpdate(ann.roots.doc))
    Y.applyUpdate(ann.roots.doc, Y.encodeStateAsUpdate(bob.roots.doc))
  }
  return { ann, bob, meet }
}
const at = (paragraph: number, offset: number): Place => ({ paragraph, offset })
const line = (paragraph: number, from = 0, to = LINES[paragraph]!.length) => ({
  from: at(paragraph, from),
  to: at(paragraph, to),
})
const stranded = (model: TextModel) => changesOf(model).flatMap((c) => (c.stranded ? [c.inserted] : []))

describe('Ann types inside a clause while Bob takes it away: her words stay, and are listed as stranded', () => {
  test('he deletes the clause', () => {
    const { ann, bob, meet } = two()
    ann.insert(at(0, 22), 'always ')
    remove(bob, { from: at(0, 0), to: at(1, 0) })
    meet()
    for (const model of [ann, bob]) expect(stranded(model)).toEqual(['always '])
    decide(
      ann,
      changesOf(ann).filter((c) => c.author.name === 'Bob'),
      'accept',
    )
    expect(stranded(ann)).toEqual(['always '])
  })
  test('he moves the clause', () => {
    const { ann, bob, meet } = two()
    ann.insert(at(0, 22), 'always ')
    moveParagraphs(bob, 0, 0, 2)
    meet()
    expect(stranded(ann)).toEqual(['always '])
  })
  test('she replaces words of it', () => {
    const { ann, bob, meet } = two()
    replace(ann, line(0, 29, 35), 'sixty')
    remove(bob, { from: at(0, 0), to: at(1, 0) })
    meet()
    expect(stranded(bob)).toEqual(['sixty'])
  })
  test('she types at its end and he empties the paragraph', () => {
    const { ann, bob, meet } = two()
    ann.insert(at(1, LINES[1]!.length), ' At once.')
    remove(bob, line(1))
    meet()
    expect(stranded(ann)).toEqual([' At once.'])
  })
  test('she writes a paragraph between two that he deletes', () => {
    const { ann, bob, meet } = two()
    ann.insert(at(1, 0), 'New clause.\n', [{ role: 'body' }])
    remove(bob, { from: at(0, 0), to: at(2, 0) })
    meet()
    expect(stranded(ann)).toEqual(['New clause.\n'])
  })
  test('Bob took only half of what stood around them, and his rejected deletion takes nothing', () => {
    const { ann, bob, meet } = two()
    ann.insert(at(0, 22), 'always ')
    remove(bob, line(0, 0, 22))
    meet()
    expect(stranded(ann)).toEqual([])
    remove(bob, line(0, 29))
    meet()
    expect(stranded(ann)).toEqual(['always '])
    decide(
      ann,
      changesOf(ann)
        .filter((c) => c.author.name === 'Bob')
        .slice(-1),
      'reject',
    )
    expect(stranded(ann)).toEqual([])
  })
})

describe('what is not stranded', () => {
  test('her own replacement of a whole clause', () => {
    const { ann } = two()
    replace(ann, line(1), 'The Buyer pays at once.')
    expect(stranded(ann)).toEqual([])
  })
  test('words at the end of a line that lost only its last word to Bob', () => {
    const { ann, bob, meet } = two()
    ann.insert(at(1, LINES[1]!.length), ' At once.')
    remove(bob, line(1, 10))
    meet()
    expect(stranded(ann)).toEqual([])
  })
  test('what Bob puts in the place of what he struck', () => {
    const { ann, bob, meet } = two()
    replace(bob, line(0, 22, 40), 'soon')
    meet()
    expect(stranded(ann)).toEqual([])
  })
})

test('in a long contract with every clause struck, all of her words are found in a moment', () => {
  const lines = Array.from({ length: 4000 }, (_, i) => `Clause ${i} says what has been agreed on point ${i}.`)
  const doc = makeBase(contract(lines), origin, 1)
  doc.clientID = 7
  const ann = new TextModel(doc, { now: () => 0, me: () => ({ name: 'Ann', party: 'Kestrelmoor' }) })
  for (let i = 0; i < 400; i++) ann.insert(at(i * 10, 9), 'new ')
  const bob = new TextModel(docOf(Y.encodeStateAsUpdate(doc), 8), {
    now: () => 0,
    me: () => ({ name: 'Bob', party: 'V' }),
  })
  remove(bob, { from: at(0, 0), to: at(3999, 5) })
  changesOf(bob)
  const began = performance.now()
  const found = changesOf(bob).filter((c) => c.stranded)
  expect(found).toHaveLength(400)
  expect(performance.now() - began).toBeLessThan(1000)
})
