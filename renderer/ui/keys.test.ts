import { describe, expect, test } from 'vitest'
import { isBare, matches, type Stroke, showKeys } from './keys.ts'

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('shown in the platform style', () => {
  test.each([
    ['Mod+Shift+P', 'Ctrl+Shift+P', '⇧⌘P'],
    ['Alt+A', 'Alt+A', '⌥A'],
    ['O Mod+O', 'O', 'O'],
    ['Mod+/', 'Ctrl+/', '⌘/'],
  ])('%s', (keys, others, mac) => {
    expect(showKeys(keys, false)).toBe(others)
    expect(showKeys(keys, true)).toBe(mac)
  })
})

describe('matching', () => {
  test('Mod is Ctrl, and Command on macOS', () => {
    expect(matches('Mod+K', stroke('k', { ctrlKey: true }), false)).toBe(true)
    expect(matches('Mod+K', stroke('k', { metaKey: true }), false)).toBe(false)
    expect(matches('Mod+K', stroke('k', { metaKey: true }), true)).toBe(true)
  })
  test('Shift decides for letters and named keys, not for signs', () => {
    expect(matches('F8', stroke('F8', { shiftKey: true }), false)).toBe(false)
    expect(matches('Shift+F8', stroke('F8', { shiftKey: true }), false)).toBe(true)
    expect(matches('Mod+/', stroke('/', { ctrlKey: true, shiftKey: true, code: 'Digit7' }), false)).toBe(true)
  })
  test('a Greek or Russian keyboard reaches letters by their place', () => {
    expect(matches('Mod+K', stroke('к', { ctrlKey: true, code: 'KeyK' }), false)).toBe(true)
  })
  test('a Dvorak keyboard is taken at its letter, not its place', () => {
    expect(matches('Mod+K', stroke('t', { ctrlKey: true, code: 'KeyK' }), false)).toBe(false)
  })
  test('Alt on macOS types another letter and still matches', () => {
    expect(matches('Alt+A', stroke('å', { altKey: true, code: 'KeyA' }), true)).toBe(true)
  })
})

test('single letters and Enter are bare', () => {
  expect(['O', 'Enter', 'F8', 'Mod+O', 'Alt+A'].map(isBare)).toEqual([true, true, false, false, false])
})
