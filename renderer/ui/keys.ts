/** Keys as written in commands (`Mod+Shift+P`) matched against events and shown in the reader's platform style. */
const MAC = /mac/i.test(typeof navigator === 'undefined' ? '' : navigator.platform)

const SYMBOLS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Escape: 'Esc' }
const WORDS: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' }

/** A command may answer to several: "O Mod+O". The first is the one shown. */
export const alternatives = (keys: string): readonly string[] => keys.split(' ')

/** "Ctrl+Shift+P", or "⇧⌘P" on macOS. */
export const showKeys = (keys: string, mac = MAC): string => {
  const parts = (alternatives(keys)[0] ?? '').split('+').map((part) => (mac ? SYMBOLS : WORDS)[part] ?? part)
  if (!mac) return parts.join('+')
  // macOS writes modifiers in the order option, shift, command.
  const order = ['⌥', '⇧', '⌘']
  const held = order.filter((symbol) => parts.includes(symbol))
  return [...held, ...parts.filter((part) => !order.includes(part))].join('')
}

/** For `aria-keyshortcuts`, which has its own spelling. */
export const ariaKeys = (keys: string, mac = MAC): string => keys.replaceAll('Mod', mac ? 'Meta' : 'Control')

/** The part of a keyboard event that decides. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** True for a bare key without Ctrl, Alt or Meta that types something: it must not act while a text field listens. */
export const isBare = (keys: string): boolean => keys.length === 1 || keys === 'Enter'

/** Does this stroke mean these keys? Falls back on the physical key where a layout or Alt types another letter. */
export const matches = (keys: string, stroke: Stroke, mac = MAC): boolean => {
  const parts = keys.split('+')
  const key = keys.endsWith('++') ? '+' : (parts.at(-1) ?? '')
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const other = mac ? stroke.ctrlKey : stroke.metaKey
  if (wants('Mod') !== mod || other || wants('Alt') !== stroke.altKey) return false
  const letter = /^[A-Z]$/i.test(key)
  // A sign such as / may itself need Shift on this keyboard, so Shift counts for letters and named keys only.
  if ((letter || key.length > 1) && wants('Shift') !== stroke.shiftKey) return false
  if (stroke.key.toLowerCase() === key.toLowerCase()) return true
  return letter && (stroke.altKey || !/^[a-z]$/i.test(stroke.key)) && stroke.code === `Key${key.toUpperCase()}`
}
