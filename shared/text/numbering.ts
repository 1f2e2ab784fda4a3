/** The numbers Word prints before paragraphs, computed from the lists of the file. */
import type { NumberingLevel, NumberingList } from '../docx/model.ts'
import { writeNumber } from './number-words.ts'

export interface Numbered {
  readonly num?: { readonly list: string; readonly level: number }
}

/** What Word prints before each paragraph, '' where nothing. Bullets of every kind are '•'. */
export const numberParagraphs = (paragraphs: readonly Numbered[], lists: readonly NumberingList[]): string[] =>
  paragraphs.map(numberer(lists))

/** Numbers paragraphs that come one after the other. */
export const numberer = (lists: readonly NumberingList[]): ((next: Numbered) => string) => {
  const byId = new Map(lists.map((l) => [l.id, l]))
  const counters = new Map<string, Counter>()
  return ({ num }) => {
    const list = num === undefined ? undefined : byId.get(num.list)
    const level = num === undefined ? undefined : list?.levels[num.level]
    if (num === undefined || list === undefined || level === undefined) return ''
    let counter = counters.get(list.counters)
    if (counter === undefined) {
      counter = new Counter()
      counters.set(list.counters, counter)
    }
    counter.step(list, num.level)
    return print(list, level, counter)
  }
}

/** Lists made from one definition count together; this is their common state. */
class Counter {
  readonly #values: (number | undefined)[] = []
  /** Start overrides already used, by list and level. */
  readonly #overridden = new Set<string>()

  step(list: NumberingList, at: number): void {
    const key = `${list.id} ${at}`
    const override = this.#overridden.has(key) ? undefined : list.startOverrides?.[at]
    this.#overridden.add(key)
    const before = this.#values[at]
    this.#values[at] = override ?? (before === undefined ? list.levels[at]!.start : before + 1)
    // A level used before the ones above it begins them, as if each had been there once.
    for (let above = 0; above < at; above++) this.#values[above] ??= list.levels[above]?.start ?? 1
    for (let below = at + 1; below < 9; below++) {
      const restart = list.levels[below]?.restart
      if (restart === undefined || at < restart) this.#values[below] = undefined
    }
  }

  at(level: number): number | undefined {
    return this.#values[level]
  }
}

const print = (list: NumberingList, level: NumberingLevel, counter: Counter): string => {
  if (level.format === 'bullet') return '•'
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const n = Number(digit) - 1
    const of = list.levels[n]
    const value = counter.at(n)
    if (of === undefined || value === undefined) return ''
    // Legal numbering writes every figure of the number as a decimal, "Article IV" above it or not.
    return writeNumber(value, level.legal && of.format !== 'none' ? 'decimal' : of.format)
  })
}
