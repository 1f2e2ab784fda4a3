/** The two fonts a theme gives: for headings and for text. */
import { attribute, child, type XmlElement } from '../../xml/tree.ts'
import { fontName } from './values.ts'

export interface Theme {
  readonly major?: string
  readonly minor?: string
}

export const readTheme = (root: XmlElement | undefined): Theme => {
  const fonts = child(root, 'a:themeElements', 'a:fontScheme')
  const major = fontName(attribute(child(fonts, 'a:majorFont', 'a:latin'), 'typeface'))
  const minor = fontName(attribute(child(fonts, 'a:minorFont', 'a:latin'), 'typeface'))
  return { ...(major !== undefined && { major }), ...(minor !== undefined && { minor }) }
}
