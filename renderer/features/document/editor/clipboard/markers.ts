import { writeNumber } from '../../../../../shared/text/number-words.ts'
import { styleOf, tagOf } from './elements.ts'
import type { Marker } from './lines.ts'

const TYPES: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
}

/** What a browser writes before this list item. */
export function listMarker(item: Element): Marker | undefined {
  const list = item.parentElement
  const type = typeOf(item) ?? (list ? typeOf(list) : undefined)
  if (type === 'none') return undefined
  const level = Math.min(8, levelOf(item))
  if (!list || tagOf(list) !== 'OL') return { text: '•', level }
  const number = writeNumber(ordinalOf(item, list), TYPES[type ?? ''] ?? 'decimal')
  return { text: `${number}.`, level }
}

const typeOf = (element: Element): string | undefined =>
  /list-style(?:-type)?:\s*([a-z-]+)/i.exec(styleOf(element))?.[1] ?? element.getAttribute('type') ?? undefined

/** Google Docs says the level; elsewhere the lists around are counted. */
function levelOf(item: Element): number {
  const said = Number(item.getAttribute('aria-level'))
  if (said >= 1) return said - 1
  let level = -1
  for (let up = item.parentElement; up; up = up.parentElement) if (/^[OU]L$/.test(tagOf(up))) level++
  return Math.max(0, level)
}

const numbered = new WeakMap<Element, number>()

function ordinalOf(item: Element, list: Element): number {
  const said = Number(item.getAttribute('value'))
  let before = item.previousElementSibling
  while (before && tagOf(before) !== 'LI') before = before.previousElementSibling
  const start = Number(list.getAttribute('start') ?? 1)
  const next = before ? (numbered.get(before) ?? start) + 1 : start
  const ordinal = Number.isInteger(said) && said > 0 ? said : Number.isInteger(next) ? next : 1
  numbered.set(item, ordinal)
  return ordinal
}
