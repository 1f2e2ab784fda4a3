/** Values of a file that end in a stylesheet: each is bounded or is not taken at all. */
import type { Edge, Edges } from '../../looks.ts'
import { attribute, child, lookUp, type XmlElement } from '../../xml/tree.ts'
import { measure } from '../indent.ts'

/** Wider than any paper Word knows. */
export const LONGEST = 31_680

export const between = (value: number | undefined, low: number, high: number): number | undefined =>
  value === undefined || !Number.isFinite(value) ? undefined : Math.min(high, Math.max(low, Math.round(value)))

export const length = (of: XmlElement | undefined, name: string, low = 0, high = LONGEST): number | undefined =>
  between(measure(attribute(of, name)), low, high)

/** '#rrggbb', 'auto', or nothing where it is anything else. */
export const color = (text: string | undefined): string | undefined =>
  text === 'auto' ? 'auto' : text !== undefined && /^[0-9a-f]{6}$/i.test(text) ? `#${text.toLowerCase()}` : undefined

/** A font is named by letters, digits and little else; of several names the first counts. */
export const fontName = (text: string | undefined): string | undefined => {
  const name = text?.split(/[;,]/)[0]?.replace(/^@/, '').trim() ?? ''
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name) ? name : undefined
}

const LINES: Readonly<Record<string, Edge['line']>> = {
  double: 'double',
  triple: 'double',
  dashed: 'dashed',
  dashSmallGap: 'dashed',
  dotDash: 'dashed',
  dotDotDash: 'dashed',
  dotted: 'dotted',
}

/** One border: undefined where nothing is said, `null` where it is said that there is none. */
export const edge = (of: XmlElement | undefined): Edge | null | undefined => {
  const line = attribute(of, 'w:val')
  if (line === undefined) return undefined
  if (line === 'nil' || line === 'none') return null
  const ink = color(attribute(of, 'w:color'))
  return {
    line: lookUp(LINES, line) ?? 'solid',
    width: between(Number(attribute(of, 'w:sz') ?? 4), 2, 96) ?? 4,
    ...(ink !== undefined && ink !== 'auto' && { color: ink }),
  }
}

export const edges = (of: XmlElement | undefined): Edges | undefined => {
  if (of === undefined) return undefined
  const found: Record<string, Edge | null> = {}
  for (const [side, names] of SIDES)
    for (const name of names) {
      const one = edge(child(of, name))
      if (one !== undefined) found[side] = one
    }
  return found
}

const SIDES = [
  ['top', ['w:top']],
  ['left', ['w:left', 'w:start']],
  ['bottom', ['w:bottom']],
  ['right', ['w:right', 'w:end']],
] as const

/** The colour behind text, a paragraph or a cell; 'none' where a layer takes one away. A pattern counts as its fill. */
export const ground = (shd: XmlElement | undefined): string | undefined => {
  if (shd === undefined) return undefined
  const fill = color(attribute(shd, 'w:fill'))
  return fill === undefined || fill === 'auto' || fill === '#ffffff' ? 'none' : fill
}
