import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { formatRecoveryCode, readRecoveryCode } from './recovery-code.ts'

test('1 000 codes are read back, as printed and as people type them', () => {
  for (let i = 0; i < 1000; i++) {
    const secret = i === 0 ? Buffer.alloc(16) : i === 1 ? Buffer.alloc(16, 255) : randomBytes(16)
    const code = formatRecoveryCode(secret)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    const typed = code
      .toLowerCase()
      .replaceAll('0', 'O')
      .replaceAll('1', i % 2 ? 'l' : 'I')
      .replaceAll('-', i % 3 ? ' ' : '–')
    expect(readRecoveryCode(code)).toEqual(secret)
    expect(readRecoveryCode(typed)).toEqual(secret)
  }
})

test('a wrong letter or two swapped ones are noticed, but for about one in 4 096', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let [tried, missed] = [0, 0]
  for (let i = 0; i < 40; i++) {
    const code = formatRecoveryCode(randomBytes(16)).replaceAll('-', '')
    for (let at = 0; at < code.length; at++) {
      const other = alphabet[(alphabet.indexOf(code[at]!) + 1 + (i % 31)) % 32]!
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2)
      for (const wrong of [code.slice(0, at) + other + code.slice(at + 1), swapped]) {
        if (wrong === code) continue
        tried++
        if (readRecoveryCode(wrong)) missed++
      }
    }
  }
  expect(tried).toBeGreaterThan(2000)
  expect(missed / tried).toBeLessThan(0.005)
})
