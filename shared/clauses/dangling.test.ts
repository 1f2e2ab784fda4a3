import { describe, expect, test } from 'vitest'
import { plainLines } from './plain.ts'
import { danglingReferences, referencesIn } from './references.ts'
import { treeOf } from './tree.ts'

const CLAUSES = ['1. Term. Three years.', '2. Fees. As agreed.', '2.1 Interest. None.', '3. Law. Bavaria.']

/** What a contract of three clauses says leads nowhere, once it says this. */
const dangling = (sentence: string, clauses: readonly string[] = CLAUSES) => {
  const lines = plainLines([...clauses, sentence].join('\n'))
  return danglingReferences(referencesIn(lines, treeOf(lines))).map(({ text }) => text)
}

describe('Ann hears of a number that no clause of her contract has', () => {
  test.each([
    ['as set out in clause 27.3', ['27.3']],
    ['under Clause 27.3 of this Agreement', ['27.3']],
    ['the cap in clause 127.3', ['127.3']],
    ['the cap in clause 127.3 of this Agreement', ['127.3']],
    ['clauses 61 and 62.4(b)', ['61', '62.4(b)']],
    ['Section 127 of this Agreement', ['127']],
    ['Sections 88 and 89(b) of the Agreement', ['88', '89(b)']],
    ['Section 70 hereof', ['70']],
    ['Sections 85.3 (Survival) and 86 (Law) apply', ['85.3', '86']],
    ['as in Section 70 (Survival) above', ['70']],
    ['under clause 27.3 in Germany', ['27.3']],
    ['under clause 27.3 in the Territory', ['27.3']],
    ['From 1 January 2027, clause 27.3 applies', ['27.3']],
    ['subject to clause 27.3 and section 4 of the Companies Act 2006', ['27.3']],
    ['Despite the Companies Act, clause 27.3 of this Agreement applies', ['27.3']],
    ['paragraph 4 of Schedule 9', ['4', '9']],
  ])('%s', (sentence, found) => expect(dangling(sentence)).toEqual(found))

  test('and in a long contract also of a high section', () => {
    const sections = Array.from({ length: 64 }, (_, n) => `Section ${n + 1}. Duty. The parties do their part.`)
    expect(dangling('as set out in Section 66', sections)).toEqual(['66'])
    expect(dangling('as set out in Section 409', sections)).toEqual([])
  })
})

describe('Ann hears nothing of numbers that are another text’s', () => {
  test.each([
    'clause 2.1 and clause 3',
    'Section 409 applies',
    'as § 141(f) requires',
    'a Section 83(b) election',
    'Section 141 (Board of directors) of the General Corporation Law',
    'Code Section 409 (Deferred compensation)',
    'Article 82 applies',
    'clause 70 of the Head Lease',
    'Clause 27.3 and Clause 28 of the EEA SCCs',
    'Companies Act 2006, section 27',
    'the Insolvency Act 1986 section 12',
    'section 27 of this Act',
    'section 12 under the Companies Act 2006',
    'clause 14 in the Framework Agreement',
    'Schedule 7 to the Companies Act 2006',
    'clause 14 of the agreement between the parties dated 1 May 2027',
    'clause 14 of the other agreement',
  ])('%s', (sentence) => expect(dangling(sentence)).toEqual([]))

  test('an order form that numbers nothing cites the terms it belongs to', () => {
    const form = ['Order Form', 'The parties agree on these fees.', 'Sections 6.3 and 9 do not apply to pilots.']
    expect(dangling('Clause 12 applies.', form)).toEqual([])
    expect(dangling('Clause 12 of this Order Form applies.', form)).toEqual(['12'])
  })
})
