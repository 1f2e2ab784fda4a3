/** A stretch [from, to) of one client's clocks and the values that lie on it. */
export interface Span<T> {
  from: number
  to: number
  values: readonly T[]
}

/**
 * Values laid over ranges of character ids, per client: sorted, disjoint spans, cut where values begin and end.
 * Asking for a stretch costs a binary search, so that a keystroke never walks the whole redline.
 */
export class IntervalMap<T> {
  readonly #spans = new Map<number, Span<T>[]>()

  add(client: number, from: number, to: number, value: T): void {
    if (to <= from) return
    const list = this.#spans.get(client) ?? []
    this.#spans.set(client, list)
    let i = cut(list, from)
    const end = cut(list, to)
    if (i === end) {
      list.splice(i, 0, { from, to, values: [value] })
      return
    }
    let at = from
    let last = end
    for (; i < last; i++) {
      const span = list[i]!
      if (span.from > at) {
        list.splice(i, 0, { from: at, to: span.from, values: [value] })
        i++
        last++
      }
      span.values = [...span.values, value]
      at = span.to
    }
    if (at < to) list.splice(last, 0, { from: at, to, values: [value] })
  }

  remove(client: number, from: number, to: number, value: T): void {
    const list = this.#spans.get(client)
    if (!list) return
    const start = cut(list, from)
    for (let i = cut(list, to) - 1; i >= start; i--) {
      const span = list[i]!
      span.values = span.values.filter((v) => v !== value)
      if (span.values.length === 0) list.splice(i, 1)
    }
  }

  /** The spans that touch [from, to), not clipped, in order. */
  overlapping(client: number, from: number, to: number): readonly Span<T>[] {
    const list = this.#spans.get(client)
    if (!list || list.length === 0) return NONE
    const start = firstEndingAfter(list, from)
    let end = start
    while (end < list.length && list[end]!.from < to) end++
    return start === end ? NONE : list.slice(start, end)
  }

  at(client: number, clock: number): readonly T[] {
    const list = this.#spans.get(client)
    if (!list) return NONE
    const span = list[firstEndingAfter(list, clock)]
    return span && span.from <= clock ? span.values : NONE
  }
}

const NONE: readonly never[] = []

/** Index of the first span whose end lies after `at`. */
function firstEndingAfter<T>(list: readonly Span<T>[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (list[mid]!.to <= at) low = mid + 1
    else high = mid
  }
  return low
}

/** Makes `at` a boundary; answers the index of the first span that begins at or after it. */
function cut<T>(list: Span<T>[], at: number): number {
  const i = firstEndingAfter(list, at)
  const span = list[i]
  if (!span || span.from >= at) return i
  list.splice(i, 1, { from: span.from, to: at, values: span.values }, { from: at, to: span.to, values: span.values })
  return i + 1
}
