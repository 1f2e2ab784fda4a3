/** Who and when a tracked element claims. */
import { attribute, type XmlElement } from '../xml/tree.ts'

export const claimOf = (element: XmlElement): { author: string; date: string } => ({
  author: attribute(element, 'w:author') ?? '',
  date: attribute(element, 'w:date') ?? '',
})
