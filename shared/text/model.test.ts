import { describe, expect, test } from 'vitest'
import { contract, desk, reopened, sitDown } from '../../test/kit/desk.ts'
import { changesOf } from './changes.ts'
import { decide } from './decide.ts'
import { isFixedMark, remove, replace, setFormat, setParagraphs, startRedlining } from './edit.ts'
import type { TextModel } from './model.ts'
import { linesOf } from './views.ts'

const lines = ['The Supplier shall deliver within thirty days.', 'The Buyer shall pay the Price.']
const at = (model: TextModel, paragraph: number, word: string) => {
  const text = model
    .runs(paragraph)
    .map((r) => r.text)
    .join('')
  const offset = text.indexOf(word)
  return { from: { paragraph, offset }, to: { paragraph, offset: offset + word.length } }
}

describe('Ann redlines an imported contract', () => {
  test('what she types is hers and pending; rejecting it gives the contract back', () => {
    const { model } = desk(contract(lines))
    model.insert({ paragraph: 0, offset: 4 }, 'new ')
    expect(linesOf(model, 'clean')).toEqual(['The new Supplier shall deliver within thirty days.', lines[1]])
    expect(linesOf(model, 'original')).toEqual(lines)
    expect(changesOf(model)).toMatchObject([{ kind: 'insertion', inserted: 'new ', author: { name: 'Ann' } }])
  })
  test('deleting imported text strikes it, deleting her own text takes it back', () => {
    const { model } = desk(contract(lines))
    replace(model, at(model, 0, 'thirty'), 'sixty')
    expect(linesOf(model, 'redline')[0]).toBe('The Supplier shall deliver within thirtysixty days.')
    expect(linesOf(model, 'clean')[0]).toBe('The Supplier shall deliver within sixty days.')
    expect(changesOf(model)).toMatchObject([{ kind: 'replacement', deleted: 'thirty', inserted: 'sixty' }])
    remove(model, at(model, 0, 'sixty'))
    expect(changesOf(model)).toMatchObject([{ kind: 'deletion', deleted: 'thirty' }])
    expect(model.story.paragraphs[0]!.length).toBe(lines[0]!.length + 5)
  })
  test('a split and a join are changes of a paragraph mark', () => {
    const { model } = desk(contract(lines))
    model.insert({ paragraph: 0, offset: 12 }, '\n', [{ role: 'body' }])
    expect(linesOf(model, 'clean')).toEqual(['The Supplier', ' shall deliver within thirty days.', lines[1]])
    remove(model, { from: { paragraph: 1, offset: 34 }, to: { paragraph: 2, offset: 0 } })
    expect(linesOf(model, 'clean')).toEqual([
      'The Supplier',
      ' shall deliver within thirty days.The Buyer shall pay the Price.',
    ])
    expect(linesOf(model, 'original')).toEqual(lines)
  })
  test('the last mark of the contract cannot go', () => {
    const { model } = desk(contract(lines))
    remove(model, { from: { paragraph: 0, offset: 0 }, to: { paragraph: 1, offset: lines[1]!.length } })
    expect(linesOf(model, 'clean')).toEqual([''])
    expect(isFixedMark(model, 1)).toBe(true)
  })
  test('bold is a change with its own decision', () => {
    const { model } = desk(contract(lines))
    setFormat(model, at(model, 1, 'Buyer'), { bold: true })
    expect(changesOf(model)).toMatchObject([{ kind: 'format', inserted: 'Buyer' }])
    expect(model.runs(1).find((r) => r.text === 'Buyer')!.state.format).toEqual({ bold: true })
  })
  test('undo and redo bring every state back, across typing, deleting and bold', () => {
    const { model, undo } = desk(contract(lines))
    const states = [linesOf(model, 'clean').join('\n')]
    const acts = [
      () => model.insert({ paragraph: 0, offset: 0 }, 'Draft. '),
      () => remove(model, at(model, 0, 'thirty ')),
      () => remove(model, at(model, 0, 'Draft')),
      () => model.insert({ paragraph: 1, offset: 3 }, ' rich\n', [{ role: 'body' }]),
    ]
    for (const act of acts) {
      undo.push(act(), 'act')
      states.push(linesOf(model, 'clean').join('\n'))
    }
    for (let round = 0; round < 3; round++) {
      for (let i = states.length - 2; i >= 0; i--) {
        undo.undo()
        expect(linesOf(model, 'clean').join('\n')).toBe(states[i])
      }
      for (let i = 1; i < states.length; i++) {
        undo.redo()
        expect(linesOf(model, 'clean').join('\n')).toBe(states[i])
      }
    }
  })
  test('after a restart everything is there, still hers, still dated', () => {
    const { doc, model, undo } = desk(contract(lines))
    undo.push(replace(model, at(model, 0, 'thirty'), 'sixty'), 'type')
    undo.close()
    const again = sitDown(reopened(doc), 99).model
    expect(changesOf(again)).toEqual(changesOf(model))
    remove(again, at(again, 0, 'sixty'))
    expect(linesOf(again, 'redline')[0]).toBe(lines[0])
  })
})

describe('Bob sent tracked changes in the file', () => {
  const text = 'The cap is 100% 125% of the Fees.'
  const claim = (id: number, kind: 'insertion' | 'deletion', word: string) => ({
    id,
    kind,
    author: 'Bob',
    date: '2026-01-04T10:00:00Z',
    from: text.indexOf(word),
    to: text.indexOf(word) + word.length,
  })
  const imported = () => contract([text], [claim(0, 'deletion', '100% '), claim(1, 'insertion', '125% ')])
  test('Ann sees one replacement, claimed by Bob', () => {
    const { model } = desk(imported())
    expect(changesOf(model)).toMatchObject([
      { kind: 'replacement', deleted: '100% ', inserted: '125% ', claimed: true },
    ])
  })
  test('accepting takes his text, rejecting keeps the old, undo asks again', () => {
    const { model, undo } = desk(imported())
    undo.push(decide(model, changesOf(model), 'accept').edit, 'accept')
    expect(linesOf(model, 'redline')).toEqual(['The cap is 125% of the Fees.'])
    undo.undo()
    expect(changesOf(model)).toHaveLength(1)
    decide(model, changesOf(model), 'reject')
    expect(linesOf(model, 'redline')).toEqual(['The cap is 100% of the Fees.'])
  })
  test('her deletion inside his insertion keeps both records', () => {
    const { model } = desk(imported())
    remove(model, at(model, 0, '125%'))
    const run = model.runs(0).find((r) => r.text === '125%')!
    expect([run.state.ins[0]!.author.name, run.state.del[0]!.author.name]).toEqual(['Bob', 'Ann'])
  })
  test('accepting one half of his move accepts the other', () => {
    const moved = contract(
      ['Old place. New place.'],
      [
        { id: 0, kind: 'moveFrom', author: 'Bob', date: '', from: 0, to: 10, move: 'm1' },
        { id: 1, kind: 'moveTo', author: 'Bob', date: '', from: 11, to: 21, move: 'm1' },
      ],
    )
    const { model } = desk(moved)
    decide(model, changesOf(model).slice(0, 1), 'accept')
    expect(changesOf(model)).toEqual([])
    expect(linesOf(model, 'redline')).toEqual([' New place.'])
  })
  test('what she types inside his insertion is hers, and his stays one change', () => {
    const { model } = desk(imported())
    replace(model, at(model, 0, '5'), '7')
    expect(changesOf(model).map((c) => [c.author.name, c.kind, c.deleted, c.inserted])).toEqual([
      ['Bob', 'replacement', '100% ', '125% '],
      ['Ann', 'replacement', '5', '7'],
    ])
  })
  test('her own proposal is not hers to accept', () => {
    const { model } = desk(imported())
    model.insert({ paragraph: 0, offset: 0 }, 'Agreed: ')
    const { decided, left } = decide(model, changesOf(model), 'accept')
    expect([decided, left]).toEqual([1, 1])
  })
})

test('a comment of the file stands at its words, and stays there when Ann types before it', () => {
  const imported = {
    ...contract(lines),
    comments: [{ id: '0', author: 'Bob', date: '', text: 'Why?', from: 4, to: 12 }],
  }
  const { model } = desk(imported)
  model.insert({ paragraph: 0, offset: 0 }, 'Draft. ')
  const commented = model.runs(0).filter((r) => r.state.comments)
  expect(commented.map((r) => [r.text, r.state.comments![0]!.text])).toEqual([['Supplier', 'Why?']])
  expect(model.story.placeOfId(1, 4)).toEqual({ paragraph: 0, offset: 11 })
})

describe('Ann writes a term sheet from blank', () => {
  test('her first text is plain until she starts redlining', () => {
    const { model } = desk(contract(['']), 'blank')
    model.insert({ paragraph: 0, offset: 0 }, 'Term: 3 years')
    remove(model, at(model, 0, '3 years'))
    model.insert({ paragraph: 0, offset: 6 }, '5 years')
    expect(linesOf(model, 'redline')).toEqual(['Term: 5 years'])
    expect(changesOf(model)).toEqual([])
  })
  test('nobody rejects the first text: it was never proposed', () => {
    const { model } = desk(contract(['Term sheet']), 'blank')
    const typed = model.insert({ paragraph: 0, offset: 0 }, 'Draft ').typed
    startRedlining(model)
    model.edit((write) => {
      write(
        { t: 'dec', verdict: 'reject', on: [{ layer: 'i', ranges: typed }] },
        { by: { name: 'Bob', party: 'Vantaloft' } },
      )
      return []
    })
    expect(linesOf(model, 'redline')).toEqual(['Draft Term sheet'])
  })
  test('looks of the first text are no changes, before and after she starts redlining; later ones are', () => {
    const { model } = desk(contract(['Term sheet']), 'blank')
    setParagraphs(model, 0, 0, { role: 'title' })
    model.insert({ paragraph: 0, offset: 0 }, 'Draft ')
    setFormat(model, at(model, 0, 'Draft'), { bold: true })
    expect(changesOf(model)).toEqual([])
    startRedlining(model)
    expect(changesOf(model)).toEqual([])
    expect(model.runs(0)[0]!.state.format).toEqual({ bold: true })
    setFormat(model, at(model, 0, 'Draft'), { italic: true })
    model.insert({ paragraph: 0, offset: 0 }, 'First ')
    expect(changesOf(model).map((c) => c.kind)).toEqual(['insertion', 'format'])
  })
})
