/** Two sentences, word against word: exact on both sides, and readable. */
import { describe, expect, it, test } from 'vitest'
import { compareText, type Part } from '../../shared/compare/index.ts'
import { random } from '../kit/random.ts'

/** [-gone-]{+come+}, as a reader would mark it on paper. */
const marked = (parts: readonly Part[]): string =>
  parts.map(({ op, text }) => (op === 'same' ? text : op === 'del' ? `[-${text}-]` : `{+${text}+}`)).join('')

const sideOf = (parts: readonly Part[], not: Part['op']): string =>
  parts.flatMap((p) => (p.op === not ? [] : [p.text])).join('')

describe('Ann reads what Bob changed in a sentence', () => {
  it.each([
    ['The cat sat.', 'The big cat sat.', 'The {+big +}cat sat.'],
    [
      'The fee is due in 30 days of receipt.',
      'The fee is due in 45 days of receipt.',
      'The fee is due in [-30-]{+45+} days of receipt.',
    ],
    [
      'a cap of EUR 1,000,000.00 in all',
      'a cap of EUR 1,500,000.00 in all',
      'a cap of EUR [-1,000,000.00-]{+1,500,000.00+} in all',
    ],
    ['the Licensee’s duty', 'the Licensor’s duty', 'the [-Licensee’s-]{+Licensor’s+} duty'],
    ['One. Two two. Three.', 'One. Three.', 'One. [-Two two. -]Three.'],
    [
      'pay promptly and in full on demand',
      'pay at once and forthwith on demand',
      'pay [-promptly and in full-]{+at once and forthwith+} on demand',
    ],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['同意します。', '同意しません。', '同意しま[-す-]{+せん+}。'],
  ])('%s → %s', (old, now, said) => {
    expect(marked(compareText(old, now))).toBe(said)
  })

  it('keeps a paragraph mark and a picture out of a difference that they only stand beside', () => {
    expect(marked(compareText('one\ntwo', 'uno\ndue'))).toBe('[-one-]{+uno+}\n[-two-]{+due+}')
    expect(marked(compareText('one \ufffc two', 'uno \ufffc due'))).toBe('[-one-]{+uno+} \ufffc [-two-]{+due+}')
  })

  it('finds nothing in equal texts', () => {
    expect(compareText('same', 'same')).toEqual([{ op: 'same', text: 'same', oldAt: 0, nowAt: 0 }])
    expect(compareText('', '')).toEqual([])
  })
})

const PIECES = [
  'the ',
  'fee ',
  'is ',
  '30',
  ' ',
  '  ',
  '\n',
  '\t',
  '😀',
  'é',
  '\ud83d',
  '\u200b',
  '’s',
  '(a)',
  '\ufffc',
  '同',
  'x',
]

test.each(Array.from({ length: 400 }, (_, seed) => seed))(
  'seed %i: both texts come back exactly, offsets and all',
  (seed) => {
    const r = random(seed)
    const some = (n: number): string => Array.from({ length: n }, () => r.pick(PIECES)).join('')
    const old = some(r.int(60))
    const now =
      r.int(4) === 0
        ? some(r.int(60))
        : old.slice(0, r.int(old.length + 1)) + some(r.int(4)) + old.slice(r.int(old.length + 1))
    const parts = compareText(old, now)
    expect(sideOf(parts, 'ins')).toBe(old)
    expect(sideOf(parts, 'del')).toBe(now)
    let oldAt = 0
    let nowAt = 0
    for (const part of parts) {
      expect([part.oldAt, part.nowAt]).toEqual([oldAt, nowAt])
      expect(part.text).not.toBe('')
      if (part.op !== 'ins') oldAt += part.text.length
      if (part.op !== 'del') nowAt += part.text.length
      for (const [text, at] of [
        [old, oldAt],
        [now, nowAt],
      ] as const)
        expect(/[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at))).toBe(false)
    }
  },
)

test('two hundred thousand words changed here and there take bounded time', () => {
  const r = random(7)
  const words = Array.from({ length: 200_000 }, () => `w${r.int(500)} `)
  const now = words.map((w) => (r.int(10) === 0 ? `v${r.int(500)} ` : w))
  const started = performance.now()
  expect(sideOf(compareText(words.join(''), now.join('')), 'ins')).toBe(words.join(''))
  console.log(`200,000 words, a tenth changed: ${Math.round(performance.now() - started)} ms`)
})

test('a text of two words in any order takes bounded time', () => {
  const r = random(8)
  const text = (): string => Array.from({ length: 150_000 }, () => r.pick(['a ', 'b '])).join('')
  const [old, now] = [text(), text()]
  const started = performance.now()
  expect(sideOf(compareText(old, now), 'del')).toBe(now)
  console.log(`150,000 words in any order: ${Math.round(performance.now() - started)} ms`)
})
