import { describe, expect, test } from 'vitest'
import { citationsIn } from './cite.ts'
import { movedReferences } from './moved.ts'
import { plainLines } from './plain.ts'
import { danglingReferences, referencesIn } from './references.ts'
import { treeOf } from './tree.ts'

const cited = (text: string) => citationsIn(text).map((one) => `${one.word} ${one.tokens.join('') || 'this'}`)

describe('citations as lawyers write them', () => {
  test.each([
    ['under clause 9.2', ['clause 92']],
    ['clauses 9.2 to 9.4', ['clause 92', 'clause 94']],
    ['Section 4(a)(ii) applies', ['section 4(a)(ii)']],
    ['clause 9.2(b) and 10', ['clause 92(b)', 'clause 10']],
    ['clauses 9.2(b), (c) and (d)', ['clause 92(b)', 'clause 92(c)', 'clause 92(d)']],
    ['Sections 8.1 (Liability Caps) and 8.2 (Damages Waiver)', ['section 81', 'section 82']],
    ['Schedule 2 and Exhibit B', ['schedule 2', 'exhibit b']],
    ['Article IV', ['article iv']],
    ['§ 4 and §§ 5, 6', ['section 4', 'section 5', 'section 6']],
    ['paragraph 3 of Schedule 1', ['paragraph 3', 'schedule 1']],
    ['this clause and this Schedule', ['clause this', 'schedule this']],
    ['sub-clause (ii)', ['subclause (ii)']],
    ['clause 9 and 30 days later', ['clause 9']],
    ['clause 9.2 and 10% of the Fees', ['clause 92']],
    ['Exhibit B, (i) each Purchaser', ['exhibit b']],
    ['unless 9.2 to 9.4 apply', [' 92', ' 94']],
    ['multiplied by 1.5 times, or to 2.5 million', []],
    ['a clause, a section and Part of it', []],
  ])('%s', (text, expected) => expect(cited(text)).toEqual(expected))

  test('only the number is the range', () => {
    const text = 'See clauses 9.2(b) and 10 below.'
    expect(citationsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['9.2(b)', '10'])
  })
  test.each([
    'Section 409 of the Code',
    'section 4 of the Companies Act 2006',
    '18 U.S.C. § 1839(3)',
    'Annex I, Annex II and Annex III of the Directive',
    'Sections 242 and 245 of the General Corporation Law',
  ])('%s is another text’s', (text) => expect(citationsIn(text).every(({ whose }) => whose === 'foreign')).toBe(true))
  test.each(['clause 9 of this Agreement', 'Section 9 of the Agreement', 'clause 9 of Schedule 2', 'clause 9'])(
    '%s is ours',
    (text) => expect(citationsIn(text).every(({ whose }) => whose !== 'foreign')).toBe(true),
  )
})

const CONTRACT = `1. Term. It runs until clause 3.2 ends it, and see clause 7.
2. Fees. As in Schedule 1 and paragraph 1 of Schedule 1.
3. Liability. So.
3.1 Cap. Subject to clause 3.2(a) and to paragraph (b) below, and to (i) nothing and (ii) clause 3.1(ii).
(a) first
(b) second
3.2 Exceptions. As follows:
(a) fraud, despite this clause;
Schedule 1 Services
1. Support. By telephone under clause 2.`
const read = (text: string) => {
  const lines = plainLines(text)
  return { lines, nodes: treeOf(lines) }
}
const targets = (text: string) => {
  const { lines, nodes } = read(text)
  return referencesIn(lines, nodes).map(({ text: shown, state, target, inside }) => {
    const node = nodes.find(({ key }) => key === target)
    const name = node ? `${node.path}${inside.join('')}` : state
    return `${shown} → ${name}`
  })
}

test('each is resolved where it stands', () => {
  expect(targets(CONTRACT)).toEqual([
    '3.2 → 3.2',
    '7 → dangling',
    '1 → Schedule 1',
    '1 → 1',
    '1 → Schedule 1',
    '3.2(a) → 3.2(a)',
    '(b) → 3.1(b)',
    '3.1(ii) → 3.1(ii)',
    'this clause → 3.2',
    '2 → 2',
  ])
  const { lines, nodes } = read(CONTRACT)
  expect(danglingReferences(referencesIn(lines, nodes)).map(({ text }) => text)).toEqual(['7'])
})

test('"paragraph 1 of Schedule 1" is the one in the schedule', () => {
  const { lines, nodes } = read(CONTRACT)
  const found = referencesIn(lines, nodes).find(({ word }) => word === 'paragraph')!
  expect(nodes.find(({ key }) => key === found.target)!.name).toBe('Support')
})

test('"Article 2 Section 1" is the one in that article, from wherever it is cited', () => {
  const text =
    'ARTICLE 1. NAME\nSection 1. Name. See Article 2 Section 1 and Section 1 of Article 2.\nARTICLE 2. SEAT\nSection 1. Seat.'
  const { lines, nodes } = read(text)
  const found = referencesIn(lines, nodes).filter(({ word }) => word === 'section')
  expect(found.map(({ target }) => nodes.find(({ key }) => key === target)!.name)).toEqual(['Seat', 'Seat'])
})

/** The contract with a clause put in: keys stay with their paragraphs, numbers do not. */
const numbered = (...entries: [key: string, number: string, text: string][]) => {
  const lines = entries.map(([key, number, text]) => ({ key, number, text, props: { role: 'body' as const } }))
  return { lines, nodes: treeOf(lines) }
}
const BEFORE = numbered(
  ['a', '1', 'Term. Ends under clause 2.1(a), clauses 2 and 3.'],
  ['b', '2', 'Liability. So.'],
  ['c', '2.1', 'Cap. See paragraph (a).'],
  ['d', '(a)', 'first'],
  ['e', '3', 'Law. Bavaria.'],
)

test('a clause put in before them moves the numbers of those behind it, and nothing else', () => {
  const after = numbered(
    ['a', '1', 'Term. Ends under clause 2.1(a), clauses 2 and 3.'],
    ['new', '2', 'Audit. Once a year.'],
    ['b', '3', 'Liability. So.'],
    ['c', '3.1', 'Cap. See paragraph (a).'],
    ['d', '(a)', 'first'],
    ['e', '4', 'Law. Bavaria.'],
  )
  const { moved, broken } = movedReferences(BEFORE, after)
  expect(moved.map(({ at, before, after }) => [at.key, before, after])).toEqual([
    ['a', '2.1(a)', '3.1(a)'],
    ['a', '2', '3'],
    ['a', '3', '4'],
  ])
  const text = after.lines[0]!.text
  expect(moved.map(({ at }) => text.slice(at.from, at.to))).toEqual(['2.1(a)', '2', '3'])
  expect(broken).toEqual([])
})

test('in a paragraph edited since, the range is that of the text as it is now', () => {
  const after = numbered(
    ['a', '1', 'Term and renewal. Ends under clause 2.1(a).'],
    ['c', '2', 'Cap. See paragraph (a).'],
    ['d', '(a)', 'first'],
  )
  const { moved, broken } = movedReferences(BEFORE, after)
  expect(moved.map(({ at, after: to }) => [after.lines[0]!.text.slice(at.from, at.to), to])).toEqual([
    ['2.1(a)', '2(a)'],
  ])
  expect(broken).toEqual([])
})

test('a clause taken away leaves a broken reference', () => {
  const after = numbered(['a', '1', 'Term. Ends under clause 2.1(a), clauses 2 and 3.'], ['e', '2', 'Law. Bavaria.'])
  const { moved, broken } = movedReferences(BEFORE, after)
  expect(broken.map(({ text }) => text)).toEqual(['2.1(a)', '2'])
  expect(moved.map(({ before, after: to }) => [before, to])).toEqual([['3', '2']])
})

test('Roman numbers stay Roman, schedules keep their letters', () => {
  const was = numbered(
    ['a', 'Article I', 'Term, see Article II and Exhibit B'],
    ['b', 'Article II', 'Law'],
    ['c', '', 'Exhibit B'],
  )
  const is = numbered(
    ['a', 'Article I', 'Term, see Article II and Exhibit B'],
    ['n', 'Article II', 'New'],
    ['b', 'Article III', 'Law'],
    ['c', '', 'Exhibit C'],
  )
  expect(movedReferences(was, is).moved.map(({ after }) => after)).toEqual(['III', 'C'])
})
