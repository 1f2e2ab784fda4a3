import { expect, test } from 'vitest'
import { plainLines } from '../../../../shared/clauses/plain.ts'
import { asText, copyOf, isEmpty, nameOf, newClause, nextPosition, paragraphsOf } from './clause.ts'
import { candidatesOf } from './from-file.ts'
import { CUAD_LABELS } from './labels.ts'
import { LibraryIndex } from './search.ts'

let ids = 0
const making = { now: '2027-10-14T10:00:00Z', newId: () => `id-${ids++}` }
const clause = (title: string, text = '', more: Parameters<typeof newClause>[1] = {}) =>
  newClause(making, { title, text, ...more })
const index = (...clauses: ReturnType<typeof clause>[]) => {
  const made = new LibraryIndex()
  made.update(new Map(clauses.map((one) => [one.id, one])))
  const titles = (query: string, tag?: string) =>
    made.search(query, tag).ids.map((id) => clauses.find((one) => one.id === id)!.title)
  return { made, titles }
}

test('a clause has a name even before it has a title', () => {
  expect(nameOf({ title: ' Cap ', text: '' })).toBe('Cap')
  expect(nameOf({ title: '', text: 'Each Party is\nliable.' })).toBe('Each Party is liable.')
  expect(nameOf({ title: '', text: '' })).toBe('Untitled clause')
  expect(isEmpty(clause('', ' \n'))).toBe(true)
  expect(isEmpty(clause('', '', { variants: [{ id: 'v', name: 'Opening', text: 'No.' }] }))).toBe(false)
})

test('a copy has ids of its own', () => {
  const cap = clause('Cap', 'x', { variants: [{ id: 'v', name: 'Opening', text: 'y' }] })
  const copy = copyOf(cap, making)
  expect(copy).toMatchObject({ title: 'Cap (copy)', text: 'x', variants: [{ name: 'Opening', text: 'y' }] })
  expect([copy.id === cap.id, copy.variants[0]!.id === 'v']).toEqual([false, false])
})

test('the usual positions are offered in the order a side gives them up', () => {
  const variants = [{ name: 'opening' }]
  expect(nextPosition([])).toBe('Opening')
  expect(nextPosition(variants)).toBe('Fallback')
  expect(nextPosition(['Opening', 'Fallback', 'Walk-away'].map((name) => ({ name })))).toBe('Variant 4')
})

test('indented lines are levels', () => {
  const text = asText('Cap. So:  \n    (a) first\n\t\tdeeper\n\n')
  expect(text).toBe('Cap. So:\n\t(a) first\n\t\tdeeper')
  expect(paragraphsOf(text).map(({ level }) => level)).toEqual([0, 1, 2])
})

test('CUAD has 41 labels, each once', () => expect(new Set(CUAD_LABELS).size).toBe(41))

test('every word must be found, beginnings count, titles come first', () => {
  const { titles } = index(
    clause('Liability', 'The cap is one hundred per cent of the Fees.'),
    clause('Fees', 'Fees are due monthly.', { tags: ['Cap on Liability'] }),
    clause('Schäden', 'Nur Vorsatz.', { variants: [{ id: 'v', name: 'Walk-away', text: 'Grobe Fahrlässigkeit' }] }),
  )
  expect(titles('fees')).toEqual(['Fees', 'Liability'])
  expect(titles('hund cap')).toEqual(['Liability'])
  expect(titles('schaden grobe')).toEqual(['Schäden'])
  expect(titles('walk')).toEqual(['Schäden'])
  expect(titles('')).toEqual(['Fees', 'Liability', 'Schäden'])
  expect(titles('cap', 'Cap on Liability')).toEqual(['Fees'])
  expect(titles('nothing')).toEqual([])
})

test('the index follows the library: changed, added, gone', () => {
  const a = clause('Audit', 'once')
  const b = clause('Basket', 'twice')
  const { made } = index(a, b)
  made.update(new Map([[a.id, { ...a, text: 'never' }]]))
  expect(made.search('once').ids).toEqual([])
  expect(made.search('basket').ids).toEqual([])
  expect(made.search('never').ids).toEqual([a.id])
  expect(made.size).toBe(1)
})

test('5,000 clauses: a search looks at few entries and takes little', () => {
  const words = Array.from({ length: 4000 }, (_, n) => `w${((n * 7919) % 46_656).toString(36)}x`)
  const many = Array.from({ length: 5000 }, (_, n) =>
    clause(`Clause ${n}`, Array.from({ length: 150 }, (_, k) => words[(n * 31 + k * k * 17) % 4000]).join(' '), {
      tags: [CUAD_LABELS[n % 41]!],
    }),
  )
  const began = performance.now()
  const { made } = index(...many)
  const built = performance.now() - began
  made.search('clause')
  const searched = performance.now()
  const found = made.search(`cap liability ${words[42]!.slice(0, 3)}`)
  const took = performance.now() - searched
  expect(found.looked).toBeLessThan(60_000)
  expect(made.search('clause 4999').ids).toHaveLength(1)
  expect(took).toBeLessThan(500)
  console.log(
    `5,000 clauses: index ${built.toFixed(0)} ms, search ${took.toFixed(1)} ms, ${found.looked} entries looked at`,
  )
})

test('clauses are taken from a document with their levels, without their numbers', () => {
  const lines = plainLines(
    '1. Term. Three years.\n2. Liability.\n2.1 Cap. The Fees, except:\n(a) fraud;\n(b) death.\n3. Law. Bavaria.',
  )
  expect(candidatesOf(lines).map(({ path, name, text }) => [path, name, text])).toEqual([
    ['1', 'Term', 'Term. Three years.'],
    ['2', 'Liability', 'Liability.\n\tCap. The Fees, except:\n\t\tfraud;\n\t\tdeath.'],
    ['2.1', 'Cap', 'Cap. The Fees, except:\n\tfraud;\n\tdeath.'],
    ['3', 'Law', 'Law. Bavaria.'],
  ])
})
