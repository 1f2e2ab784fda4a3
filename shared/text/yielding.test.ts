/** Two sides decided one proposal differently: it stays open until one of them yields, whichever it is. */
import { expect, test } from 'vitest'
import { two } from '../../test/kit/two-people.ts'
import { changesOf } from './changes.ts'
import { decide, letStand } from './decide.ts'
import type { TextModel } from './model.ts'
import { UndoStack } from './undo.ts'
import { linesOf } from './views.ts'

/** Ann had proposed a word; she takes it back while Bob accepts it. */
function atOdds() {
  const { ann, bob, meet, now } = two()
  ann.insert({ paragraph: 0, offset: 11 }, 'very ')
  meet()
  decide(ann, changesOf(ann), 'reject')
  decide(bob, changesOf(bob), 'accept')
  meet()
  return { ann, bob, meet, undo: new UndoStack(ann, now) }
}

const open = (model: TextModel) => changesOf(model).filter((c) => c.conflict).length
const reads = (model: TextModel) => linesOf(model, 'redline')[0]

test('Ann lets Bob’s acceptance stand: her word is agreed on both sides', () => {
  const { ann, bob, meet } = atOdds()
  letStand(ann, changesOf(ann)[0]!)
  meet()
  for (const model of [ann, bob]) expect([changesOf(model).length, reads(model)]).toEqual([0, 'The cap is very low.'])
})

test('Bob yields instead: her word is gone on both sides', () => {
  const { ann, bob, meet } = atOdds()
  decide(bob, changesOf(bob), 'reject')
  meet()
  for (const model of [ann, bob]) expect([changesOf(model).length, reads(model)]).toEqual([0, 'The cap is low.'])
})

test('both yield at the same time: Bob’s no is the only answer left, and the word goes', () => {
  const { ann, bob, meet } = atOdds()
  letStand(ann, changesOf(ann)[0]!)
  decide(bob, changesOf(bob), 'reject')
  meet()
  for (const model of [ann, bob]) expect(reads(model)).toBe('The cap is low.')
})

test('having let it stand, Ann may undo that, and is at odds with Bob again', () => {
  const { ann, bob, meet, undo } = atOdds()
  undo.push(letStand(ann, changesOf(ann)[0]!), 'yield')
  undo.undo()
  meet()
  for (const model of [ann, bob]) expect(open(model)).toBe(1)
})

test('a yes of Ann’s to her own word accepts nothing where Bob has not spoken', () => {
  const { ann, bob, meet } = two()
  ann.insert({ paragraph: 0, offset: 11 }, 'very ')
  letStand(ann, changesOf(ann)[0]!)
  meet()
  for (const model of [ann, bob]) expect(changesOf(model)).toMatchObject([{ inserted: 'very ', conflict: false }])
})
