import { describe, expect, it } from 'vitest'
import type { NumberingLevel, NumberingList } from '../docx/model.ts'
import { writeNumber } from './number-words.ts'
import { numberParagraphs } from './numbering.ts'
import { plainLines } from './plain.ts'

const level = (format: string, text: string, more: Partial<NumberingLevel> = {}): NumberingLevel => ({
  format,
  text,
  start: 1,
  ...more,
})

const list = (id: string, levels: NumberingLevel[], more: Partial<NumberingList> = {}): NumberingList => ({
  id,
  counters: 'a',
  levels,
  ...more,
})

const legal = [level('decimal', '%1.'), level('decimal', '%1.%2'), level('lowerLetter', '(%3)')]
const at = (id: string, ...levels: number[]) => levels.map((l) => ({ num: { list: id, level: l } }))

describe('Clause numbers', () => {
  it('count, start again below and go on above', () => {
    expect(numberParagraphs(at('1', 0, 1, 1, 2, 2, 1, 0, 1), [list('1', legal)])).toEqual(
      '1. 1.1 1.2 (a) (b) 1.3 2. 2.1'.split(' '),
    )
  })

  it('leave out paragraphs without a list', () => {
    const paragraphs = [...at('1', 0), {}, ...at('none', 0), ...at('1', 0)]
    expect(numberParagraphs(paragraphs, [list('1', legal)])).toEqual(['1.', '', '', '2.'])
  })

  it('go on through lists of one definition, unless a list starts again', () => {
    const lists = [list('1', legal), list('2', legal), list('3', legal, { startOverrides: { 0: 5 } })]
    const paragraphs = [...at('1', 0), ...at('2', 0), ...at('3', 0, 0), ...at('1', 0)]
    expect(numberParagraphs(paragraphs, lists)).toEqual(['1.', '2.', '5.', '6.', '7.'])
  })

  it('keep a level running that is told never to start again', () => {
    const levels = [level('upperRoman', 'Article %1'), level('decimal', 'Section %2', { restart: 0 })]
    expect(numberParagraphs(at('1', 0, 1, 0, 1), [list('1', levels)])).toEqual([
      'Article I',
      'Section 1',
      'Article II',
      'Section 2',
    ])
  })

  it('write Article IV as 4 where a level is legal', () => {
    const levels = [level('upperRoman', 'Article %1', { start: 4 }), level('decimal', '%1.%2', { legal: true })]
    expect(numberParagraphs(at('1', 0, 1), [list('1', levels)])).toEqual(['Article IV', '4.1'])
  })

  it('show bullets as bullets', () => {
    expect(numberParagraphs(at('1', 0), [list('1', [level('bullet', '\uf0b7')])])).toEqual(['•'])
  })

  it.each([
    ['decimalZero', 7, '07'],
    ['upperLetter', 28, 'BB'],
    ['lowerRoman', 49, 'xlix'],
    ['ordinal', 112, '112th'],
    ['ordinal', 22, '22nd'],
    ['cardinalText', 42, 'Forty-two'],
    ['ordinalText', 1, 'First'],
    ['ordinalText', 20, 'Twentieth'],
    ['ordinalText', 32, 'Thirty-second'],
    ['none', 3, ''],
    ['thaiCounting', 3, '3'],
    ['valueOf', 3, '3'],
  ])('%s of %i is %s', (format, n, written) => {
    expect(writeNumber(n, format)).toBe(written)
  })
})

describe('A plain text file', () => {
  it('is its lines, however they end', () => {
    expect(plainLines('\ufeffone\r\ntwo\n\nthree\n')).toEqual(['one', 'two', '', 'three'])
  })
})
