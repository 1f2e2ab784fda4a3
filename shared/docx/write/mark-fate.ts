/** What happens to marks without room (bookmarks, field codes, comment anchors) when the text around them changes. */
import type { Attribution } from '../model.ts'
import type { Field, Item, ParagraphReading } from '../read/item.ts'
import { attribute, type XmlElement } from '../xml/tree.ts'
import { DELETES, INSERTS, type Outcomes } from './outcomes.ts'

/** Undefined: the mark goes with its text. */
export interface MarkStanding {
  readonly path: readonly XmlElement[]
  readonly deleted?: Attribution
}

export const standingOfMark = (item: Item, reading: ParagraphReading, outcomes: Outcomes): MarkStanding | undefined => {
  const outcomeOf = (e: XmlElement) => (INSERTS.has(e.name) || DELETES.has(e.name) ? outcomes.of(e) : 'kept')
  const path = item.path.filter((e) => outcomeOf(e) === 'kept')
  const gone = item.path.some((e) => outcomeOf(e) === 'gone')
  const field = item.field
  if (field === undefined) {
    // Anchors beside runs stay: what they anchor may reach further than this text.
    return gone && item.run !== undefined && item.element.name !== 'w:commentReference' ? undefined : { path }
  }
  const extent = extentOf(field, reading)
  // A field that spans paragraphs is deleted mark by mark, as Word itself tracks it.
  if (extent === undefined) return gone ? undefined : { path }
  const { from, to } = extent
  if (from === to) return gone ? undefined : { path }
  if (outcomes.present(from, to) === 0) return undefined
  const deleted = outcomes.deletedBy(from, to)
  return { path, ...(deleted !== undefined && { deleted }) }
}

/** The visible stretch of the nearest field that has one, when it begins and ends in this paragraph. */
const extentOf = (field: Field, reading: ParagraphReading): { from: number; to: number } | undefined => {
  let extent: { from: number; to: number } | undefined
  for (let f: Field | undefined = field; f !== undefined; f = f.parent) {
    const marks = reading.items.filter((i) => i.field === f && i.element.name === 'w:fldChar')
    const type = (i: Item | undefined) => (i === undefined ? undefined : attribute(i.element, 'w:fldCharType'))
    const last = marks.at(-1)
    if (last === undefined || type(marks[0]) !== 'begin' || type(last) !== 'end') return undefined
    extent = { from: marks[0]!.at, to: last.at + last.text.length }
    if (extent.from < extent.to) return extent
  }
  return extent
}
