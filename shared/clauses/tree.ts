/** Which place lies in which: read from lists, heading levels and the numbers themselves. */
import { romanValue } from './label.ts'
import { type OutlineLine, type Place, placesOf } from './place.ts'

export interface PlaceNode extends Place {
  /** Index of the place it lies in, -1 at the top. */
  readonly parent: number
  readonly children: readonly number[]
  /** The last line that belongs to it, everything below it included. */
  readonly last: number
  /** The whole number, one part each: 9, 2, (b). */
  readonly tokens: readonly string[]
  /** The same as printed in a citation: "9.2(b)". Empty for a heading without a number. */
  readonly path: string
  /** Index of the schedule (or the article that counts its sections anew) in which the number is unique; -1: the contract. */
  readonly space: number
}

/** Everything of a document that can be cited, as a tree. */
export const treeOf = (lines: readonly OutlineLine[]): PlaceNode[] => {
  const nodes: (PlaceNode & { children: number[]; last: number })[] = []
  const open: number[] = []
  placesOf(lines).forEach((place, index) => {
    const parent = settle(place, open, nodes)
    const { tokens, space } = numbered(place, parent, nodes)
    nodes.push({ ...place, parent, children: [], last: place.at, tokens, path: pathOf(place, tokens), space })
    if (parent >= 0) nodes[parent]!.children.push(index)
    open.push(index)
  })
  for (let index = nodes.length - 1; index >= 0; index--) {
    const below = nodes[index]!.children.at(-1)
    nodes[index]!.last = below === undefined ? (nodes[index + 1]?.at ?? lines.length) - 1 : nodes[below]!.last
  }
  return nodes
}

/** "9.2(b)" from 9, 2 and (b). */
export const joinTokens = (tokens: readonly string[]): string =>
  tokens.reduce((path, token) => (path === '' || token.startsWith('(') ? path + token : `${path}.${token}`), '')

const pathOf = ({ label }: Place, tokens: readonly string[]): string =>
  label === undefined ? '' : label.kind === 'clause' ? joinTokens(tokens) : label.shown

/** Takes from the stack what is over, and answers what the place lies in. */
const settle = (place: Place, open: number[], nodes: readonly PlaceNode[]): number => {
  const sameList = open.some((index) => nodes[index]!.list?.list === place.list?.list && place.list !== undefined)
  if (place.label?.relative && !sameList) {
    const before = open.findLastIndex((index) => follows(nodes[index]!, place))
    if (before >= 0) open.length = before
  }
  while (open.length > 0 && !holds(nodes[open.at(-1)!]!, place)) open.pop()
  return open.at(-1) ?? -1
}

/** May this place lie in that one? */
const holds = (outer: Place, inner: Place): boolean => {
  if (inner.apart) return false
  const kind = outer.label?.kind
  const deeper = outer.heading !== undefined && inner.heading !== undefined && outer.heading < inner.heading
  const bareHeading = inner.label === undefined
  if (kind === 'schedule') return bareHeading ? outer.heading === undefined || deeper : inner.label?.kind !== 'schedule'
  if (inner.label?.kind === 'schedule') return false
  if (kind === 'article') return bareHeading ? outer.heading === undefined || deeper : inner.label?.kind !== 'article'
  if (inner.label?.kind === 'article') return kind === undefined && deeper
  if (outer.list !== undefined && outer.list.list === inner.list?.list) return outer.list.level < inner.list.level
  if (bareHeading) return deeper
  if (outer.label === undefined) return inner.heading === undefined || deeper
  if (inner.label?.relative) return outer.label.relative ? style(outer) !== style(inner) : true
  if (outer.label.relative) return false
  const [long, short] = [inner.label?.tokens ?? [], outer.label.tokens]
  return short.length < long.length ? short.every((token, at) => token === long[at]) || deeper : deeper
}

const bare = ({ label }: Place): string => (label?.relative ? label.shown.slice(1, -1) : '')

/** (b) follows (a), (ii) follows (i), and (i) follows (h). */
const follows = (before: Place, after: Place): boolean => {
  const [a, b] = [bare(before), bare(after)]
  if (a === '' || b === '' || (a === a.toUpperCase()) !== (b === b.toUpperCase())) return false
  if (a.length === 1 && b.length === 1 && b.charCodeAt(0) === a.charCodeAt(0) + 1) return true
  const [x, y] = [romanValue(a) ?? Number(a), romanValue(b) ?? Number(b)]
  return y === x + 1
}

const style = (place: Place): string => {
  const text = bare(place)
  if (/^\d/.test(text)) return '1'
  const roman = /^[ivx]+$/i.test(text) && (text.length > 1 || /^i$/i.test(text))
  return (text === text.toUpperCase() ? 'A' : 'a') + (roman ? 'i' : '')
}

/** A number printed as part of its parent's, "(a)" or a figure that begins anew, is completed by it. */
const numbered = (place: Place, parent: number, nodes: readonly PlaceNode[]) => {
  const { label } = place
  const up = numberedAbove(parent, nodes)
  const above = up < 0 ? undefined : nodes[up]!
  const inside = above === undefined ? -1 : above.label?.kind === 'clause' ? above.space : up
  if (label === undefined) return { tokens: [], space: inside }
  if (label.kind !== 'clause') return { tokens: label.tokens, space: spaceOfSchedule(inside, nodes) }
  const part = above?.label?.kind === 'clause' && (label.relative || isPart(place, above))
  const tokens = part ? [...above!.tokens, ...label.tokens] : label.tokens
  const article = inside >= 0 && nodes[inside]!.label?.kind === 'article'
  // "Section 4.1" in Article IV is the only one of its number; "Section 1" begins again in every article.
  return { tokens, space: article && tokens.length > 1 && !part ? nodes[inside]!.space : inside }
}

/** "1." one level below "2." in one list is 2.1. */
const isPart = (place: Place, above: Place): boolean =>
  place.list !== undefined &&
  place.list.list === above.list?.list &&
  above.list.level < place.list.level &&
  place.label!.tokens.length === 1

const numberedAbove = (from: number, nodes: readonly PlaceNode[]): number => {
  let at = from
  while (at >= 0 && nodes[at]!.label === undefined) at = nodes[at]!.parent
  return at
}

const spaceOfSchedule = (from: number, nodes: readonly PlaceNode[]): number => {
  let at = from
  while (at >= 0 && nodes[at]!.label?.kind !== 'schedule') at = nodes[at]!.parent
  return at
}
