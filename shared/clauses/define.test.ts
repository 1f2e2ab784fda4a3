import { describe, expect, test } from 'vitest'
import { definitionsKept, newDefinition } from './define.ts'
import { definitionsOf, type TermLine } from './definitions.ts'
import { clauseAt, type OutlineLine, outlineOf } from './outline.ts'

type Entry = string | readonly [number: string, text: string]

/** Entries are paragraphs; "# Definitions" is a heading, a pair has a printed number. */
const contract = (...entries: Entry[]): OutlineLine[] =>
  entries.map((entry, at) => {
    const [number, text] = typeof entry === 'string' ? ['', entry] : entry
    const heading = text.startsWith('# ')
    return {
      key: `k${at}`,
      number,
      text: text.replace(/^# /, ''),
      props: heading ? { role: 'heading', level: 1 } : { role: 'body' },
    }
  })

const read = (lines: readonly OutlineLine[]) => {
  const clauses = outlineOf(lines)
  const terms: TermLine[] = lines.map((line, at) => ({ ...line, clause: clauseAt(clauses, at)?.key ?? '' }))
  const kept = definitionsKept(terms, definitionsOf(terms), clauses)
  const define = (term: string) => {
    if (kept.as !== 'list') throw new Error(`the definitions are kept ${kept.as}`)
    return newDefinition(terms, kept.entries, term)
  }
  return { kept, define }
}
/** The new definition between its neighbours, with ▮ where the meaning is typed. */
const defined = (term: string, ...entries: Entry[]) => {
  const lines = contract(...entries)
  const { before, text, caret } = read(lines).define(term)
  const written = `${text.slice(0, caret)}▮${text.slice(caret)}`
  return [lines[before - 1]?.text, written, lines[before]?.text]
}

const LIST = [
  '# Definitions',
  '“Affiliate” means a company.',
  '“Fees” means all sums.',
  '“Services” means work.',
  '# Fees',
]

describe('Ann defines a term', () => {
  test('in the middle of an alphabetical list', () => {
    expect(defined('Deliverables', ...LIST)).toEqual([LIST[1], '“Deliverables” means ▮.', LIST[2]])
  })
  test('before the first of them and behind the last', () => {
    expect(defined('Acceptance', ...LIST)).toEqual(['Definitions', '“Acceptance” means ▮.', LIST[1]])
    expect(defined('Warranty', ...LIST)).toEqual([LIST[3], '“Warranty” means ▮.', 'Fees'])
  })
  test('where one of the others stands out of order', () => {
    const list = ['# Definitions', ...'ABCXDEF'.split('').map((letter) => `“${letter}ent” means sums.`)]
    expect(defined('Edge', ...list)[0]).toBe('“Dent” means sums.')
  })
  test('behind all of a list in no order', () => {
    const list = ['# Definitions', '“Zeal” means a.', '“Cap” means b.', '“Yield” means c.', '“Bank” means d.']
    expect(defined('Dent', ...list)[0]).toBe('“Bank” means d.')
  })
  test('behind the letters that belong to the definition before it', () => {
    const list = ['# Definitions', '“Claim” means any of:', '(a) an action;', '(b) a demand.', '# Fees', 'None.']
    expect(defined('Deed', ...list)).toEqual(['(b) a demand.', '“Deed” means ▮.', 'Fees'])
    expect(defined('Deed', ...list.slice(0, 4))).toEqual(['(b) a demand.', '“Deed” means ▮.', undefined])
  })
  test.each([
    ['straight quotation marks', '"Affiliate" means a company;', '"Deed" means ▮;'],
    ['"shall mean"', '“Affiliate” shall mean a company.', '“Deed” shall mean ▮.'],
    ['a colon and no end', '“Affiliate”: a company', '“Deed”: ▮'],
    ['no quotation marks', 'Affiliate means a company.', 'Deed means ▮.'],
    ['a tab', '“Affiliate”\tmeans a company.', '“Deed”\tmeans ▮.'],
  ])('in the shape of the others: %s', (_, entry, written) => {
    const list = [
      '# Definitions',
      entry,
      entry.replace('Affiliate', 'Bank'),
      '“Zone” has the meaning given in clause 3;',
    ]
    expect(defined('Deed', ...list)[1]).toBe(written)
  })
  test('under the number of its neighbours, or without one where theirs are typed', () => {
    const printed = contract(['1', 'Definitions'], ['1.1', '“Affiliate” means a.'], ['1.2', '“Fees” means b.'])
    expect(read(printed).define('Deed')).toMatchObject({
      unnumbered: false,
      like: { term: 'Affiliate' },
      from: 1,
      to: 5,
    })
    const typed = contract('# Definitions', '1.1 “Affiliate” means a.', '1.2 “Fees” means b.')
    expect(read(typed).define('Deed')).toMatchObject({ unnumbered: true, text: '“Deed” means .' })
  })
  test('with the empty line that parts the others', () => {
    const parted = ['# Definitions', '“Affiliate” means a.', '', '“Cap” means b.', '', '“Fees” means c.', '', '# Fees']
    expect(read(contract(...parted)).define('Deed')).toMatchObject({ before: 5, gap: 2, isLast: false })
    expect(read(contract(...parted)).define('Zone')).toMatchObject({ before: 6, gap: 2, isLast: true })
    expect(read(contract(...LIST)).define('Deed').gap).toBeUndefined()
  })
})

describe('where a contract keeps its definitions', () => {
  test('the clause called so, also when another holds as many', () => {
    const other = LIST.map((text) => text.replace('# Definitions', '# Words').replace(/“(?=\w)/, '“Old '))
    expect(read(contract(...other, ...LIST)).kept).toMatchObject({ as: 'list', entries: [{ line: 6 }, {}, {}] })
  })
  test('a clause of another name, if it holds three', () => {
    const kept = (...texts: string[]) => read(contract('# General', ...texts)).kept.as
    expect(kept(...LIST.slice(1, 4))).toBe('list')
    expect(kept(...LIST.slice(1, 3))).toBe('nowhere')
  })
  test('nowhere, where terms are defined as they come', () => {
    const brackets = ['# Fees', 'Customer pays the sums (the “Fees”).', '# Term', 'It runs three years (the “Term”).']
    expect(read(contract(...brackets)).kept.as).toBe('nowhere')
  })
  test.each([
    ['Affiliate', 'a company'],
    ['“Affiliate”', 'means a company'],
    ['“Affiliate” means a company', ''],
  ])('in a table: %s | %s', (term, words) => {
    const cell = (text: string, at: number): OutlineLine => ({
      key: `c${at}`,
      number: '',
      text,
      props: { role: 'body', cell: { table: 0, row: 0, cell: at } },
    })
    const lines = [...contract('# Definitions', 'In this agreement:'), cell(term, 0), cell(words, 1)]
    expect(read(lines).kept).toEqual({ as: 'table', line: 2 })
  })
})
