import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { titleOf, withKeys } from './help.ts'
import { sizeWords } from './size.ts'

const folder = new URL('../../../../resources/help/', import.meta.url)
const pages = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))

describe('help', () => {
  test('every page begins with its title and has no HTML', () => {
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) {
      expect(page).toMatch(/^# \S/)
      expect(page).not.toMatch(/<[a-z]/i)
    }
    expect(titleOf('# Word files\n\ntext')).toBe('Word files')
  })
  test('keys are shown in the platform style', () => {
    const keys = '**Mod+K** or **Mod+Shift+P**, Mod+/ and Alt+A'
    expect(withKeys(keys, (k) => k.replace('Mod', 'Ctrl'))).toBe('**Ctrl+K** or **Ctrl+Shift+P**, Ctrl+/ and Alt+A')
  })
})

test.each([
  [512, '512 bytes'],
  [1536, '1.5 KB'],
  [10 * 1024, '10 KB'],
  [12.4 * 1024 * 1024, '12 MB'],
  [3 * 1024 ** 3, '3.0 GB'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words))
