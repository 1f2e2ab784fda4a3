import { expect, test } from 'vitest'
import { partnersOf } from './beside.ts'

const note = (n: number, text: string) => ({ name: `footnote ${n}`, text })

test('a note is known by what it says, then by what it nearly says, then by its name', () => {
  const ours = [note(1, 'Fees exclude taxes.'), note(2, 'Notice counts from receipt of it.'), note(3, 'See above.')]
  const theirs = [
    note(1, 'A new one.'),
    note(2, 'Notice counts from actual receipt of it.'),
    note(3, 'Fees exclude taxes.'),
  ]
  const partners = partnersOf(ours, theirs)
  expect([...partners].map(([n, { name }]) => [n, name])).toEqual([
    [0, 'footnote 3'],
    [1, 'footnote 2'],
  ])
})

test('a header is never taken for a footnote that says the same', () => {
  expect(partnersOf([note(1, 'Draft')], [{ name: 'header', text: 'Draft' }]).size).toBe(0)
})

test('thousands of notes that all changed are put together by name, in a moment', () => {
  const ours = Array.from({ length: 5000 }, (_, n) => note(n, `old words ${n}`))
  const theirs = Array.from({ length: 5000 }, (_, n) => note(n, `other text ${n}`))
  const partners = partnersOf(ours, theirs)
  expect(partners.size).toBe(5000)
  expect(partners.get(4711)?.name).toBe('footnote 4711')
})
