import { describe, expect, test } from 'vitest'
import { foundWords, openChangesWords, trackedTotal, trackedWords, whenWords } from './words.ts'

describe('when', () => {
  const now = new Date(2027, 9, 18, 15, 0).toISOString()
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()
  test.each([
    [at(2027, 9, 18, 0, 5), 'today, 00:05'],
    [at(2027, 9, 17, 23, 59), 'yesterday, 23:59'],
    [at(2027, 9, 14, 9, 0), '14 Oct'],
    [at(2026, 9, 14, 9, 0), '14 Oct 2026'],
  ])('%s is %s', (iso, words) => expect(whenWords(iso, now, 'en-GB')).toBe(words))
})

test('counts agree with their nouns', () => {
  expect(openChangesWords(0)).toBe('No open changes')
  expect(openChangesWords(1)).toBe('1 open change')
  expect(foundWords({ paragraphs: 214, tables: 1, changes: 0 })).toBe(
    '214 paragraphs, 1 table, 0 tracked changes found so far',
  )
})

test('tracked elements are named in words, most frequent first, unknown ones by their name', () => {
  const tracked = { ins: 31, del: 1, rPrChange: 0, customXmlInsRangeStart: 2 }
  expect(trackedWords(tracked)).toBe('31 insertions, 2 customXmlInsRangeStart, 1 deletion')
  expect(trackedTotal(tracked)).toBe(34)
})
