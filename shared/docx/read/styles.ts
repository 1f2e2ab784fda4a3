/** styles.xml: names, roles and the chains of what a style is based on. */
import type { ParagraphRole, StyleInfo } from '../model.ts'
import { attribute, child, elements, isOn, settingOf, wholeNumber, type XmlElement } from '../xml/tree.ts'
import { type StatedFormat, statedFormat } from './format.ts'

export interface Style {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly element: XmlElement
  /** The style and what it is based on, farthest ancestor first. */
  readonly chain: readonly XmlElement[]
  readonly role: ParagraphRole
  readonly level?: number
}

export interface Styles {
  readonly byId: ReadonlyMap<string, Style>
  readonly defaultParagraph: string | undefined
  /** What a character style says through its whole chain. */
  characterFormat(id: string | undefined): StatedFormat
}

/** Longer chains are loops or nonsense. */
const MAX_CHAIN = 32

export const readStyles = (root: XmlElement | undefined): Styles => {
  const raw = new Map<string, XmlElement>()
  let defaultParagraph: string | undefined
  for (const element of elements(root)) {
    const id = attribute(element, 'w:styleId')
    if (element.name !== 'w:style' || id === undefined) continue
    raw.set(id, element)
    const isDefault = ['1', 'true', 'on'].includes(attribute(element, 'w:default') ?? '')
    if (isDefault && (attribute(element, 'w:type') ?? 'paragraph') === 'paragraph') defaultParagraph ??= id
  }
  const byId = new Map<string, Style>()
  for (const [id, element] of raw) {
    const chain = chainOf(raw, id)
    const name = settingOf(element, 'w:name') ?? id
    byId.set(id, {
      id,
      name,
      type: attribute(element, 'w:type') ?? 'paragraph',
      element,
      chain,
      ...roleOf(chain),
    })
  }
  const formats = new Map<string, StatedFormat>()
  return {
    byId,
    defaultParagraph,
    characterFormat: (id) => {
      if (id === undefined) return {}
      let format = formats.get(id)
      if (format === undefined) {
        const chain = byId.get(id)?.chain ?? []
        format = Object.assign({}, ...chain.map((s) => statedFormat(child(s, 'w:rPr')))) as StatedFormat
        formats.set(id, format)
      }
      return format
    },
  }
}

const chainOf = (raw: ReadonlyMap<string, XmlElement>, id: string): XmlElement[] => {
  const chain: XmlElement[] = []
  let at = raw.get(id)
  while (at !== undefined && !chain.includes(at) && chain.length < MAX_CHAIN) {
    chain.unshift(at)
    at = raw.get(settingOf(at, 'w:basedOn') ?? '')
  }
  return chain
}

type Role = { readonly role: ParagraphRole; readonly level?: number }

/** Built-in styles carry English names whatever the language of Word; a style of one's own is known by its outline. */
export const roleOf = (chain: readonly XmlElement[]): Role => {
  const own = settingOf(chain.at(-1), 'w:name')?.toLowerCase().trim() ?? ''
  const byName = roleByName(own)
  if (byName !== undefined) return byName
  for (const style of chain.toReversed()) {
    const outline = outlineRole(child(style, 'w:pPr'))
    if (outline !== undefined) return outline
    const named = roleByName(settingOf(style, 'w:name')?.toLowerCase().trim() ?? '')
    // What is based on a heading is one, unless its outline level says otherwise.
    if (named !== undefined && named.role !== 'toc') return named
  }
  return { role: 'body' }
}

const roleByName = (name: string): Role | undefined => {
  if (name === 'title') return { role: 'title' }
  if (name === 'subtitle') return { role: 'subtitle' }
  if (name === 'quote' || name === 'intense quote' || name === 'block text') return { role: 'quote' }
  if (/^(toc \d|toc heading|table of figures|table of authorities)/.test(name)) return { role: 'toc' }
  const heading = /^heading ([1-9])$/.exec(name)
  return heading === null ? undefined : { role: 'heading', level: Number(heading[1]) }
}

/** Level 9 means body text; a missing level means nothing. */
export const outlineRole = (pPr: XmlElement | undefined): Role | undefined => {
  const level = wholeNumber(settingOf(pPr, 'w:outlineLvl'))
  if (level === undefined || level < 0) return undefined
  return level < 9 ? { role: 'heading', level: level + 1 } : { role: 'body' }
}

/** Whether a style is offered to a person: paragraph styles that Word does not hide. */
export const styleInfos = (styles: Styles): StyleInfo[] =>
  [...styles.byId.values()]
    .filter((s) => s.type === 'paragraph' && !hidden(s.element))
    .map((s) => ({ id: s.id, name: s.name, role: s.role, ...(s.level !== undefined && { level: s.level }) }))

const hidden = (style: XmlElement): boolean => {
  const flag = child(style, 'w:hidden')
  return flag !== undefined && isOn(flag)
}
