/** `w:ind` as two numbers; each may be left to a style or a numbering level. */
import { attribute, wholeNumber, type XmlElement } from '../xml/tree.ts'

export interface StatedIndent {
  readonly left?: number
  readonly first?: number
}

export const readIndent = (ind: XmlElement | undefined): StatedIndent => {
  const left = measure(attribute(ind, 'w:start') ?? attribute(ind, 'w:left'))
  const hanging = measure(attribute(ind, 'w:hanging'))
  const first = hanging === undefined ? measure(attribute(ind, 'w:firstLine')) : -hanging
  return { ...(left !== undefined && { left }), ...(first !== undefined && { first }) }
}

const UNITS: Readonly<Record<string, number>> = { pt: 20, in: 1440, cm: 567, mm: 56.7, pc: 240, pi: 240 }

/** Twentieths of a point; strict files may write "36pt", and Google Docs writes "720.0000000000001". */
export const measure = (text: string | undefined): number | undefined => {
  const whole = wholeNumber(text)
  if (whole !== undefined) return whole
  const unit = /^(-?\d{1,9}(?:\.\d{1,20})?)(pt|in|cm|mm|pc|pi|)$/.exec(text ?? '')
  return unit === null ? undefined : Math.round(Number(unit[1]) * (UNITS[unit[2]!] ?? 1))
}
