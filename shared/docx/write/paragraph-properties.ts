/** `w:pPr` with other properties, decided or pending. */
import type { Attribution, ParagraphProps } from '../model.ts'
import { type PropertyContext, readProperties } from '../read/properties.ts'
import { parseXml } from '../xml/parse.ts'
import { attribute, child, type XmlElement } from '../xml/tree.ts'
import type { Markup } from './markup.ts'
import type { StyleFinder } from './missing-styles.ts'
import { PARAGRAPH_ORDER, PropertyList } from './property-list.ts'

export interface PropertyWriter {
  readonly markup: Markup
  readonly context: PropertyContext
  readonly styles: StyleFinder
  readonly namespaces: Readonly<Record<string, string>>
}

/** What a pPrChange never holds. */
const NOT_PAST = ['rPr', 'sectPr', 'pPrChange'] as const

export const sameProps = (a: ParagraphProps, b: ParagraphProps): boolean =>
  a.style === b.style &&
  a.role === b.role &&
  a.level === b.level &&
  a.align === b.align &&
  sameNumber(a, b) &&
  sameIndent(a, b)

const sameNumber = (a: ParagraphProps, b: ParagraphProps): boolean =>
  a.num?.list === b.num?.list && a.num?.level === b.num?.level

const sameIndent = (a: ParagraphProps, b: ParagraphProps): boolean =>
  a.indent?.left === b.indent?.left && a.indent?.first === b.indent?.first

/** The properties another paragraph may take over: all but its section, its frame and its past. */
export const inheritable = (pPr: XmlElement | undefined, source: string): PropertyList => {
  const list = PropertyList.of(pPr, source, PARAGRAPH_ORDER)
  list.remove(...NOT_PAST)
  return list
}

/** Changes only what differs between `old` and `wanted`; a pending change remembers what was there. */
export const setProps = (
  list: PropertyList,
  old: ParagraphProps,
  wanted: ParagraphProps,
  writer: PropertyWriter,
  by?: Attribution,
): void => {
  if (sameProps(old, wanted)) return
  const { markup } = writer
  const before = list.copy()
  before.remove(...NOT_PAST)
  if (old.style !== wanted.style || old.role !== wanted.role || old.level !== wanted.level)
    setStyle(list, wanted, writer)
  setNumber(list, wanted, writer)
  if (old.align !== wanted.align) setAlign(list, wanted, writer)
  if (!sameIndent(old, wanted)) setIndent(list, wanted, writer)
  if (by === undefined) return
  const past = earlier(list.get('pPrChange'), markup) ?? `${markup.open('pPr')}${before.inner}${markup.close('pPr')}`
  list.set('pPrChange', `${markup.open('pPrChange', markup.by(by))}${past}${markup.close('pPrChange')}`)
}

/** A paragraph remembers one past only: with two pending changes in a row, the one before both. */
const earlier = (change: string | undefined, markup: Markup): string | undefined => {
  if (change === undefined) return undefined
  const from = change.indexOf(`<${markup.prefix}pPr`, 1)
  const to = change.lastIndexOf(`</${markup.prefix}pPrChange>`)
  return from === -1 || to === -1 ? undefined : change.slice(from, to)
}

const parsed = (list: PropertyList, { markup, namespaces }: PropertyWriter): XmlElement =>
  parseXml(`${markup.open('pPr')}${list.inner}${markup.close('pPr')}`, { namespaces })

const inForce = (list: PropertyList, writer: PropertyWriter): ParagraphProps =>
  readProperties(parsed(list, writer), writer.context)

const setStyle = (list: PropertyList, wanted: ParagraphProps, writer: PropertyWriter): void => {
  const id = writer.styles.find(wanted)
  list.remove('outlineLvl')
  if (id === undefined) list.remove('pStyle')
  else list.set('pStyle', writer.markup.value('pStyle', id))
}

const setNumber = (list: PropertyList, wanted: ParagraphProps, writer: PropertyWriter): void => {
  if (sameNumber(inForce(list, writer), wanted)) return
  const { markup, context } = writer
  list.remove('numPr')
  if (sameNumber(inForce(list, writer), wanted)) return
  const num = wanted.num
  if (num !== undefined && !context.numbering.byId.has(num.list)) return
  const inner =
    num === undefined
      ? markup.value('numId', '0')
      : markup.value('ilvl', String(num.level)) + markup.value('numId', num.list)
  list.set('numPr', `${markup.open('numPr')}${inner}${markup.close('numPr')}`)
}

const setAlign = (list: PropertyList, wanted: ParagraphProps, writer: PropertyWriter): void => {
  list.remove('jc')
  if (inForce(list, writer).align === wanted.align) return
  const value = wanted.align === 'justify' ? 'both' : (wanted.align ?? 'left')
  list.set('jc', writer.markup.value('jc', value))
}

const setIndent = (list: PropertyList, wanted: ParagraphProps, writer: PropertyWriter): void => {
  const { markup } = writer
  const before = child(parsed(list, writer), 'w:ind')
  const right = attribute(before, 'w:right') ?? attribute(before, 'w:end')
  list.remove('ind')
  if (sameIndent(inForce(list, writer), wanted) && right === undefined) return
  const { left, first } = wanted.indent ?? { left: 0, first: 0 }
  const hang = first < 0 ? markup.attribute('hanging', String(-first)) : markup.attribute('firstLine', String(first))
  const end = right === undefined ? '' : markup.attribute('right', right)
  list.set('ind', markup.empty('ind', `${markup.attribute('left', String(left))}${end}${hang}`))
}
