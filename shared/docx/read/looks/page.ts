/** Paper, margins and columns of a section. */
import type { PageLook } from '../../looks.ts'
import { attribute, child, type XmlElement } from '../../xml/tree.ts'
import { between, length } from './values.ts'

/** Letter with an inch all round, as Word takes it where nothing is said. */
const LETTER: PageLook = {
  width: 12_240,
  height: 15_840,
  top: 1440,
  right: 1440,
  bottom: 1440,
  left: 1440,
  header: 720,
  footer: 720,
  columns: 1,
}

export const pageOf = (sectPr: XmlElement | undefined): PageLook => {
  const size = child(sectPr, 'w:pgSz')
  const mar = child(sectPr, 'w:pgMar')
  const width = length(size, 'w:w', 2880, 31_680) ?? LETTER.width
  const height = length(size, 'w:h', 2880, 31_680) ?? LETTER.height
  // A margin below nothing lets the header stand in the text; at the sides a third is left for words.
  const at = (side: 'top' | 'right' | 'bottom' | 'left', most: number) =>
    Math.min(most, Math.abs(length(mar, `w:${side}`, -31_680) ?? LETTER[side]))
  return {
    width,
    height,
    top: at('top', height / 3),
    bottom: at('bottom', height / 3),
    left: at('left', width / 3),
    right: at('right', width / 3),
    header: length(mar, 'w:header', 0, 5760) ?? LETTER.header,
    footer: length(mar, 'w:footer', 0, 5760) ?? LETTER.footer,
    columns: between(Number(attribute(child(sectPr, 'w:cols'), 'w:num') ?? 1), 1, 10) ?? 1,
  }
}
