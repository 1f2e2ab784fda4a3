/** Ann and Bob move words in a Word file: what leaves as Word's own move, what as a deletion and an insertion, and why. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { storyLines } from '../../shared/docx/index.ts'
import { openPackage } from '../../shared/docx/package.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { moveRange } from '../../shared/text/move.ts'
import { linesOf } from '../../shared/text/views.ts'
import { withApart } from '../kit/apart-file.ts'
import { house, Peer } from '../kit/peer.ts'
import { word } from '../kit/two-people.ts'
import { twoWith } from './moved-contracts.ts'
import { cameTo, desk, marked, moveClause, ofMoves } from './moving-desk.ts'
import { bodyOf, written } from './word-desk.ts'

const sourceOf = (bytes: Uint8Array): string => {
  const opened = openPackage(bytes)
  if (isRefusal(opened)) throw new Error(opened.say)
  const part = opened.text('word/document.xml')
  if (part === undefined) throw new Error('no main part')
  return part.text
}

describe('A move leaves as Word’s own', () => {
  test('of a whole paragraph: one name, a range around each half, ids nobody else has', async () => {
    const { bytes, ann, at } = await desk()
    moveClause(ann, at('Notice 1'), at('Notice 3'))
    const source = sourceOf(written(bytes, ann))
    expect(source.match(/w:name="move1"/g)).toHaveLength(2)
    const ranges = [...source.matchAll(/<w:(move(?:From|To)Range(?:Start|End)) w:id="(\d+)"/g)].map((m) => [m[1], m[2]])
    const [from, to] = [ranges[0]![1], ranges[2]![1]]
    expect(ranges).toEqual([
      ['moveFromRangeStart', from],
      ['moveFromRangeEnd', from],
      ['moveToRangeStart', to],
      ['moveToRangeEnd', to],
    ])
    const ids = [...source.matchAll(/<w:(?!\w+End|comment)\w+ w:id="(\d+)"/g)].map((m) => m[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(source).toMatch(/<w:moveFrom [^>]*w:author="Ann"[^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t [^>]*>Notice 1/)
    expect(source).toMatch(/<w:rPr><w:moveTo [^>]*w:author="Ann"[^>]*\/><\/w:rPr><\/w:pPr><w:moveToRangeStart /)
  })

  test('of some words within their paragraph', async () => {
    const { bytes, ann } = await desk()
    moveRange(ann, word(ann, 'thirty (30) '), word(ann, 'Notice 3').from)
    expect(ofMoves(await marked(written(bytes, ann)))).toEqual([
      'Ann moveFrom move1 thirty (30) ',
      'Ann moveTo move1 thirty (30) ',
    ])
  })

  test('when it was drafted and published with what Ann typed right behind it, which is no part of it', async () => {
    const { bytes, bob } = await desk()
    const ann = new Peer({ name: 'Ann', party: 'Kestrelmoor' }, false, Y.encodeStateAsUpdate(bob.roots.doc), house())
    const model = ann.model
    moveRange(model, word(model, 'thirty (30) '), word(model, 'Notice 3').from)
    const { to } = cameTo(model)
    replace(model, { from: to, to }, 'and more ')
    Y.applyUpdate(bob.roots.doc, ann.handOver()!)
    const seen = await marked(written(bytes, bob))
    expect(seen).toContain('Ann insertion and more ')
    expect(ofMoves(seen)).toEqual(['Ann moveFrom move1 thirty (30) ', 'Ann moveTo move1 thirty (30) '])
  })

  test('of the last paragraph, whose mark cannot go', async () => {
    const { bytes, ann, at } = await desk()
    const last = at('Signed by the parties.')
    moveClause(ann, last, at('Notice 1'))
    const moves = ofMoves(await marked(written(bytes, ann)))
    expect(moves).toContain('Ann moveTo move1 Signed by the parties.')
    expect(moves).toContain('Ann moveFrom move1 Signed by the parties.')
  })

  test('with what Ann types and Bob strikes at the new place as changes within it', async () => {
    const { bytes, ann, bob, meet, at } = await desk()
    moveClause(ann, at('Notice 1'), at('Notice 3'))
    const { from } = cameTo(ann)
    const days = { ...from, offset: 'Notice 1: thirty (30) '.length }
    replace(ann, { from: days, to: days }, 'business ')
    meet()
    remove(bob, { from, to: { ...from, offset: 'Notice 1'.length } })
    meet()
    const seen = await marked(written(bytes, ann))
    expect(seen).toContain('Ann insertion business ')
    expect(seen).toContain('Bob deletion Notice 1')
    const came = ofMoves(seen).filter((c) => c.startsWith('Ann moveTo'))
    expect(came.toSorted()).toEqual([
      'Ann moveTo move1 Notice 1: thirty (30) ',
      expect.stringMatching(/^Ann moveTo move1 days in writing/),
      'Ann moveTo move1 ¶',
    ])
  })

  test('of words Bob had proposed, which stay his until they are decided', async () => {
    const { bytes, ann, bob, meet } = await desk()
    const { from } = word(bob, 'thirty (30)')
    replace(bob, { from, to: from }, 'about ')
    meet()
    moveRange(ann, word(ann, 'about thirty'), word(ann, 'Notice 3').from)
    const seen = await marked(written(bytes, ann))
    expect(seen).toContain('Bob insertion about ')
    expect(ofMoves(seen)).toEqual([
      'Ann moveFrom move1 about ',
      'Ann moveFrom move1 thirty',
      'Ann moveTo move1 about thirty',
    ])
  })

  test('beside the moves a file came with, which keep every byte and their names', async () => {
    const first = await desk()
    moveClause(first.ann, first.at('Notice 1'), first.at('Notice 3'))
    const bytes = written(first.bytes, first.ann)
    const { ann } = await twoWith(bytes)
    expect(Buffer.compare(written(bytes, ann), bytes)).toBe(0)
    moveClause(ann, word(ann, 'Obligation 4').from.paragraph, word(ann, 'Obligation 2').from.paragraph)
    const [before, after] = [sourceOf(bytes), sourceOf(written(bytes, ann))]
    for (const half of before.match(/<w:p>(?:(?!<w:p>).)*RangeStart.*?RangeEnd[^>]*>/g)!) expect(after).toContain(half)
    expect(after.match(/w:name="move\d+"/g)!.sort()).toEqual(
      ['move1', 'move1', 'move2', 'move2'].map((n) => `w:name="${n}"`),
    )
    expect(new Set(ofMoves(await marked(written(bytes, ann))).map((c) => c.split(' ')[2]))).toEqual(
      new Set(['move1', 'move2']),
    )
  })
})

describe('A move leaves as a deletion and an insertion', () => {
  /** What is marked where no move is to be seen; accepted and rejected it reads as it should. */
  async function plain(bytes: Uint8Array, model: TextModel): Promise<string[]> {
    const seen = await marked(written(bytes, model))
    expect(ofMoves(seen)).toEqual([])
    return seen
  }

  test('into a table cell', async () => {
    const { bytes, ann } = await desk()
    moveRange(ann, word(ann, 'thirty (30) '), word(ann, 'Support').from)
    expect(await plain(bytes, ann)).toContain('Ann insertion thirty (30) ')
  })

  test('within a table cell, where LibreOffice would write into the next empty one', async () => {
    const { bytes, ann } = await desk()
    moveRange(ann, word(ann, 'EUR '), word(ann, '1,200').to)
    expect(await plain(bytes, ann)).toContain('Ann deletion EUR ')
  })

  test('with words Bob typed among those that went: they stay behind, stranded', async () => {
    const { bytes, ann, bob, meet, at } = await desk()
    moveClause(ann, at('Notice 1'), at('Notice 3'))
    const { from } = word(bob, 'thirty (30)')
    replace(bob, { from, to: from }, 'about ')
    meet()
    expect(await plain(bytes, ann)).toContain('Bob insertion about ')
  })

  test('that is decided in part', async () => {
    const { bytes, ann, bob, meet } = await desk()
    moveRange(ann, word(ann, 'thirty (30) days'), word(ann, 'Notice 3').from)
    meet()
    const [half] = changesOf(bob).filter((c) => c.moves.length > 0)
    const first = half!.parts.map((p) => ({ ...p, ranges: p.ranges.map(([c, at]) => [c, at, 7] as const) }))
    decide(bob, [{ ...half!, moves: [], parts: first }], 'reject')
    meet()
    expect(await plain(bytes, ann)).toContain('Ann deletion (30) days')
  })

  test('of words that were on the move already: only the first is one', async () => {
    const { bytes, ann, bob, meet, at } = await desk()
    moveClause(ann, at('Notice 1'), at('Notice 3'))
    meet()
    const { from } = cameTo(bob)
    moveRange(bob, { from, to: { ...from, offset: 8 } }, word(bob, 'Notice 4').from)
    meet()
    const moves = ofMoves(await marked(written(bytes, ann)))
    expect(moves.some((c) => c.startsWith('Ann moveFrom'))).toBe(true)
    expect(moves.filter((c) => c.startsWith('Bob'))).toEqual([])
  })
})

test('words go from the text to a footnote as a deletion and an insertion, within a footnote as a move', async () => {
  const bytes = await withApart()
  const { ann } = await twoWith(bytes)
  moveRange(ann, word(ann, 'the fees'), word(ann, 'counts').from)
  moveRange(ann, word(ann, 'Fees '), word(ann, 'taxes').from)
  const seen = await marked(written(bytes, ann))
  expect(seen).toEqual([
    'Ann deletion the fees',
    'Ann moveFrom move1 word/footnotes.xml Fees ',
    'Ann moveTo move1 word/footnotes.xml Fees ',
    'Ann insertion the fees',
  ])
  const story = await bodyOf(written(bytes, ann))
  expect(storyLines(story, 'accepted')).toEqual(linesOf(ann, 'clean'))
  expect(storyLines(story, 'rejected')).toEqual(linesOf(ann, 'original'))
})
