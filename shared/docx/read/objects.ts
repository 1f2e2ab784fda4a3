/** Names for what stands in the line and is not text. */
import type { InlineObject } from '../model.ts'
import { attribute, textOf, walk, type XmlElement } from '../xml/tree.ts'
import { type DrawnPicture, drawnPicture } from './pictures.ts'

interface Named extends Pick<InlineObject, 'kind' | 'label'> {
  /** Of an image: how it is drawn, and what it is called in the relations of its part. */
  readonly drawn?: DrawnPicture
}

const short = (text: string): string => {
  const one = text.replace(/\s+/g, ' ').trim()
  return one.length > 80 ? `${one.slice(0, 79)}…` : one
}

const has = (element: XmlElement, name: string): boolean => {
  for (const e of walk(element)) if (e.name === name) return true
  return false
}

/** A drawing, picture, object or alternate content, by what it holds. */
export const nameObject = (element: XmlElement): Named => {
  if (element.name === 'w:object') return { kind: 'object', label: 'embedded object' }
  if (element.name.startsWith('m:')) return { kind: 'object', label: `formula ${short(mathText(element))}`.trim() }
  if (has(element, 'w:txbxContent')) return { kind: 'drawing', label: 'text box' }
  if (has(element, 'c:chart')) return { kind: 'drawing', label: 'chart' }
  if (has(element, 'dgm:relIds')) return { kind: 'drawing', label: 'diagram' }
  if (has(element, 'pic:pic') || has(element, 'v:imagedata')) {
    const words = short(altText(element))
    const drawn = drawnPicture(element)
    return { kind: 'image', label: words === '' ? 'image' : `image: ${words}`, ...(drawn && { drawn }) }
  }
  if (element.name === 'w:drawing' || element.name === 'w:pict' || element.name === 'mc:AlternateContent')
    return { kind: 'drawing', label: 'drawing' }
  const words = short(textOf(element))
  return { kind: 'unknown', label: words === '' ? 'something Parley cannot show' : words }
}

const altText = (element: XmlElement): string => {
  for (const e of walk(element)) if (e.name === 'wp:docPr') return attribute(e, 'descr') ?? ''
  return ''
}

const mathText = (element: XmlElement): string => {
  let text = ''
  for (const e of walk(element)) if (e.name === 'm:t') text += textOf(e)
  return text
}

/** The symbol fonts' commonest characters; the rest are named by their code. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0FC: '✓',
  F0FE: '☑',
  F0A8: '☐',
  F06F: '☐',
  F0A7: '▪',
  F0B7: '•',
  F0D8: '➢',
  F0E0: '→',
  F0FB: '✗',
  F02D: '−',
  F0A3: '≤',
  F0B3: '≥',
  F0B1: '±',
}

export const nameSymbol = (element: XmlElement): Named => {
  const code = (attribute(element, 'w:char') ?? '').toUpperCase()
  return { kind: 'symbol', label: SYMBOLS[code] ?? `symbol ${code}`.trim() }
}

/** Fields that never show anything: index and contents marks, settings. */
const SILENT = new Set(['XE', 'TC', 'TA', 'RD', 'SET', 'PRIVATE', 'ASK', 'ADVANCE', 'NEXT', 'NEXTIF', 'SKIPIF'])

/** A field without visible result, or undefined when it is meant to have none. */
export const nameField = (instruction: string): Named | undefined => {
  const word = /^\s*([A-Za-z]+)/.exec(instruction)?.[1]?.toUpperCase() ?? ''
  if (word === '' || SILENT.has(word)) return undefined
  if (word === 'FORMCHECKBOX') return { kind: 'field', label: 'check box' }
  if (word.startsWith('FORM')) return { kind: 'field', label: 'form field' }
  return { kind: 'field', label: `field ${word}` }
}
