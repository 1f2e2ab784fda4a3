/** Colours and lines of the file, as far as they can be seen and read. */
import type { Edge, Edges, TextLook } from '../../../../../shared/docx/looks.ts'
import { isStrong, lighter, readable, tint } from './contrast.ts'
import { bounded, type Declarations, hex, round, rule } from './values.ts'

/** Where the page is white: colours of the file are not known to be readable on any other. */
const LIGHT = ':is(:root[data-mantine-color-scheme="light"],:root[data-paper="light"]) .paper.original'

/** Colour says who: the file's own steps back under a change, and on a ground of the file's it might not be read on. */
const ON_PAPER = ':not(ins *,del *,.margin-text *,.shade,.shade *)'
const ON_LIGHT = ':not(ins *,del *,.margin-text *,.dark,.dark *)'

/** Text in its colour where that can be read; 'auto' is the page's ink. */
export const ink = (selector: string, look: TextLook | undefined, pseudo = ''): string => {
  const color = hex(look?.color)
  const behind = hex(look?.ground)
  const seen = color && readable(color, behind && lighter(behind))
  const drawn = look?.color === 'auto' || (color && !seen) ? 'var(--ink)' : seen
  const where = drawn === 'var(--ink)' || (seen && isStrong(seen)) ? ON_LIGHT : ON_PAPER
  return rule(`${LIGHT} ${selector}${where}${pseudo}`, { color: drawn })
}

/** Behind a stretch of text, unless a change is drawn there. */
export const pen = (selector: string, value: unknown): string => {
  const color = hex(value)
  return color === undefined
    ? ''
    : rule(`${LIGHT} ${selector}:not(ins *,del *,.dark *)`, { 'background-color': lighter(color) })
}

export const ground = (selector: string, value: unknown): string => {
  if (value === 'none') return rule(`${LIGHT} ${selector}`, { 'background-color': 'transparent' })
  const color = hex(value)
  return color === undefined ? '' : rule(`${LIGHT} ${selector}`, { 'background-color': tint(color) })
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const
const LINES: readonly unknown[] = ['solid', 'double', 'dashed', 'dotted']

/** All four sides: one that is not said has no line. */
export const edgeLines = (edges: Edges): Declarations =>
  Object.fromEntries(SIDES.map((side) => [`border-${side}`, edgeLine(edges[side])]))

function edgeLine(edge: Edge | null | undefined): string {
  const width = bounded(edge?.width, 2, 96)
  if (!edge || width === undefined || !LINES.includes(edge.line)) return '0'
  const color = hex(edge.color)
  // A line may be as light as it likes; on dark ground it is drawn in the ink's own.
  const points = edge.line === 'double' ? Math.max(3, (width / 8) * 3) : width / 8
  return `max(${edge.line === 'double' ? 3 : 1}px,calc(${round(points)} * var(--pt))) ${edge.line} ${color === undefined ? 'var(--edge)' : `light-dark(${color},var(--edge))`}`
}
