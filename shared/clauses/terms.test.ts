import { describe, expect, test } from 'vitest'
import { definitionsOf, type TermLine } from './definitions.ts'
import { changedDefinitions, glossaryOf, termFindings, usersOf } from './terms.ts'
import { termKey } from './words.ts'

/** One clause per line: c1, c2 … */
const contract = (...texts: string[]): TermLine[] =>
  texts.map((text, at) => ({ key: `k${at + 1}`, text, clause: `c${at + 1}` }))
const terms = (...texts: string[]) => definitionsOf(contract(...texts)).map(({ term, form }) => `${term} ${form}`)
const found = (...texts: string[]) =>
  termFindings(glossaryOf(contract(...texts))).map(({ kind, term }) => `${kind}: ${term}`)

describe('definitions are found in the forms lawyers write them', () => {
  test.each([
    ['“Fees” means all amounts payable.', ['Fees means']],
    ['"Fees" means all amounts payable.', ['Fees means']],
    ['1.1\t“Fees” shall mean all amounts payable.', ['Fees means']],
    ['Fees means all amounts payable.', ['Fees means']],
    ['“Fees” has the meaning given in clause 7.', ['Fees refers']],
    ['“Fees” has the meaning set forth in Section 4.1.', ['Fees refers']],
    ['The term “Fees” as used in this Agreement shall mean any sum due.', ['Fees means']],
    ['“Control” means power. “Affiliate” means a company under Control.', ['Control means', 'Affiliate means']],
    ['Customer pays the amounts in Schedule 2 (the “Fees”) monthly.', ['Fees brackets']],
    ['The amounts (collectively, and with taxes, the "Fees") are due.', ['Fees brackets']],
    ['Acme and Bolt (each a “Party” and together the “Parties”) agree.', ['Party brackets']],
    ['Independent contractors (“Contractor(s)”) are engaged.', ['Contractor brackets']],
    ['Acme Ltd, hereinafter referred to as the “Company”, sells.', ['Company brackets']],
    ['Each of the following is a “Release Event”:', ['Release Event brackets']],
    ['A Conversion Event (as defined in the Charter) ends it.', ['Conversion Event refers']],
    ['The Software is provided “AS IS”, marked "none" or “confidential”.', []],
    ['Words such as (for example “Urgent”) have no effect.', []],
  ])('%s', (text, expected) => expect(terms(text)).toEqual(expected))

  test('in bold instead of quotation marks', () => {
    const line: TermLine = {
      key: 'k',
      clause: 'c',
      text: 'Fees means all sums (the Charges).',
      bold: [{ from: 0, to: 4 }],
    }
    expect(definitionsOf([line])[0]).toMatchObject({ term: 'Fees', form: 'means' })
    const brackets: TermLine = {
      key: 'k',
      clause: 'c',
      text: 'All sums (the Charges) due.',
      bold: [{ from: 14, to: 21 }],
    }
    expect(definitionsOf([brackets])[0]).toMatchObject({ term: 'Charges', form: 'brackets' })
  })

  test('in a table of key terms', () => {
    const cell = (text: string, at: number): TermLine => ({
      key: text,
      clause: '',
      text,
      props: { role: 'body', cell: { table: 0, row: 1, cell: at } },
    })
    expect(definitionsOf([cell('Effective Date', 0), cell('1 May 2027', 1)])[0]).toMatchObject({ form: 'cover' })
    expect(definitionsOf([cell('“Fees”', 0), cell('means all sums', 1)])[0]).toMatchObject({
      term: 'Fees',
      from: 1,
      to: 5,
    })
    expect(definitionsOf([cell('the “Fees” and', 0), cell('all sums', 1)])).toEqual([])
  })

  test('with the letters below it and its place in the line', () => {
    const lines = contract('“Claim” means any of:', '(a) an action,', '(b) a demand.', 'Nothing else counts.')
    const [claim] = definitionsOf(lines)
    expect(claim).toMatchObject({ from: 1, to: 6, line: 0, last: 2 })
    expect(claim!.text).toContain('a demand')
  })
})

test('singular, plural, possessive and shouted forms are one term', () => {
  expect(['Parties', 'Party', 'PARTY’S', 'parties'].map(termKey)).toEqual(Array(4).fill('party'))
  expect(termKey('Business Days')).toBe(termKey('Business Day'))
})

describe('what is wrong with the terms', () => {
  test('a capitalised phrase nobody defines is listed, everyday capitals are not', () => {
    expect(
      found(
        '“Fees” means all amounts payable under this agreement by any party.',
        'The parties accept the Deliverables on Monday, 1 May in New York, and the Fees are paid.',
        'In England the Companies Act applies to each of the parties under Section 4 of it.',
        'Mr Smith of Kestrelmoor Ltd has signed on behalf of the Securities and Exchange Commission.',
      ),
    ).toEqual(['undefined: Deliverables'])
  })
  test('defined and never used; defined twice in different words', () => {
    expect(
      found(
        '“Fees” means all amounts payable.',
        '“Term” means three years.',
        'During the Term nothing is due.',
        'In this clause “Term” means four years.',
      ),
    ).toEqual(['twice: Term', 'unused: Fees'])
  })
  test('parts of a defined term are no use of it, the term inside a longer one is', () => {
    const glossary = glossaryOf(contract('“Service Fees” means fees.', '“Fees” means sums.', 'The Service Fee is due.'))
    expect([...glossary.uses].map(([id, uses]) => [id, uses.length])).toEqual([
      ['service fee', 1],
      ['fee', 0],
    ])
  })
})

const LICENCE = [
  '“Fees” means the sums in Schedule 2.',
  '“Cap” means one hundred per cent of the Fees.',
  'Liability is limited to the Cap.',
  'The Fees are due monthly.',
  'The law of Bavaria applies.',
]

test('who uses a term, and who uses it through other terms', () => {
  const glossary = glossaryOf(contract(...LICENCE))
  expect(usersOf(glossary, 'fee')).toEqual(['c2', 'c4'])
  expect(usersOf(glossary, 'fee', true)).toEqual(['c2', 'c3', 'c4'])
})

test('a changed definition names every clause it reaches', () => {
  const after = [...LICENCE]
  after[0] = '“Fees” means the sums in Schedule 2, taxes excluded.'
  expect(changedDefinitions(glossaryOf(contract(...LICENCE)), glossaryOf(contract(...after)))).toEqual([
    expect.objectContaining({ term: 'Fees', users: ['c2', 'c3', 'c4'] }),
  ])
  expect(changedDefinitions(glossaryOf(contract(...LICENCE)), glossaryOf(contract(...LICENCE)))).toEqual([])
})

test('a contract of 150,000 words is read within its budget', () => {
  const texts = Array.from({ length: 2500 }, (_, n) =>
    n % 12 === 0
      ? `“Defined Thing ${String.fromCharCode(65 + (n % 26))}${n}” means the Fees, the Services and whatever else is agreed.`
      : `Each Party shall provide the Services in Clause ${n} and pay the Fees within thirty days after the Effective Date. The Customer, acting through its Affiliates, may inspect the Records of the Provider at any reasonable time, but not more often than once in a Contract Year, and shall keep what it learns there confidential under the terms of this Agreement.`,
  )
  const lines = contract(...texts)
  glossaryOf(lines.slice(0, 200))
  const began = performance.now()
  const glossary = glossaryOf(lines)
  const took = performance.now() - began
  expect(glossary.definitions.length).toBe(209)
  // Measured at 90 ms on the machine this was written on; the bound leaves room for a busy one.
  expect(took).toBeLessThan(1000)
  console.log(`glossary of ${texts.join(' ').split(' ').length} words: ${took.toFixed(0)} ms`)
})
