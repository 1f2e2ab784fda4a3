/** The clause tree of a contract, proposed from its headings and numbers. */
import type { OutlineLine } from './place.ts'
import { type PlaceNode, treeOf } from './tree.ts'

export type { OutlineLine } from './place.ts'

/** One entry of the clause tree. `depth` counts from 0. */
export interface Clause {
  /** The id of its first paragraph's mark: it stays when the text or the number changes. */
  readonly key: string
  /** As printed before it. */
  readonly number: string
  /** As cited: "9.2". Empty for a heading without a number. */
  readonly path: string
  readonly name: string
  readonly depth: number
  /** Index among the lines given, and the last line that belongs to it with everything below it. */
  readonly at: number
  readonly last: number
  /** Key of the clause it lies in. */
  readonly parent: string | undefined
  /** No clause but a note, a header, a text box behind the contract. */
  readonly apart?: true
}

const DEEPEST = 3

/**
 * Proposes the clause tree: headings, articles and schedules, numbered clauses, and the paragraphs numbered below a
 * clause where they carry headings of their own ("9.2 Core service. For failure …"). A list of definitions is one
 * clause, however its entries are numbered.
 */
export const outlineOf = (lines: readonly OutlineLine[]): Clause[] => clausesOf(treeOf(lines))

/** The same from a tree already made, for whoever also resolves references in it. */
export const clausesOf = (nodes: readonly PlaceNode[]): Clause[] => {
  const byHeadings = nodes.filter(({ heading, apart }) => heading !== undefined && !apart).length >= 3
  const titled = ranks(nodes, (node) => node.heading === undefined && node.titled)
  const definitions = ranks(nodes, (node) => node.defines)
  const shown = new Map<number, Clause>()
  nodes.forEach((node, index) => {
    if (definitions.has(node.parent) && node.label !== undefined) return
    if (!isShown(node, titled.has(node.parent), byHeadings)) return
    const above = shownAbove(node.parent, nodes, shown)
    const depth = above === undefined ? 0 : Math.min(DEEPEST, above.depth + 1)
    const { key, number, path, name, at, last, apart } = node
    shown.set(index, { key, number, path, name, depth, at, last, parent: above?.key, ...(apart && { apart }) })
  })
  return [...shown.values()]
}

/** The clause a line belongs to: the last entry at or before it. */
export const clauseAt = (clauses: readonly Clause[], line: number): Clause | undefined => {
  let low = 0
  let high = clauses.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (clauses[middle]!.at <= line) low = middle + 1
    else high = middle
  }
  return clauses[low - 1]
}

const isShown = ({ heading, label, tokens }: PlaceNode, titled: boolean, byHeadings: boolean): boolean => {
  if (heading !== undefined || label?.kind === 'article' || label?.kind === 'schedule') return true
  if (label === undefined) return !byHeadings
  if (tokens.length > 2) return false
  return label.relative ? titled && !byHeadings : titled || !byHeadings
}

/** The parents of whose numbered paragraphs at least every other one is so. */
const ranks = (nodes: readonly PlaceNode[], is: (node: PlaceNode) => boolean): ReadonlySet<number> => {
  const counts = new Map<number, { such: number; all: number }>()
  for (const node of nodes) {
    if (node.label === undefined) continue
    const { such, all } = counts.get(node.parent) ?? { such: 0, all: 0 }
    counts.set(node.parent, { such: such + (is(node) ? 1 : 0), all: all + 1 })
  }
  return new Set([...counts].filter(([, { such, all }]) => such * 2 >= all).map(([parent]) => parent))
}

const shownAbove = (from: number, nodes: readonly PlaceNode[], shown: ReadonlyMap<number, Clause>) => {
  let at = from
  while (at >= 0 && !shown.has(at)) at = nodes[at]!.parent
  return shown.get(at)
}
