import { expect, test } from 'vitest'
import { compare, type DifferenceClass, plainParagraphs, viewOf } from '../../../../shared/compare/index.ts'
import { blockOf, blocksOf, NOTHING_OPEN } from './blocks.ts'
import { entriesOf } from './entries.ts'

const SHOWN = new Set<DifferenceClass>(['substance', 'number', 'definition', 'cross-reference', 'moved'])
const clause = (n: number, text: string) => `${n}. Clause on subject ${n}\n${n}.1 ${text}`
const duty = (n: number) => `Each party of the ${n}th part keeps its records in good order for a year.`
const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const old = TEN.map((n) => clause(n, duty(n))).join('\n')
const viewed = (now: string) => {
  const [a, b] = [plainParagraphs(old), plainParagraphs(now)]
  return viewOf(a, b, compare(a, b))
}

test('what does not differ is one line that counts it, and opens', () => {
  const view = viewed(old.replace('8th part', 'eighth and last part'))
  const blocks = blocksOf(view, SHOWN, NOTHING_OPEN)
  expect(blocks.map((b) => b.kind)).toEqual(['fold', 'row', 'fold'])
  expect(blocks[0]).toMatchObject({ paragraphs: 15, hidden: 0, clauses: 'clauses 1–8' })
  expect(blockOf(blocks, 15)).toBe(1)
  expect(blockOf(blocks, 17)).toBe(2)
  const opened = blocksOf(view, SHOWN, { ...NOTHING_OPEN, folds: new Set([0]) })
  expect(opened.filter((b) => b.kind === 'row')).toHaveLength(16)
  expect(blocksOf(view, SHOWN, { ...NOTHING_OPEN, all: true })).toHaveLength(20)
})

test('a clause that moved leaves a line behind and is named where it stands', () => {
  const view = viewed([1, 3, 4, 5, 6, 2, 7, 8, 9, 10].map((n) => clause(n, duty(n))).join('\n'))
  const blocks = blocksOf(view, SHOWN, NOTHING_OPEN)
  expect(blocks.map((b) => b.kind)).toContain('stub')
  expect(view.totals.classes.moved).toBe(1)
  const entries = entriesOf(view, SHOWN)
  expect(entries.map((e) => [e.classes, e.what])).toEqual([[['moved'], 'moved here']])
})

test('what only looks different is counted and folded until it is asked for', () => {
  const view = viewed(old.replace('subject 4', 'subject  4'))
  expect(view.totals.classes.format).toBe(1)
  expect(blocksOf(view, SHOWN, NOTHING_OPEN)).toMatchObject([{ kind: 'fold', hidden: 1 }])
  expect(entriesOf(view, SHOWN)).toEqual([])
  expect(entriesOf(view, new Set([...SHOWN, 'format']))).toHaveLength(1)
})
