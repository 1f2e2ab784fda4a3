/** What one `w:rPr` says of a look. */
import type { TextLook } from '../../looks.ts'
import { attribute, child, settingOf, type XmlElement } from '../../xml/tree.ts'
import { statedFormat } from '../format.ts'
import type { Theme } from './theme.ts'
import { between, color, fontName, ground } from './values.ts'

/** Word's highlighting pens. */
const PENS: Readonly<Record<string, string>> = {
  yellow: '#ffff00',
  green: '#00ff00',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  blue: '#0000ff',
  red: '#ff0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#c0c0c0',
  black: '#000000',
  white: '#ffffff',
  none: 'none',
}

export const textLook = (rPr: XmlElement | undefined, theme: Theme): TextLook => {
  if (rPr === undefined) return {}
  const font = fontOf(child(rPr, 'w:rFonts'), theme)
  const half = settingOf(rPr, 'w:sz')
  const size = half === undefined ? undefined : between(Number(half), 8, 288)
  const ink = color(settingOf(rPr, 'w:color'))
  const pen = settingOf(rPr, 'w:highlight')
  const behind = (pen === undefined || !Object.hasOwn(PENS, pen) ? undefined : PENS[pen]) ?? ground(child(rPr, 'w:shd'))
  const { bold, italic, underline, caps } = statedFormat(rPr)
  return {
    ...(font !== undefined && { font }),
    ...(size !== undefined && { size }),
    ...(ink !== undefined && { color: ink }),
    ...(behind !== undefined && { ground: behind }),
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(underline !== undefined && { underline }),
    ...(caps !== undefined && { caps }),
  }
}

/** A theme's font goes before the name beside it, which is only what it was when the file was saved. */
const fontOf = (fonts: XmlElement | undefined, theme: Theme): string | undefined => {
  const themed = attribute(fonts, 'w:asciiTheme') ?? attribute(fonts, 'w:hAnsiTheme')
  const named = attribute(fonts, 'w:ascii') ?? attribute(fonts, 'w:hAnsi')
  return (themed === undefined ? undefined : theme[themed.startsWith('major') ? 'major' : 'minor']) ?? fontName(named)
}
