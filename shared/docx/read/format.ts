/** Character formatting: what the six properties Parley shows are set to, on, off or not said. */
import type { CharFormat } from '../model.ts'
import { attribute, child, isOn, lookUp, settingOf, type XmlElement } from '../xml/tree.ts'

/** What one `w:rPr` says. `false`/'none' is a statement too: it switches off what a style switches on. */
export interface StatedFormat {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly caps?: 'all' | 'small' | 'none'
  readonly vertical?: 'super' | 'sub' | 'none'
}

const toggle = (rPr: XmlElement, name: string): boolean | undefined => {
  const element = child(rPr, name)
  return element === undefined ? undefined : isOn(element)
}

export const statedFormat = (rPr: XmlElement | undefined): StatedFormat => {
  if (rPr === undefined) return {}
  const bold = toggle(rPr, 'w:b')
  const italic = toggle(rPr, 'w:i')
  const under = child(rPr, 'w:u')
  const struck = toggle(rPr, 'w:strike')
  const twice = toggle(rPr, 'w:dstrike')
  const strike = struck === true || twice === true ? true : (struck ?? twice)
  const all = toggle(rPr, 'w:caps')
  const small = toggle(rPr, 'w:smallCaps')
  const caps = all ? 'all' : small ? 'small' : all === false || small === false ? 'none' : undefined
  const align = settingOf(rPr, 'w:vertAlign')
  const vertical = align === undefined ? undefined : (lookUp(VERTICAL, align) ?? 'none')
  return {
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(under !== undefined && { underline: (attribute(under, 'w:val') ?? 'single') !== 'none' }),
    ...(strike !== undefined && { strike }),
    ...(caps !== undefined && { caps }),
    ...(vertical !== undefined && { vertical }),
  }
}

const VERTICAL: Readonly<Record<string, 'super' | 'sub'>> = { superscript: 'super', subscript: 'sub' }

/** Statements laid over each other, the last one winning, as the format a reader sees. */
export const settle = (...stated: readonly StatedFormat[]): CharFormat => {
  const all: StatedFormat = Object.assign({}, ...stated)
  return {
    ...(all.bold === true && { bold: true }),
    ...(all.italic === true && { italic: true }),
    ...(all.underline === true && { underline: true }),
    ...(all.strike === true && { strike: true }),
    ...(all.caps !== undefined && all.caps !== 'none' && { caps: all.caps }),
    ...(all.vertical !== undefined && all.vertical !== 'none' && { vertical: all.vertical }),
  }
}

export const FORMAT_KEYS = ['bold', 'italic', 'underline', 'strike', 'caps', 'vertical'] as const

export const sameFormat = (a: CharFormat, b: CharFormat): boolean => FORMAT_KEYS.every((key) => a[key] === b[key])

export const isPlain = (format: CharFormat): boolean => FORMAT_KEYS.every((key) => format[key] === undefined)
