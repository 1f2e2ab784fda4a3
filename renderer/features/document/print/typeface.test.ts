import { expect, test } from 'vitest'
import type { DocumentLooks } from '../../../../shared/docx/looks.ts'
import { typefaceOf } from './typeface.ts'

const setIn = (font: unknown) => typefaceOf({ normal: { text: { font } } } as unknown as DocumentLooks)

test('a contract in Calibri is printed in Calibri, else in what is as wide, else in our own of its kind', () => {
  const { rule, standIns } = setIn('Calibri')
  expect(rule).toBe(':root{--doc:"Calibri","Carlito","Parley Sans",sans-serif}')
  expect([...standIns]).toEqual(['Carlito'])
})

test('one in Times New Roman ends in a serif', () => {
  expect(setIn('Times New Roman').rule).toMatch(/^:root\{--doc:"Times New Roman",.*"Tinos",.*"Parley Serif",serif\}$/)
})

test.each([['}body{display:none'], ['a";src:url(http://mallory)'], [''], [7], [undefined]])(
  'a font called %s is no font, and the page is printed in ours',
  (font) => {
    expect(setIn(font)).toEqual({ rule: '', standIns: new Set() })
  },
)

test('and so is a contract whose look nobody kept', () => {
  expect(typefaceOf(undefined).rule).toBe('')
})
