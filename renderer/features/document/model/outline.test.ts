import { expect, test } from 'vitest'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'
import { clauseAt, type OutlineLine, outlineOf } from './outline.ts'

const line = (number: string, text: string, props: ParagraphProps): OutlineLine => ({ key: text, number, text, props })
const heading = (level: number): ParagraphProps => ({ role: 'heading', level })
const item = (level: number): ParagraphProps => ({ role: 'body', num: { list: '1', level } })

test('a contract with headings is cut at its headings, deepest three levels in', () => {
  const clauses = outlineOf([
    line('', 'Licence Agreement', { role: 'title' }),
    line('1', 'Definitions', heading(1)),
    line('1.1', 'Fees means all amounts paid.', item(1)),
    line('2', 'Liability', heading(1)),
    line('2.1', 'Core service', heading(2)),
  ])
  expect(clauses.map((c) => [c.number, c.name, c.depth])).toEqual([
    ['1', 'Definitions', 0],
    ['2', 'Liability', 0],
    ['2.1', 'Core service', 1],
  ])
})

test('a contract that only numbers its paragraphs is cut at its first two levels, named by their first words', () => {
  const clauses = outlineOf([
    line('1.', 'Term. This Agreement runs for three years.', item(0)),
    line('1.1', 'Renewal: by one year at a time', item(1)),
    line('(a)', 'unless notice is given', item(2)),
    line('•', 'a bullet', item(0)),
  ])
  expect(clauses.map((c) => [c.name, c.depth])).toEqual([
    ['Term', 0],
    ['Renewal', 1],
  ])
})

test('a line belongs to the clause at or before it', () => {
  const lines = ['A', 'B', 'C'].flatMap((name) => [
    line('', name, heading(1)),
    line('', `${name} text`, { role: 'body' }),
  ])
  const clauses = outlineOf(lines)
  expect([0, 1, 4, 5].map((i) => clauseAt(clauses, i)?.name)).toEqual(['A', 'A', 'C', 'C'])
  expect(clauseAt(clauses.slice(1), 0)).toBeUndefined()
})
