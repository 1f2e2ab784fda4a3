import { expect, test } from 'vitest'
import type { DocumentLooks } from '../../../../../shared/docx/looks.ts'
import { breaksIn } from './breaks.ts'

const said = (...breaks: unknown[]) => [
  ...breaksIn({ breaks } as unknown as DocumentLooks, [{ end: 0 }, { end: 1 }, { end: 2 }, { end: 3 }]).values(),
]

test('a page is named by its number, a section by its paper', () => {
  const paper = { width: 16_838, height: 11_906, columns: 1 }
  expect(said({ end: 1, page: 2 }, { end: 2, page: 3, paper }, { end: 3, paper: { ...paper, columns: 2 } })).toEqual([
    'Page 2',
    'Page 3 · landscape, 29.7 × 21 cm',
    'New section · landscape, 29.7 × 21 cm · 2 columns',
  ])
})

test('what another program wrote is said in its bounds, or not at all', () => {
  expect(
    said({ end: 3 }, null, { end: 1, page: 1e9 }, { end: 2, page: 'x', paper: { width: '<b>', height: Number.NaN } }),
  ).toEqual(['Page 100000', 'New section', 'New section'])
  expect(breaksIn({ breaks: 7 } as unknown as DocumentLooks, [{ end: 0 }]).size).toBe(0)
})
