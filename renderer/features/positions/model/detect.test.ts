import { expect, test } from 'vitest'
import { optionIn } from './detect.ts'
import type { Issue } from './issue.ts'

const issue = (...labels: string[]): Issue => ({
  id: 'i',
  title: 'i',
  stance: { fallbacks: [] },
  spread: 0,
  options: labels.map((label) => ({ id: label, label, us: 0, them: 0 })),
})

const says = (text: string, ...labels: string[]) => optionIn(issue(...labels), text)?.label

test('the clause names one of the options, however its blanks and dashes are set', () => {
  expect(says('shall not exceed 150 % of the Fees', '125%', '150%', '50%')).toBe('150%')
  expect(says('shall not exceed 150\u00a0% of the Fees', '125%', '150 %')).toBe('150 %')
  expect(says('an Uptime of 99.95 per month', '99.9', '99.95', '95')).toBe('99.95')
  expect(says('for energy + water only', 'energy', 'energy + water', 'all industrial')).toBe('energy + water')
})

test('where the clause names none or several, nobody guesses', () => {
  expect(says('shall be limited to the Fees', '125%', '150%')).toBeUndefined()
  expect(says('125% in the first year, 150% thereafter', '125%', '150%')).toBeUndefined()
  expect(says('for 13 years', '3 years')).toBeUndefined()
  expect(says('some text', '')).toBeUndefined()
})
