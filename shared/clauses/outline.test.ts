import { expect, test } from 'vitest'
import type { ParagraphProps } from '../docx/model.ts'
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

const paths = (lines: readonly OutlineLine[]) =>
  outlineOf(lines).map((c) => `${'  '.repeat(c.depth)}${c.path} ${c.name}`)
const typed = (...texts: string[]) => texts.map((text) => line('', text, { role: 'body' }))

test('paragraphs under a heading are clauses where they carry headings of their own', () => {
  expect(
    paths([
      line('8', 'Audit', heading(1)),
      line('9', 'Liability', heading(1)),
      line('9.1', 'Each Party’s total liability in a Contract Year is limited to the Fees.', item(1)),
      line('9.2', 'Core service. For failure of the Core Service the limit is higher.', item(1)),
      line('9.3', 'Data and security. For a breach of clause 12 no limit applies.', item(1)),
      line('(a)', 'first', item(2)),
      line('10', 'Indemnity', heading(1)),
      line('10.1', 'Each Party shall hold the other harmless from all claims of third parties.', item(1)),
    ]),
  ).toEqual([
    '8 Audit',
    '9 Liability',
    '  9.1 Each Party’s total liability in a Contract Year is limited…',
    '  9.2 Core service',
    '  9.3 Data and security',
    '10 Indemnity',
  ])
})

test('typed numbers make the same tree; prose that begins with a figure does not', () => {
  expect(
    paths(
      typed(
        '1.  Definitions',
        '30 days after the Effective Date the parties meet.',
        '2. Term. This Agreement runs for three years.',
        '2.1 Renewal. By one year at a time.',
        'Section 4 of the Companies Act applies to this renewal.',
        'Schedule 2 Services',
        '1. Support. By telephone.',
        '1.1 Hours. From nine to five.',
      ),
    ),
  ).toEqual(['1 Definitions', '2 Term', '  2.1 Renewal', 'Schedule 2 Services', '  1 Support', '    1.1 Hours'])
})

test('articles hold their sections, whether these count on or begin anew', () => {
  expect(paths(typed('ARTICLE IV. TERM', 'Section 4.1 Renewal', 'Article V', 'Section 5.1 Notice'))).toEqual([
    'ARTICLE IV TERM',
    '  4.1 Renewal',
    'Article V Article V',
    '  5.1 Notice',
  ])
  expect(paths(typed('ARTICLE 1. NAME', 'Section 1. Name.', 'ARTICLE 2. SEAT', 'Section 1. Seat.'))).toHaveLength(4)
})

test('a list of definitions is one clause, and a table of contents is none', () => {
  expect(
    paths([
      ...typed('Definitions\t3', 'Term ......... 4'),
      line('1.', 'Definitions', item(0)),
      line('1.1', '“Fees” means all amounts payable.', item(1)),
      line('1.2', '“Term” means three years.', item(1)),
      line('2.', 'Term', item(0)),
    ]),
  ).toEqual(['1 Definitions', '2 Term'])
})

test('without styles and numbers, bold lines and lines in capitals are the headings', () => {
  const lines = typed('CONFIDENTIALITY', 'Each party keeps secrets.', 'NOTICES', 'In writing.').map((l) => ({ ...l }))
  expect(paths([...lines, { ...line('', 'Governing law', { role: 'body' }), strong: true }])).toEqual([
    ' CONFIDENTIALITY',
    ' NOTICES',
    ' Governing law',
  ])
})

test('a clause ends before the next that does not lie in it', () => {
  const clauses = outlineOf(typed('1. Term. Long.', 'more', '1.1 End. Then.', 'more', '2. Law. Ours.', 'end'))
  expect(clauses.map(({ path, at, last, parent }) => [path, at, last, parent])).toEqual([
    ['1', 0, 3, undefined],
    ['1.1', 2, 3, '1. Term. Long.'],
    ['2', 4, 5, undefined],
  ])
})
