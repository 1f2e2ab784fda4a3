import { expect, test } from 'vitest'
import type { Issue, Package } from './issue.ts'
import { type Facts, readTurns } from './table.ts'

const notice: Issue = {
  id: 'notice',
  title: 'Notice',
  clause: '9',
  options: [
    { id: 'thirty', label: '30 days', us: 10, them: 0 },
    { id: 'ten', label: '10 days', us: 0, them: 10 },
  ],
  stance: { fallbacks: [] },
  spread: 0,
}
const term: Issue = { ...notice, id: 'term', title: 'Term', clause: undefined }

const facts = (texts: Readonly<Record<string, string>>, ...turns: Facts['turns']): Facts => ({
  clauses: [],
  turns,
  textOf: (_, turn) => texts[turn ?? ''],
})
const R0 = { key: 'a', label: 'R0', by: undefined }
const R1 = { key: 'b', label: 'R1', by: 'us' as const }
const R2 = { key: 'c', label: 'R2', by: 'them' as const }

const read = (f: Facts, said: Readonly<Record<string, Package>> = {}) =>
  readTurns([notice, term], f, new Map(Object.entries(said))).map(({ label, chosen, sources }) => ({
    label,
    chosen,
    sources,
  }))

test('what the clause says counts; where it says nothing, the turn before does', () => {
  expect(read(facts({ a: 'on 30 days’ notice', b: 'on reasonable notice', '': 'on 10 days notice' }, R0, R1))).toEqual([
    { label: 'R0', chosen: { notice: 'thirty' }, sources: { notice: 'read' } },
    { label: 'R1', chosen: { notice: 'thirty' }, sources: { notice: 'kept' } },
    { label: 'Now', chosen: { notice: 'ten' }, sources: { notice: 'read' } },
  ])
})

test('what a person says counts before what the clause is read to say', () => {
  const [first] = read(facts({ a: 'on 30 days notice' }, R0), { a: { notice: 'ten', term: 'thirty' } })
  expect(first).toMatchObject({ chosen: { notice: 'ten', term: 'thirty' }, sources: { notice: 'said', term: 'said' } })
})

test('what she said of her draft is what the turn she then published brought, and nothing of the turn after', () => {
  const said = { '>a': { term: 'ten' } }
  expect(read(facts({}, R0), said).at(-1)).toMatchObject({ label: 'Now', chosen: { term: 'ten' } })
  expect(read(facts({}, R0, R1, R2), said).map(({ chosen, sources }) => [chosen.term, sources.term])).toEqual([
    [undefined, undefined],
    ['ten', 'said'],
    ['ten', 'kept'],
    ['ten', 'kept'],
  ])
})

test('what she said of her draft is not what the other side then published', () => {
  const said = { '>a': { term: 'ten' } }
  expect(read(facts({}, R0, R2), said)[1]).toMatchObject({ label: 'R2', chosen: {} })
})

test('an option that was deleted since is nobody’s', () => {
  expect(read(facts({}, R0), { a: { term: 'gone' } })[0]).toMatchObject({ chosen: {} })
})
