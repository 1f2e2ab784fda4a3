/** Ann and Bob on two computers: whose text, whose word, and what happens when they speak at the same time. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LINES, seen, two, word } from '../../test/kit/two-people.ts'
import { changesOf } from './changes.ts'
import { decide } from './decide.ts'
import { docOf } from './draft/plane.ts'
import { remove, replace, setFormat, setParagraphs } from './edit.ts'
import { TextModel } from './model.ts'
import { moveParagraphs, moveRange } from './move.ts'
import { turnText } from './turns.ts'
import { UndoStack } from './undo.ts'
import { linesOf } from './views.ts'

describe('whose text it is', () => {
  test("Bob deleting Ann's insertion strikes it: both proposals stand", () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 0, offset: 11 }, 'very ')
    meet()
    remove(bob, word(bob, 'very '))
    meet()
    for (const model of [ann, bob])
      expect(seen(model)).toEqual([
        ['Ann', 'insertion', 'very '],
        ['Bob', 'deletion', 'very '],
      ])
  })
  test("Bob making Ann's agreed words bold is a change of its own", () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 0, offset: 11 }, 'very ')
    meet()
    decide(bob, changesOf(bob), 'accept')
    setFormat(bob, word(bob, 'very '), { bold: true })
    meet()
    expect(seen(ann)).toEqual([['Bob', 'format', 'very ']])
  })
  test("how Ann's words look is accepted with them; what Bob makes of them before is his own proposal", () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 0, offset: 11 }, 'very ')
    setFormat(ann, word(ann, 'very '), { italic: true })
    meet()
    setFormat(bob, word(bob, 'very '), { bold: true })
    expect(seen(bob)).toEqual([
      ['Ann', 'insertion', 'very '],
      ['Bob', 'format', 'very '],
    ])
    decide(bob, changesOf(bob).slice(0, 1), 'accept')
    meet()
    expect(seen(ann)).toEqual([['Bob', 'format', 'very ']])
  })
  test("Bob's typing inside Ann's insertion is his, and stays pending when hers is rejected", () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 0, offset: 11 }, 'very very ')
    meet()
    bob.insert({ paragraph: 0, offset: 16 }, 'not ')
    decide(bob, changesOf(bob).slice(0, 1), 'reject')
    meet()
    expect(linesOf(ann, 'clean')[0]).toBe('The cap is not low.')
    expect(seen(ann)).toEqual([['Bob', 'insertion', 'not ']])
  })
  test('a decision alone says who made it: its writer is registered before it', () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 0, offset: 0 }, 'Draft. ')
    meet()
    decide(bob, changesOf(bob), 'accept')
    meet()
    expect(ann.overlay.clients.get(8)?.author.name).toBe('Bob')
  })
})

describe('who speaks too late, and who at the same time', () => {
  const both = () => {
    const { ann, bob, meet, now } = two()
    const undo = new UndoStack(ann, now)
    undo.push(ann.insert({ paragraph: 0, offset: 11 }, 'very '), 'type')
    meet()
    return { ann, bob, meet, undo }
  }
  test("undoing what the other side has accepted changes nothing: it is the contract's now", () => {
    const { ann, bob, meet, undo } = both()
    decide(bob, changesOf(bob), 'accept')
    meet()
    undo.undo()
    meet()
    for (const model of [ann, bob]) {
      expect(linesOf(model, 'original')[0]).toBe('The cap is very low.')
      expect(changesOf(model)).toEqual([])
    }
  })
  test('an acceptance against a withdrawal made at the same time is a conflict on both sides, and saying it again wins nothing', () => {
    const { ann, bob, meet, undo } = both()
    decide(bob, changesOf(bob), 'accept')
    undo.undo()
    meet()
    decide(ann, changesOf(ann), 'reject')
    meet()
    decide(bob, changesOf(bob), 'accept')
    meet()
    for (const model of [ann, bob]) expect(changesOf(model)).toMatchObject([{ inserted: 'very ', conflict: true }])
    decide(bob, changesOf(bob), 'reject')
    meet()
    for (const model of [ann, bob]) expect(linesOf(model, 'redline')[0]).toBe('The cap is low.')
  })
  test('accepting what one proposed oneself means nothing, in whatever way it was written', () => {
    const { ann, bob, meet } = both()
    ann.edit((write) => {
      write({ t: 'dec', verdict: 'accept', on: [{ layer: 'i', ranges: ann.story.idsIn(0, 11, 16) }] })
      return []
    })
    meet()
    for (const model of [ann, bob]) expect(seen(model)).toEqual([['Ann', 'insertion', 'very ']])
  })
  test('a conflict within a replacement shows on it', () => {
    const { ann, bob, meet, now } = two()
    const undo = new UndoStack(ann, now)
    remove(ann, word(ann, 'low'))
    undo.push(ann.insert({ paragraph: 0, offset: 14 }, 'high'), 'type')
    meet()
    const inserted = { ...changesOf(bob)[0]!, parts: changesOf(bob)[0]!.parts.slice(1) }
    decide(bob, [inserted], 'accept')
    undo.undo()
    meet()
    expect(changesOf(ann)).toMatchObject([{ kind: 'replacement', conflict: true }])
  })
  test('a paragraph property accepted and taken back at the same time is a conflict too', () => {
    const { ann, bob, meet } = two()
    setParagraphs(ann, 0, 0, { align: 'center' })
    meet()
    decide(ann, changesOf(ann), 'reject')
    decide(bob, changesOf(bob), 'accept')
    meet()
    expect(changesOf(bob)).toMatchObject([{ kind: 'paragraph', conflict: true }])
  })
})

describe('moving', () => {
  test('a clause that moves is one change with two halves, undone in one step', () => {
    const { ann, bob, meet, now } = two()
    const undo = new UndoStack(ann, now)
    setFormat(ann, word(ann, 'Fees'), { bold: true })
    undo.push(moveParagraphs(ann, 1, 1, 0), 'move')
    meet()
    expect(linesOf(bob, 'clean')).toEqual([LINES[1], LINES[0], LINES[2]])
    expect(linesOf(bob, 'original')).toEqual(LINES)
    const halves = changesOf(bob).filter((c) => c.moves.length > 0)
    expect(halves.map((c) => c.kind).sort()).toEqual(['deletion', 'insertion'])
    expect(bob.runs(0)[0]!.state.format).toEqual({ bold: true })
    undo.undo()
    expect(linesOf(ann, 'redline')).toEqual(LINES)
    undo.redo()
    meet()
    decide(bob, [changesOf(bob).find((c) => c.moves.length > 0)!], 'accept')
    expect(linesOf(bob, 'redline')).toEqual([LINES[1], LINES[0], LINES[2]])
  })
  test.each([
    [0, 0, 3, [1, 2, 0]],
    [2, 2, 0, [2, 0, 1]],
    [1, 2, 0, [1, 2, 0]],
    [0, 1, 3, [2, 0, 1]],
    [0, 0, 2, [1, 0, 2]],
  ])('clauses %i to %i in front of %i, to and from the end of the text', (first, last, before, order) => {
    const { ann, bob, meet } = two()
    setParagraphs(ann, 2, 2, { align: 'right' })
    moveParagraphs(ann, first, last, before)
    meet()
    expect(linesOf(bob, 'clean')).toEqual(order.map((i) => LINES[i]))
    expect(linesOf(bob, 'original')).toEqual(LINES)
    const visible = bob.story.paragraphs.flatMap((_, i) => {
      const { state, props } = bob.mark(i)
      return state.gone || state.del.length > 0 ? [] : [props.align]
    })
    expect(visible).toEqual(order.map((i) => (i === 2 ? 'right' : undefined)))
    decide(bob, changesOf(bob), 'reject')
    expect(linesOf(bob, 'redline')).toEqual(LINES)
  })
  test('her own pending words go along; what Bob has struck stays where it is', () => {
    const { ann, bob, meet } = two()
    remove(bob, word(bob, 'due '))
    ann.insert({ paragraph: 1, offset: 5 }, 'always ')
    meet()
    moveRange(ann, { from: { paragraph: 1, offset: 0 }, to: { paragraph: 2, offset: 0 } }, { paragraph: 0, offset: 0 })
    expect(linesOf(ann, 'clean')).toEqual(['Fees always are monthly.', LINES[0], LINES[2]])
    expect(seen(ann)).toContainEqual(['Bob', 'deletion', 'due '])
  })
  test('a move into itself is no move', () => {
    const { ann } = two()
    const range = { from: { paragraph: 0, offset: 0 }, to: { paragraph: 2, offset: 0 } }
    expect(moveRange(ann, range, { paragraph: 1, offset: 3 })).toEqual({ records: [], typed: [] })
    expect(moveParagraphs(ann, 0, 1, 2)).toEqual({ records: [], typed: [] })
  })
})

test("a turn's text does not say where a stretch was once cut", () => {
  const { ann, bob, meet, now } = two()
  const undo = new UndoStack(ann, now)
  undo.push(remove(ann, word(ann, 'cap')), 'delete')
  undo.undo()
  meet()
  expect(turnText(bob)).toEqual(turnText(ann))
  expect(turnText(new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc)), { now, me: () => ann.me }))).toEqual(
    turnText(ann),
  )
})

test('watching a document arrive that was empty', () => {
  const { ann } = two()
  replace(ann, word(ann, 'low'), 'high')
  const doc = new Y.Doc({ gc: false })
  const model = new TextModel(doc, { now: () => 0, me: () => ann.me })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ann.roots.doc))
  expect(turnText(model)).toEqual(turnText(ann))
})

describe('what Ann has on screen while Bob writes', () => {
  const versions = (model: TextModel) => model.story.paragraphs.map((p) => model.versionOf(p))
  const drawnAnew = (model: TextModel, act: () => void) => {
    const before = versions(model)
    act()
    return versions(model).flatMap((version, i) => (version === before[i] ? [] : [i]))
  }

  test("Bob's first word, his deletion and his decision each draw their own paragraph anew and no other", () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 2, offset: 0 }, 'Early, ')
    meet()
    const write = (act: () => void) => () => {
      act()
      meet()
    }
    expect(
      drawnAnew(
        ann,
        write(() => void bob.insert({ paragraph: 1, offset: 0 }, 'All ')),
      ),
    ).toEqual([1])
    expect(
      drawnAnew(
        ann,
        write(() => void remove(bob, word(bob, 'cap'))),
      ),
    ).toEqual([0])
    const hers = changesOf(bob).filter((c) => c.author.name === 'Ann')
    expect(
      drawnAnew(
        ann,
        write(() => void decide(bob, hers, 'accept')),
      ),
    ).toEqual([2])
    expect(seen(ann)).toEqual([
      ['Bob', 'deletion', 'cap'],
      ['Bob', 'insertion', 'All '],
    ])
  })

  test('text whose writer is said later is drawn anew once it is known whose it is', () => {
    const { ann, bob } = two()
    bob.roots.doc.transact(() => bob.roots.story('body').insert(0, 'All '))
    Y.applyUpdate(ann.roots.doc, Y.encodeStateAsUpdate(bob.roots.doc))
    const writer = () => ann.runs(0)[0]!.state.ins[0]?.author.name
    expect(writer()).toBe('Unknown')
    bob.insert({ paragraph: 1, offset: 0 }, 'Now ')
    Y.applyUpdate(ann.roots.doc, Y.encodeStateAsUpdate(bob.roots.doc))
    expect(writer()).toBe('Bob')
  })
})
