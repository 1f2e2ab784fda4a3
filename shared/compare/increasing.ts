/** The longest run of values that only grow, by patience sorting: which of many fixed points can all hold at once. */

/** Indexes into `values` (all different), in order. n log n. */
export const increasing = (values: readonly number[]): number[] => {
  /** For each length the index at which the run of that length with the least last value ends. */
  const ends: number[] = []
  const before = new Int32Array(values.length)
  for (let n = 0; n < values.length; n++) {
    const length = lengthBelow(ends, values, values[n]!)
    before[n] = length === 0 ? -1 : ends[length - 1]!
    ends[length] = n
  }
  const run: number[] = []
  for (let n = ends.at(-1) ?? -1; n !== -1; n = before[n]!) run.push(n)
  return run.reverse()
}

/** How many of the runs known end below `value`: their ends grow with their length. */
const lengthBelow = (ends: readonly number[], values: readonly number[], value: number): number => {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[ends[middle]!]! < value) low = middle + 1
    else high = middle
  }
  return low
}
