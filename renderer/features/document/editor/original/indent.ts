/** Where a paragraph's lines begin, and the room its number takes before the first word. */
import type { NumberingLevel, ParagraphProps } from '../../../../../shared/docx/model.ts'
import type { Ruler } from './tabs.ts'
import { bounded } from './values.ts'

type Indent = NonNullable<ParagraphProps['indent']>

export const inBounds = (indent: ParagraphProps['indent']): Indent => ({
  left: bounded(indent?.left, -2880, 15_840) ?? 0,
  first: bounded(indent?.first, -15_840, 15_840) ?? 0,
})

/** Custom properties, in twentieths of a point; the page's stylesheet makes lengths of them. */
export const indentOf = ({ left, first }: Indent, level: NumberingLevel | undefined, ruler: Ruler): string[] => [
  ...(left !== 0 ? [`--l:${left}`] : []),
  ...(first !== 0 ? [`--f:${first}`] : []),
  ...(level && level.suffix === undefined ? [`--nw:${numberRoom(left, first, level, ruler)}`] : []),
  ...(level?.suffix === 'nothing' ? ['--ng:0'] : []),
]

/** A tab follows the number: words begin at the hanging indent, or at the next stop where the number is too wide. */
function numberRoom(left: number, first: number, level: NumberingLevel, { step, tab, stops }: Ruler): number {
  const begin = left + first
  // A number is figures, of which nobody knows how many: the one it begins with counts.
  const wide = level.text.replace(/%[1-9]/g, '0').length * step
  const end = begin + (level.align === 'right' ? 0 : level.align === 'center' ? wide / 2 : wide)
  const next = [...(first < 0 ? [left] : []), ...stops.map((s) => bounded(s.at, 0, 31_680) ?? 0)]
    .filter((at) => at > end)
    .sort((a, b) => a - b)[0]
  const stop = next ?? Math.ceil((end + 1) / tab) * tab
  return Math.round(stop - begin)
}
