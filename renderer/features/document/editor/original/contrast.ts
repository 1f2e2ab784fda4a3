/** Colours of the file held against the page: what could not be read is not taken over. */

const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

const luminance = (hex: string): number => {
  const [r, g, b] = channels(hex).map((c) => {
    const s = c / 255
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const PAPER = '#ffffff'

const ENOUGH = 4.5

/** A colour that can be read on this ground: itself or a darker one of its kind; undefined for what is nearly white. */
export const readable = (hex: string, ground = PAPER): string | undefined => {
  if (contrast(hex, PAPER) < 2) return undefined
  let dark = hex
  const from = channels(hex)
  for (let share = 0.95; contrast(dark, ground) < ENOUGH && share > 0; share -= 0.05)
    dark = `#${from.map((c) => byte(c * share)).join('')}`
  return dark
}

/** A ground so dark that Word writes on it in white. */
export const isDark = (hex: string): boolean => contrast(hex, PAPER) >= ENOUGH

/** As dark as a ground may be: both parties' colours are still read on it. */
const DARKEST = 1.55

/** Whether it can be read on any ground that is drawn but the dark ones. */
export const isStrong = (hex: string): boolean => contrast(hex, PAPER) >= ENOUGH * DARKEST

/** The ground itself where it is light enough, else a tint of it. */
export const lighter = (hex: string): string => {
  let light = hex
  const from = channels(hex)
  for (let white = 0.1; contrast(light, PAPER) > DARKEST && white < 1; white += 0.1)
    light = `#${from.map((c) => byte(c + (255 - c) * white)).join('')}`
  return light
}

/** Of a paragraph or a cell: dark enough for white letters it stays as it is. */
export const tint = (hex: string): string => (isDark(hex) ? hex : lighter(hex))

const byte = (n: number): string => Math.round(n).toString(16).padStart(2, '0')
