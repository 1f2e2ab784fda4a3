/** Search over the library, in memory only: words by their beginnings, all of them, the best first. */
import { type LibraryClause, nameOf } from './clause.ts'

export interface Found {
  readonly ids: readonly string[]
  /** How many entries of the index were looked at: the work, whatever machine does it. */
  readonly looked: number
}

/** How much a word counts by where it stands. */
const WORTH = { title: 12, tag: 8, variant: 4, source: 2, text: 1 } as const
const WORD = /[\p{L}\p{N}]+/gu

/** Letters only: "Schäden" is found by "schaden". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): string[] => plain(text).match(WORD) ?? []

interface Entry {
  readonly clause: LibraryClause
  readonly words: ReadonlyMap<string, number>
  /** The name as it sorts: letters only, 9 before 10. */
  readonly order: string
}

export class LibraryIndex {
  readonly #clauses = new Map<string, Entry>()
  readonly #places = new Map<string, Map<string, number>>()
  #sorted: string[] | undefined

  get size(): number {
    return this.#clauses.size
  }

  /** Takes over what changed since the last time; a clause is known by its object. */
  update(clauses: ReadonlyMap<string, LibraryClause>): void {
    for (const id of [...this.#clauses.keys()]) if (!clauses.has(id)) this.#drop(id)
    for (const [id, clause] of clauses) {
      if (this.#clauses.get(id)?.clause === clause) continue
      this.#drop(id)
      this.#add(id, clause)
    }
  }

  /** Ids of the clauses that hold every word or its beginning; without words all, by name. */
  search(query: string, tag?: string): Found {
    const words = [...new Set(wordsOf(query))]
    let looked = 0
    let scores: Map<string, number> | undefined
    for (const word of words.sort((a, b) => b.length - a.length)) {
      const found = new Map<string, number>()
      for (const known of this.#beginningWith(word)) {
        const closeness = known === word ? 2 : 1
        for (const [id, worth] of this.#places.get(known)!) {
          looked++
          if (scores && !scores.has(id)) continue
          found.set(id, Math.max(found.get(id) ?? 0, worth * closeness))
        }
      }
      for (const [id, score] of found) found.set(id, score + (scores?.get(id) ?? 0))
      scores = found
      if (scores.size === 0) break
    }
    const candidates = [...(scores?.keys() ?? this.#clauses.keys())]
    const kept = tag === undefined ? candidates : candidates.filter((id) => this.#clause(id).tags.includes(tag))
    const ids = kept.sort((a, b) => (scores?.get(b) ?? 0) - (scores?.get(a) ?? 0) || this.#byName(a, b))
    return { ids, looked }
  }

  #clause(id: string): LibraryClause {
    return this.#clauses.get(id)!.clause
  }

  #byName(a: string, b: string): number {
    const [x, y] = [this.#clauses.get(a)!.order, this.#clauses.get(b)!.order]
    return x < y ? -1 : x > y ? 1 : 0
  }

  #add(id: string, clause: LibraryClause): void {
    const words = new Map<string, number>()
    const take = (text: string, worth: number) => {
      for (const word of wordsOf(text)) words.set(word, Math.max(words.get(word) ?? 0, worth))
    }
    take(clause.text, WORTH.text)
    for (const variant of clause.variants) {
      take(variant.text, WORTH.text)
      take(variant.name, WORTH.variant)
    }
    take(`${clause.source} ${clause.licence} ${clause.note}`, WORTH.source)
    take(clause.tags.join(' '), WORTH.tag)
    take(clause.title, WORTH.title)
    const order = plain(nameOf(clause)).replace(/\d+/g, (figures) => figures.padStart(6, '0'))
    this.#clauses.set(id, { clause, words, order })
    for (const [word, worth] of words) {
      const places = this.#places.get(word)
      if (places) places.set(id, worth)
      else {
        this.#places.set(word, new Map([[id, worth]]))
        this.#sorted = undefined
      }
    }
  }

  #drop(id: string): void {
    for (const word of this.#clauses.get(id)?.words.keys() ?? []) {
      const places = this.#places.get(word)!
      places.delete(id)
      if (places.size > 0) continue
      this.#places.delete(word)
      this.#sorted = undefined
    }
    this.#clauses.delete(id)
  }

  /** The known words that begin so, found by halving. */
  *#beginningWith(start: string): Iterable<string> {
    this.#sorted ??= [...this.#places.keys()].sort()
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#sorted[middle]! < start) low = middle + 1
      else high = middle
    }
    for (; this.#sorted[low]?.startsWith(start); low++) yield this.#sorted[low]!
  }
}
