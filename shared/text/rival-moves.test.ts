/** Ann and Bob each move the same clause while apart: agreed, it stands once. */
import { expect, test } from 'vitest'
import { two } from '../../test/kit/two-people.ts'
import { changesOf } from './changes.ts'
import { decide } from './decide.ts'
import { moveParagraphs } from './move.ts'
import { linesOf } from './views.ts'

const CLAUSES = ['One.', 'Two.', 'Three.', 'End.']

function bothMoved() {
  const { ann, bob, meet } = two(CLAUSES)
  moveParagraphs(ann, 1, 1, 0)
  moveParagraphs(bob, 1, 1, 3)
  meet()
  return { ann, bob, meet }
}

test('both proposals are shown, each under its own name and with an id of its own', () => {
  const { ann } = bothMoved()
  const changes = changesOf(ann)
  expect(changes.filter((c) => c.moves.length > 0).map((c) => c.author.name)).toEqual(['Ann', 'Ann', 'Bob', 'Bob'])
  expect(new Set(changes.map((c) => c.id)).size).toBe(changes.length)
})

test('Ann accepts Bob’s: hers gives way, and the clause stands once', () => {
  const { ann, bob, meet } = bothMoved()
  decide(
    ann,
    changesOf(ann).filter((c) => c.author.name === 'Bob'),
    'accept',
  )
  meet()
  for (const model of [ann, bob])
    expect([linesOf(model, 'redline'), changesOf(model)]).toEqual([['One.', 'Three.', 'Two.', 'End.'], []])
})

test('rejecting one leaves the other as it was', () => {
  const { ann, bob, meet } = bothMoved()
  decide(
    ann,
    changesOf(ann).filter((c) => c.author.name === 'Bob'),
    'reject',
  )
  meet()
  for (const model of [ann, bob]) expect(linesOf(model, 'clean')).toEqual(['Two.', 'One.', 'Three.', 'End.'])
})
