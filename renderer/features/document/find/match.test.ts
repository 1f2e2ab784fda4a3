import { describe, expect, test } from 'vitest'
import { folded, matcherFor } from './match.ts'

const loose = { matchCase: false, wholeWords: false }
const found = (text: string, query: string, options = loose) =>
  matcherFor(query, options)!(text).map(([from, to]) => text.slice(from, to))

test('folding keeps every offset, for every character there is', () => {
  const wrong: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    const ch = `a${String.fromCodePoint(code)}`
    if (folded(ch, false).length !== ch.length || folded(`${ch}a`, false).length !== ch.length + 1)
      wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})

describe('Ann looks for', () => {
  test.each([
    ['client', 'The Client and the CLIENT', ['Client', 'CLIENT']],
    ["Party's", 'each Party’s share', ['Party’s']],
    ['"Fees"', 'means “Fees” only', ['“Fees”']],
    ['30 days', 'within 30\u00A0days', ['30\u00A0days']],
    ['ΟΔΟΣ', 'η οδος, η Οδός', ['οδος']],
    ['.*', 'a.b .* c', ['.*']],
    ['(a)', 'clause (a) [a] a', ['(a)']],
    ['\\d', '\\d 4', ['\\d']],
    ['aa', 'aaaa', ['aa', 'aa']],
    ['', '', undefined],
  ])('%s', (query, text, expected) => {
    if (expected) expect(found(text, query)).toEqual(expected)
    else expect(matcherFor(query, loose)).toBeUndefined()
  })
  test('capitals as written, when she asks for it', () => {
    expect(found('Client client', 'client', { ...loose, matchCase: true })).toEqual(['client'])
    expect(found('’s', "'s", { ...loose, matchCase: true })).toEqual(['’s'])
  })
  test('whole words: not inside others, and signs are no letters', () => {
    const whole = (text: string, query: string) => found(text, query, { ...loose, wholeWords: true }).length
    expect(whole('fee, Fees, coffee, fee_x, (fee) fee', 'fee')).toBe(3)
    expect(whole('50% and 150%', '50%')).toBe(1)
    expect(whole('née nee', 'nee')).toBe(1)
    expect(whole('x𝔸 𝔸', '𝔸')).toBe(1)
    expect(whole('a.b', '.')).toBe(1)
  })
  test('whole characters: no half of one, no letter without its accent', () => {
    expect(found('😀', '\uDE00')).toEqual([])
    expect(found('e\u0301 e', 'e')).toEqual(['e'])
  })
})
