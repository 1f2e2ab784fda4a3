import { describe, expect, test } from 'vitest'
import { describeStrength, guessingTime, measureStrength } from './strength.ts'

describe('the honest minimum', () => {
  test('thirty years of a rack of machines is enough, less is not', () => {
    expect(describeStrength(12, null)).toMatchObject({ enough: true, level: 'enough' })
    expect(describeStrength(11.9, null)).toMatchObject({ enough: false, level: 'weak' })
    expect(describeStrength(15, null).level).toBe('strong')
  })

  test('a weak one says how long, why and what to do', () => {
    expect(describeStrength(4, 'common').say).toBe(
      'Not enough yet: guessing it takes about 10 seconds. This is a common passphrase. Use four or more unrelated words.',
    )
  })

  test.each([
    [0.5, 'under 2 seconds'],
    [5, 'about 2 minutes'],
    [7.5, 'about 9 hours'],
    [9, 'about 12 days'],
    [10.5, 'about 12 months'],
    [12, 'about 32 years'],
    [14, 'centuries'],
  ])('10^%f guesses take %s', (guesses, words) => expect(guessingTime(guesses)).toBe(words))
})

describe('measured', () => {
  test('four unrelated words pass, a name with a year does not', async () => {
    expect(await measureStrength('walnut ferry copper drum', [])).toMatchObject({ enough: true })
    const named = await measureStrength('Kestrelmoor2024', ['Kestrelmoor Systems Ltd'])
    expect(named.enough).toBe(false)
    expect(named.say).toContain('your name or party')
  })
})
