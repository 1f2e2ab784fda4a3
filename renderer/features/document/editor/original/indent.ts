/** Where a paragraph's lines begin, and the room its number takes before the first word. */
import type { TabStop } from '../../../../../shared/docx/looks.ts'
import type { NumberingLevel, ParagraphProps } from '../../../../../shared/docx/model.ts'
import { bounded } from './values.ts'

export interface Measure {
  /** Half-points. */
  readonly size: number
  /** Distance of the stops that nobody set. */
  readonly tab: number
  readonly stops: readonly TabStop[]
}

/** Custom properties, in twentieths of a point; the page's stylesheet makes lengths of them. */
export function indentOf(
  indent: ParagraphProps['indent'],
  level: NumberingLevel | undefined,
  measure: Measure,
): string[] {
  const left = bounded(indent?.left, -2880, 15_840) ?? 0
  const first = bounded(indent?.first, -15_840, 15_840) ?? 0
  return [
    ...(left !== 0 ? [`--l:${left}`] : []),
    ...(first !== 0 ? [`--f:${first}`] : []),
    ...(level && level.suffix === undefined ? [`--nw:${numberRoom(left, first, level, measure)}`] : []),
    ...(level?.suffix === 'nothing' ? ['--ng:0'] : []),
  ]
}

/** A tab follows the number: words begin at the hanging indent, or at the next stop where the number is too wide. */
function numberRoom(left: number, first: number, level: NumberingLevel, { size, tab, stops }: Measure): number {
  const begin = left + first
  // Half the size is what a character takes on average; a number is figures, of which nobody knows how many.
  const wide = level.text.replace(/%[1-9]/g, '0').length * size * 5
  const end = begin + (level.align === 'right' ? 0 : level.align === 'center' ? wide / 2 : wide)
  const next = [...(first < 0 ? [left] : []), ...stops.map((s) => bounded(s.at, 0, 31_680) ?? 0)]
    .filter((at) => at > end)
    .sort((a, b) => a - b)[0]
  const stop = next ?? Math.ceil((end + 1) / tab) * tab
  return Math.round(stop - begin)
}
