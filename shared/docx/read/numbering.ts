/** numbering.xml resolved: instances over abstract lists, overrides, and the detour through a numbering style. */
import type { NumberingLevel, NumberingList } from '../model.ts'
import { attribute, child, elements, isOn, settingOf, wholeNumber, type XmlElement } from '../xml/tree.ts'
import { readIndent } from './indent.ts'
import type { Styles } from './styles.ts'

export interface Numbering {
  readonly lists: readonly NumberingList[]
  readonly byId: ReadonlyMap<string, NumberingList>
  /** The level of a list that belongs to a paragraph style (`w:pStyle` in the level). */
  levelOfStyle(list: string, style: string): number | undefined
  /** The element that defines a level. */
  levelOf(list: string, level: number): XmlElement | undefined
}

interface Abstract {
  readonly id: string
  readonly element: XmlElement
}

export const readNumbering = (root: XmlElement | undefined, styles: Styles): Numbering => {
  const abstracts = new Map<string, Abstract>()
  const instances = new Map<string, XmlElement>()
  for (const element of elements(root)) {
    const abstract = attribute(element, 'w:abstractNumId')
    const id = attribute(element, 'w:numId')
    if (element.name === 'w:abstractNum' && abstract !== undefined) abstracts.set(abstract, { id: abstract, element })
    if (element.name === 'w:num' && id !== undefined) instances.set(id, element)
  }
  const resolve = (num: XmlElement, depth = 0): Abstract | undefined => {
    const abstract = abstracts.get(settingOf(num, 'w:abstractNumId') ?? '')
    const link = settingOf(abstract?.element, 'w:numStyleLink')
    if (link === undefined || depth > 8) return abstract
    const through = settingOf(child(styles.byId.get(link)?.element, 'w:pPr', 'w:numPr'), 'w:numId')
    const next = instances.get(through ?? '')
    return (next === undefined || next === num ? undefined : resolve(next, depth + 1)) ?? abstract
  }
  const lists: NumberingList[] = []
  const levelStyles = new Map<string, Map<string, number>>()
  const defined = new Map<string, readonly (XmlElement | undefined)[]>()
  for (const [id, num] of instances) {
    const abstract = resolve(num)
    if (abstract === undefined) continue
    const levels = levelsOf(abstract.element)
    const startOverrides: Record<number, number> = {}
    for (const override of elements(num).filter((e) => e.name === 'w:lvlOverride')) {
      const level = wholeNumber(attribute(override, 'w:ilvl'))
      if (level === undefined || level < 0 || level > 8) continue
      const own = child(override, 'w:lvl')
      if (own !== undefined) levels[level] = own
      const start = wholeNumber(settingOf(override, 'w:startOverride'))
      if (start !== undefined) startOverrides[level] = start
    }
    lists.push({
      id,
      counters: abstract.id,
      levels: Array.from({ length: 9 }, (_, level) => readLevel(levels[level])),
      ...(Object.keys(startOverrides).length > 0 && { startOverrides }),
    })
    defined.set(id, levels)
    const styled = new Map<string, number>()
    levels.forEach((level, n) => {
      const style = settingOf(level, 'w:pStyle')
      if (style !== undefined) styled.set(style, n)
    })
    levelStyles.set(id, styled)
  }
  return {
    lists,
    byId: new Map(lists.map((l) => [l.id, l])),
    levelOfStyle: (list, style) => levelStyles.get(list)?.get(style),
    levelOf: (list, level) => defined.get(list)?.[level],
  }
}

const levelsOf = (abstract: XmlElement): (XmlElement | undefined)[] => {
  const levels: (XmlElement | undefined)[] = []
  for (const element of elements(abstract)) {
    const level = wholeNumber(attribute(element, 'w:ilvl'))
    if (element.name === 'w:lvl' && level !== undefined && level >= 0 && level < 9) levels[level] = element
  }
  return levels
}

/** Nobody's number is longer, and every paragraph of the list prints it. */
const LONGEST_NUMBER = 255

const readLevel = (level: XmlElement | undefined): NumberingLevel => {
  if (level === undefined) return { format: 'none', text: '', start: 1 }
  const legal = child(level, 'w:isLgl')
  const suffix = settingOf(level, 'w:suff')
  const side = settingOf(level, 'w:lvlJc')
  const align = side === 'right' || side === 'end' ? 'right' : side === 'center' ? side : undefined
  const restart = wholeNumber(settingOf(level, 'w:lvlRestart'))
  const { left, first } = readIndent(child(level, 'w:pPr', 'w:ind'))
  return {
    format: settingOf(level, 'w:numFmt') ?? 'decimal',
    text: (settingOf(level, 'w:lvlText') ?? '').slice(0, LONGEST_NUMBER),
    start: wholeNumber(settingOf(level, 'w:start')) ?? 0,
    ...(restart !== undefined && { restart }),
    ...(legal !== undefined && isOn(legal) && { legal: true }),
    ...((suffix === 'space' || suffix === 'nothing') && { suffix }),
    ...(align !== undefined && { align }),
    ...((left !== undefined || first !== undefined) && { indent: { left: left ?? 0, first: first ?? 0 } }),
  }
}
