import { expect, test } from 'vitest'
import { typedLabel } from './label.ts'
import { markdownLines, plainLines } from './plain.ts'
import { treeOf } from './tree.ts'

const paths = (text: string) => treeOf(plainLines(text)).map(({ path }) => path)

test('letters and Roman numbers belong to the number above them', () => {
  const text =
    '9. Limits. So.\n9.2 Core. So.\n(a) first\n(i) inner\n(ii) inner\n(b) second\n(A) deep\n9.3 Data. So.\n(a) first'
  expect(paths(text)).toEqual(['9', '9.2', '9.2(a)', '9.2(a)(i)', '9.2(a)(ii)', '9.2(b)', '9.2(b)(A)', '9.3', '9.3(a)'])
})

test('(i) after (h) is a letter', () => {
  const text = `1. List. So.\n${[...'abcdefghij'].map((letter) => `(${letter}) words`).join('\n')}`
  expect(paths(text).slice(-2)).toEqual(['1(i)', '1(j)'])
})

test.each([
  ['1.  Definitions', 'clause', ['1']],
  ['5.1. Security', 'clause', ['5', '1']],
  ['Section 4. Term', 'clause', ['4']],
  ['§ 4 Term', 'clause', ['4']],
  ['ARTICLE IV', 'article', ['4']],
  ['Schedule 2', 'schedule', ['2']],
  ['Exhibit A – Form of Notice', 'schedule', ['a']],
  ['(a) it has', 'clause', ['(a)']],
  ['b.\tReceiving Party', 'clause', ['(b)']],
])('%s is a number', (text, kind, tokens) => expect(typedLabel(text)).toMatchObject({ kind, tokens }))

test.each([
  '30 days after',
  '2.5 million',
  'Section 4 of the Code applies.',
  'J. Smith signs',
  'Exhibits are part',
  'A party may',
])('%s is none', (text) => expect(typedLabel(text)).toBeUndefined())

test('Markdown lists count 1, 1.1, (a), and the first heading is the title', () => {
  const lines = markdownLines(
    '# Terms\n\n1. **Use**\n    1. <b>Access.</b> You [may](x)\n        a. read\n    2. Stop\n',
  )
  expect(lines.map((l) => [l.number, l.text])).toEqual([
    ['', 'Terms'],
    ['1.', 'Use'],
    ['1.1', 'Access. You may'],
    ['(a)', 'read'],
    ['1.2', 'Stop'],
  ])
  expect(treeOf(lines).map(({ path }) => path)).toEqual(['1', '1.1', '1.1(a)', '1.2'])
})
