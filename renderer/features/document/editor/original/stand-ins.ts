import type { DocumentLooks } from '../../../../../shared/docx/looks.ts'
import { standInsFor } from './fonts.ts'
import { MOST } from './sheet.ts'
import { list } from './values.ts'

/** The families that may stand in for the fonts a document names. */
export function standInsIn({ normal, styles, direct, numbers }: DocumentLooks): Set<string> {
  const texts = [normal, ...list(styles, MOST.styles)].map((style) => style?.text)
  const levels = Object.values(numbers ?? {}).flatMap((own) => list(own, 9))
  const fonts = new Set([...texts, ...list(direct?.texts, MOST.looks), ...levels].map((text): unknown => text?.font))
  return new Set([...fonts].flatMap((font) => (typeof font === 'string' ? standInsFor(font) : [])))
}
