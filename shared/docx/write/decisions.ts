/** Property elements after what was decided about the tracked changes in them. */
import { child, elements, type XmlElement } from '../xml/tree.ts'

export interface Decisions {
  readonly accepted: ReadonlySet<number>
  readonly rejected: ReadonlySet<number>
}

export const isDecided = (element: XmlElement, { accepted, rejected }: Decisions): boolean =>
  element.tracked !== undefined && (accepted.has(element.tracked) || rejected.has(element.tracked))

/** What stays when the properties go back to what they were: marks of other changes, and parts `…Change` never holds. */
const STAYS = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:headerReference',
  'w:footerReference',
  'w:rPr',
  'w:sectPr',
])

/** The element's text after decisions, or undefined when none concerns it. Empty text means: leave it out. */
export const decideProperties = (properties: XmlElement, source: string, decisions: Decisions): string | undefined => {
  const children = elements(properties)
  if (!children.some((c) => isDecided(c, decisions) || decidedInside(c, decisions))) return undefined
  const change = children.find((c) => c.name.endsWith('Change') && isDecided(c, decisions))
  const back =
    change !== undefined && decisions.rejected.has(change.tracked!) ? child(change, properties.name) : undefined
  const text = (e: XmlElement): string =>
    leavesList(e, decisions) ? '' : (decideProperties(e, source, decisions) ?? source.slice(e.from, e.to))
  const inner = (back === undefined ? children : children.filter((c) => STAYS.has(c.name)))
    .filter((c) => !isDecided(c, decisions))
    .map(text)
  const before = elements(back).flatMap((c) => (c.tracked === undefined ? source.slice(c.from, c.to) : []))
  // In a section, references to headers come first; everywhere else the order of these two does not matter to Word.
  const all = properties.name === 'w:sectPr' ? [...inner, ...before] : [...before, ...inner]
  return rebuild(properties, source, all.join(''))
}

/** Rejecting the insertion of numbering takes the paragraph out of its list again. */
const leavesList = (element: XmlElement, { rejected }: Decisions): boolean =>
  element.name === 'w:numPr' && elements(element).some((e) => e.tracked !== undefined && rejected.has(e.tracked))

const decidedInside = (element: XmlElement, decisions: Decisions): boolean =>
  elements(element).some((c) => isDecided(c, decisions) || decidedInside(c, decisions))

/** An element with other content; one that was self-closing gets a close tag. */
export const rebuild = (element: XmlElement, source: string, inner: string): string => {
  const open = source.slice(element.from, element.openEnd)
  if (inner === '') return open.endsWith('/>') ? open : `${open}</${element.tag}>`
  return `${open.endsWith('/>') ? `${open.slice(0, -2)}>` : open}${inner}</${element.tag}>`
}
