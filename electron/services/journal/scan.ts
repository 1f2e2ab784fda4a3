/** What a lane's file holds: a good beginning, and behind a bad place every record that is still ours. */
import type { FileWindow } from './file-window.ts'
import { type Entry, endOf, HEAD, HEADER, type LaneKeys, MARK, MAX_BOX, NO_CHAIN, readHeader } from './record.ts'

export interface Gap {
  readonly from: number
  readonly until: number
}

export interface Scan {
  readonly size: number
  /** The unbroken beginning. */
  readonly good: readonly Entry[]
  /** Where it ends, and the chain there. */
  readonly end: number
  readonly chain: Buffer
  /** Numbers left out inside the unbroken chain: losses announced and gone past before. */
  readonly gaps: readonly Gap[]
  /** Records after a bad place whose boxes still open. */
  readonly salvaged: readonly Entry[]
  /** The good beginning is not all there is. */
  readonly bad: boolean
}

export function scan(window: FileWindow, keys: LaneKeys): Scan {
  const good: Entry[] = []
  const gaps: Gap[] = []
  const headed = window.read(0, HEAD.length).equals(HEAD)
  let at = HEAD.length
  let next = 0
  let chain: Buffer = NO_CHAIN
  while (headed) {
    const found = readChained(window, keys, at, next, chain)
    if (!found) break
    if (found.entry.seq > next) gaps.push({ from: next, until: found.entry.seq })
    good.push(found.entry)
    chain = found.chain
    next = found.entry.seq + 1
    at = endOf(found.entry)
  }
  const end = headed ? at : 0
  const bad = end !== window.size && window.size > 0
  return { size: window.size, good, end, chain, gaps, bad, salvaged: bad ? salvage(window, keys, at, next) : [] }
}

function readChained(window: FileWindow, keys: LaneKeys, at: number, next: number, chain: Buffer) {
  const header = headerAt(window, at)
  if (!header?.marked || header.seq < next) return undefined
  const box = window.read(at + HEADER, header.length)
  const expected = keys.chain(chain, header.seq, box)
  if (!expected.equals(header.chain)) return undefined
  return { entry: { seq: header.seq, at, length: header.length }, chain: expected }
}

/** A header whose record lies wholly inside the file. */
function headerAt(window: FileWindow, at: number) {
  const bytes = window.read(at, HEADER)
  if (bytes.length < HEADER) return undefined
  const header = readHeader(bytes)
  return header.length <= MAX_BOX && at + HEADER + header.length <= window.size ? header : undefined
}

/** From a bad place on: whatever opens is kept, each number once, in order. */
function salvage(window: FileWindow, keys: LaneKeys, from: number, next: number): Entry[] {
  const found = new Map<number, Entry>()
  let at = from
  let expected = next
  while (at >= 0 && at < window.size) {
    const entry = openable(window, keys, at, expected)
    if (entry) {
      if (entry.seq >= next && !found.has(entry.seq)) found.set(entry.seq, entry)
      expected = entry.seq + 1
      at = endOf(entry)
    } else {
      at = window.find(MARK, at + 1)
    }
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq)
}

/** Its own number may be the damaged part: the number that is due is tried as well. */
function openable(window: FileWindow, keys: LaneKeys, at: number, expected: number): Entry | undefined {
  const header = headerAt(window, at)
  if (!header) return undefined
  const box = window.read(at + HEADER, header.length)
  const seq = [header.seq, expected].find((number) => keys.unseal('record', number, box))
  return seq === undefined ? undefined : { seq, at, length: header.length }
}
