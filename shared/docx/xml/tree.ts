/** A light element tree that remembers where in the source it stood, so that bytes can be kept instead of rewritten. */

export type Attributes = Readonly<Record<string, string>>

export interface XmlElement {
  /** Short name, see names.ts. */
  readonly name: string
  /** The name as the file spells it. */
  readonly tag: string
  readonly attributes: Attributes
  readonly children: XmlChild[]
  /** Offsets in the source: `<` of the open tag, past its `>`, `<` of the close tag, past its `>`. */
  readonly from: number
  readonly openEnd: number
  closeFrom: number
  to: number
  /** Ordinal among the tracked elements of the part, when this is one. */
  readonly tracked?: number
}

export type XmlChild = XmlElement | string

export const isElement = (child: XmlChild): child is XmlElement => typeof child !== 'string'

export const elements = (of: XmlElement | undefined): XmlElement[] => of?.children.filter(isElement) ?? []

/** The first child element along a path of names. */
export const child = (of: XmlElement | undefined, ...path: string[]): XmlElement | undefined => {
  let at = of
  for (const name of path) {
    at = at?.children.find((c): c is XmlElement => isElement(c) && c.name === name)
    if (at === undefined) return undefined
  }
  return at
}

export const attribute = (of: XmlElement | undefined, name: string): string | undefined =>
  of !== undefined && Object.hasOwn(of.attributes, name) ? of.attributes[name] : undefined

/** The `w:val` of a child, as most of Word's settings are written. */
export const settingOf = (of: XmlElement | undefined, name: string): string | undefined =>
  attribute(child(of, name), 'w:val')

/** What a table has under a word of the file. A file may say "constructor", which every object answers to. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined

/** A whole number; anything else (also "12pt") is not one. */
export const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined

/** Word's switches: present without a value means on. */
export const isOn = (element: XmlElement): boolean => {
  const value = attribute(element, 'w:val')
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

/** Every element below, the element itself included, in document order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const c of element.children) if (isElement(c)) yield* walk(c)
}

export const textOf = (element: XmlElement): string =>
  element.children.map((c) => (isElement(c) ? textOf(c) : c)).join('')
