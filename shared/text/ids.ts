/** A run of characters by their Yjs identity: client, first clock, length in UTF-16 units. Stable for ever. */
export type IdRange = readonly [client: number, clock: number, length: number]

/** One character's identity as a map key. */
export const idKey = (client: number, clock: number): string => `${client}.${clock}`

/** Joins ranges that follow each other, so that records stay small. Order is kept. */
export function joinRanges(ranges: readonly IdRange[]): IdRange[] {
  const out: IdRange[] = []
  for (const [client, clock, length] of ranges) {
    const last = out.at(-1)
    if (last && last[0] === client && last[1] + last[2] === clock)
      out[out.length - 1] = [client, last[1], last[2] + length]
    else if (length > 0) out.push([client, clock, length])
  }
  return out
}
