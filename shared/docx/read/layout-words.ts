/** A tracked change of a table's, row's, cell's or section's properties in words: what was there and what is now. */
import { attribute, child, elements, wholeNumber, type XmlElement } from '../xml/tree.ts'

/** Tracked elements that say how their parent looked before, and what their parent is called. */
const CHANGES: Readonly<Record<string, string>> = {
  'w:sectPrChange': 'Page layout',
  'w:tblPrChange': 'Table',
  'w:tblPrExChange': 'Table, for one row',
  'w:tblGridChange': 'Table columns',
  'w:trPrChange': 'Table row',
  'w:tcPrChange': 'Table cell',
}

export const isLayoutChange = ({ name }: XmlElement): boolean => CHANGES[name] !== undefined

const NAMES: Readonly<Record<string, string>> = {
  'w:pgSz': 'paper',
  'w:pgMar': 'margins',
  'w:pgBorders': 'page borders',
  'w:cols': 'text columns',
  'w:pgNumType': 'page numbers',
  'w:titlePg': 'first page of its own',
  'w:lnNumType': 'line numbers',
  'w:type': 'section begins',
  'w:docGrid': 'line grid',
  'w:vAlign': 'vertical alignment',
  'w:textDirection': 'text direction',
  'w:bidi': 'right to left',
  'w:tblStyle': 'style',
  'w:tblW': 'width',
  'w:tcW': 'width',
  'w:jc': 'alignment',
  'w:tblInd': 'indent',
  'w:tblBorders': 'borders',
  'w:tcBorders': 'borders',
  'w:shd': 'shading',
  'w:tblLayout': 'fitting',
  'w:tblCellMar': 'cell margins',
  'w:tcMar': 'cell margins',
  'w:tblLook': 'parts of the style',
  'w:tblpPr': 'position on the page',
  'w:trHeight': 'height',
  'w:cantSplit': 'kept on one page',
  'w:tblHeader': 'repeated as heading',
  'w:gridSpan': 'columns spanned',
  'w:vMerge': 'joined with the cell above',
  'w:noWrap': 'no line breaks',
  'w:gridCol': 'widths',
}

/** What is no look of it: marks, the past, and what a section refers to. */
const NOT_LOOKS = /Change$|^w:(ins|del|cellIns|cellDel|cellMerge|rPr|headerReference|footerReference|divId|cnfStyle)$/

const MOST = 240

/** "Page layout: paper 21 × 29.7 cm → 29.7 × 21 cm". `properties` holds the change. */
export const layoutWords = (properties: XmlElement, change: XmlElement): string => {
  const before = looks(child(change, properties.name))
  const after = looks(properties)
  const all = [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was = 'none', is = 'none'] = [before.get(name), after.get(name)]
    return was === is ? [] : [`${NAMES[name] ?? name.replace(/^w:/, '')} ${was} → ${is}`]
  })
  const words = `${CHANGES[change.name]}: ${all.length === 0 ? 'nothing Parley can tell' : all.join(', ')}`
  return words.length > MOST ? `${words.slice(0, MOST - 1).trimEnd()}…` : words
}

/** By element; several of one name are one. */
const looks = (properties: XmlElement | undefined): Map<string, string> => {
  const out = new Map<string, string>()
  for (const element of elements(properties)) {
    if (NOT_LOOKS.test(element.name)) continue
    const known = out.get(element.name)
    out.set(element.name, known === undefined ? said(element) : `${known}, ${said(element)}`)
  }
  return out
}

const said = (element: XmlElement): string => {
  const { name, attributes } = element
  const of = (key: string) => attribute(element, `w:${key}`)
  if (name === 'w:pgSz') return `${cm(of('w'))} × ${cm(of('h'))} cm`
  if (name === 'w:gridCol' || name === 'w:trHeight') return `${cm(of('w') ?? of('val'))} cm`
  if (/^w:(tblW|tcW|tblInd)$/.test(name)) return width(of('w'), of('type'))
  if (name === 'w:shd') return of('fill') ?? of('val') ?? 'set'
  const within = elements(element).map((e) => `${e.name.replace(/^w:/, '')} ${said(e)}`)
  if (within.length > 0) return within.join(' ')
  const values = Object.entries(attributes).filter(([key]) => key.startsWith('w:'))
  if (values.length === 0) return 'yes'
  if (values.length === 1 && values[0]![0] === 'w:val') return values[0]![1]
  return values.map(([key, value]) => `${key.slice(2)} ${value}`).join(' ')
}

const width = (value: string | undefined, type: string | undefined): string => {
  if (type === 'auto' || value === undefined) return 'automatic'
  if (type === 'pct') return value.endsWith('%') ? value : `${Math.round(Number(value)) / 50} %`
  return `${cm(value)} cm`
}

/** Twentieths of a point as centimetres; what is written otherwise stays so. */
const cm = (value: string | undefined): string => {
  const twips = wholeNumber(value)
  return twips === undefined ? (value ?? '?') : `${Math.round((twips / 567) * 10) / 10}`
}
