/** Cross-references of a contract, each resolved to the clause it means. */
import { type Cited, citationsIn, isClause } from './cite.ts'
import { articleToken } from './label.ts'
import type { PlaceNode } from './tree.ts'

/** What is needed of a paragraph. */
export interface ReferenceLine {
  readonly key: string
  readonly text: string
}

/**
 * `resolved`: its target is in this contract. `self`: "this clause". `dangling`: nothing here has that number.
 * `foreign`: the number of a statute or of another contract.
 */
export type ReferenceState = 'resolved' | 'self' | 'dangling' | 'foreign'

export interface Reference {
  readonly line: number
  readonly key: string
  /** The number alone: what changes when its target moves. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** "clause", "schedule" …; '' where only the number stands. */
  readonly word: string
  readonly state: ReferenceState
  /** Key of the paragraph it means. */
  readonly target?: string
  /** Parts cited within that paragraph that are no paragraphs of their own: the (a) of "8.1(a)". */
  readonly inside: readonly string[]
}

/** Every cross-reference of a document, in order. `nodes` is the tree of the same lines. */
export const referencesIn = (lines: readonly ReferenceLine[], nodes: readonly PlaceNode[]): Reference[] => {
  const resolver = new Resolver(lines, nodes)
  const within = reachOf(nodes)
  return lines.flatMap(({ key, text }, line): Reference[] => {
    if (!/\d|\(|[Tt]his|[A-Z]\b/.test(text)) return []
    return citationsIn(text).flatMap((cited): Reference[] => {
      const ownNumber = nodes[resolver.placeAt(line)]
      if (ownNumber?.at === line && cited.to <= (ownNumber.label?.textFrom ?? 0)) return []
      const { from, to, text: shown, word } = cited
      const reference = { line, key, from, to, text: shown, word, inside: [] }
      if (cited.whose === 'foreign') return [{ ...reference, state: 'foreign' }]
      const found = resolver.resolve(cited, line)
      if (found) {
        const state = cited.tokens.length === 0 ? 'self' : 'resolved'
        return [{ ...reference, state, target: nodes[found.index]!.key, inside: found.inside }]
      }
      // A bare figure is a reference only when it is the number of something.
      if (word === '' || cited.tokens.length === 0) return []
      return [{ ...reference, state: cited.whose === 'own' || within(cited) ? 'dangling' : 'foreign' }]
    })
  })
}

const HIGH = 60

/**
 * May a number nobody calls ours be one of this contract? Not a section far beyond its own, which is a statute's, unless
 * it is named as well; and none at all where nothing is numbered: an order form cites the terms it belongs to.
 */
const reachOf = (nodes: readonly PlaceNode[]): ((cited: Cited) => boolean) => {
  const own = nodes.filter(({ label }) => label !== undefined && !label.relative)
  const highest = Math.max(HIGH, ...own.map(({ tokens }) => 2 * (Number(tokens[0]) || 0)))
  return ({ word, tokens, whose }) =>
    own.length > 0 && (isClause(word) || whose === 'named' || !(Number(tokens[0]) > highest))
}

/** References to numbers that nothing in the contract has. */
export const danglingReferences = (references: readonly Reference[]): Reference[] =>
  references.filter(({ state }) => state === 'dangling')

interface Found {
  readonly index: number
  readonly inside: readonly string[]
}

class Resolver {
  readonly #lines: readonly ReferenceLine[]
  readonly #nodes: readonly PlaceNode[]
  readonly #byTokens = new Map<string, number[]>()
  readonly #named = new Map<string, number>()

  constructor(lines: readonly ReferenceLine[], nodes: readonly PlaceNode[]) {
    this.#lines = lines
    this.#nodes = nodes
    nodes.forEach(({ label, tokens }, index) => {
      if (label === undefined) return
      if (label.kind === 'clause') {
        const key = tokens.join(' ')
        const same = this.#byTokens.get(key)
        if (same) same.push(index)
        else this.#byTokens.set(key, [index])
      } else {
        const name = `${label.word} ${label.tokens[0]}`
        if (!this.#named.has(name)) this.#named.set(name, index)
      }
    })
  }

  /** Index of the place a line lies in, -1 before the first. */
  placeAt(line: number): number {
    let low = 0
    let high = this.#nodes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#nodes[middle]!.at <= line) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  resolve(cited: Cited, line: number): Found | undefined {
    const here = this.placeAt(line)
    const { word, tokens, within } = cited
    if (tokens.length === 0) return this.#self(word, here)
    const wide = isWide(word)
    if (wide || word === 'article' || word === 'part') {
      const index = this.#container(word, tokens[0]!)
      if (index !== undefined) return { index, inside: tokens.slice(1) }
      if (wide) return undefined
    }
    const container = within ? this.#container(within.word, within.token) : undefined
    if (within && container === undefined) return undefined
    if (tokens[0]!.startsWith('(')) return this.#relative(tokens, here)
    return this.#absolute(tokens, container ?? here, container !== undefined)
  }

  #container(word: string, token: string): number | undefined {
    return word === 'article' || word === 'part'
      ? this.#named.get(`${word} ${articleToken(token)}`)
      : this.#named.get(`${word} ${token}`)
  }

  /** "this Schedule", "this Article", else the outermost clause "this clause" stands in. */
  #self(word: string, here: number): Found | undefined {
    let found: number | undefined
    for (let at = here; at >= 0; at = this.#nodes[at]!.parent) {
      const { label } = this.#nodes[at]!
      if (
        isWide(word)
          ? label?.kind === 'schedule'
          : word === 'article'
            ? label?.kind === 'article'
            : label?.kind === 'clause'
      )
        found = at
      if (found !== undefined && !label?.relative) break
    }
    return found === undefined ? undefined : { index: found, inside: [] }
  }

  /** "paragraph (b)": below the nearest place around the line that has one. */
  #relative(tokens: readonly string[], here: number): Found | undefined {
    for (let at = here; at >= 0; at = this.#nodes[at]!.parent) {
      const own = this.#nodes[at]!
      const index = this.#best([...own.tokens, ...tokens], at, false)
      if (index !== undefined) return { index, inside: [] }
      if (this.#says(at, tokens)) return { index: at, inside: tokens }
    }
    return undefined
  }

  #absolute(tokens: readonly string[], near: number, only: boolean): Found | undefined {
    for (let length = tokens.length; length > 0; length--) {
      const index = this.#best(tokens.slice(0, length), near, only)
      const inside = tokens.slice(length)
      if (index !== undefined && (inside.length === 0 || this.#says(index, inside))) return { index, inside }
      if (!tokens[length - 1]!.startsWith('(')) return undefined
    }
    return undefined
  }

  /** Among equal numbers the one in the same schedule or article, then in those around it, then the only one. */
  #best(tokens: readonly string[], near: number, only: boolean): number | undefined {
    const found = this.#byTokens.get(tokens.join(' '))
    if (!found) return undefined
    const { label, space } = this.#nodes[near] ?? { label: undefined, space: -1 }
    for (let at = label && label.kind !== 'clause' ? near : space; ; at = this.#nodes[at]!.space) {
      const here = found.filter((one) => this.#nodes[one]!.space === at || (only && this.#nodes[one]!.parent === at))
      if (here.length > 0) return here.length === 1 ? here[0] : this.#likeliest(here, near)
      if (at < 0) break
    }
    return found.length === 1 && !only ? found[0] : undefined
  }

  /** Steps for filling in a form count 1, 2, 3 too: the clause is the one in the list of clauses, with a heading. */
  #likeliest(found: readonly number[], near: number): number | undefined {
    const lists = new Set<string | undefined>()
    for (let at = near; at >= 0; at = this.#nodes[at]!.parent) lists.add(this.#nodes[at]!.list?.list)
    const worth = (index: number) => {
      const { list, children, titled } = this.#nodes[index]!
      return (list && lists.has(list.list) ? 4 : 0) + (children.length > 0 ? 2 : 0) + (titled ? 1 : 0)
    }
    return [...found].sort((a, b) => worth(b) - worth(a) || a - b)[0]
  }

  /** Does the text of a place hold these parts, "(a)" and so on, within its sentences? */
  #says(index: number, parts: readonly string[]): boolean {
    const { at, last } = this.#nodes[index]!
    for (let line = at; line <= last; line++)
      if (parts.every((part) => this.#lines[line]!.text.includes(part))) return true
    return false
  }
}

const isWide = (word: string): boolean => /^(?:schedule|exhibit|annex|appendix|attachment|addendum)$/.test(word)
