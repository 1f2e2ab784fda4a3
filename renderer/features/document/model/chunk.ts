/** Neighbours of one key together, in their order. */
export function chunk<T>(list: readonly T[], keyOf: (item: T) => string): T[][] {
  const out: T[][] = []
  let key: string | undefined
  for (const item of list) {
    if (out.length === 0 || keyOf(item) !== key) out.push([])
    key = keyOf(item)
    out.at(-1)!.push(item)
  }
  return out
}
