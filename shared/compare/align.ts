/** Which elements of one sequence are which of another: Myers' algorithm, with its time and memory bounded. */
import { increasing } from './increasing.ts'

/**
 * Edits one search may take before it settles for the furthest point reached. Each cut is then at least this far on,
 * so a whole alignment costs at most (a + b) × this many steps, whatever the input.
 */
const MOST_EDITS = 400

/** From this many elements, those that stand once on both sides are taken as fixed points first. */
const LARGE = 4000

interface Box {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/**
 * For every element of `a` the index of its partner in `b`, or -1. Partners are equal and in increasing order, and
 * as many as can be (nearly so in large inputs that differ nearly everywhere).
 */
export const align = (a: Int32Array, b: Int32Array): Int32Array => {
  const partner = new Int32Array(a.length).fill(-1)
  const whole = trim({ a0: 0, a1: a.length, b0: 0, b1: b.length }, a, b, partner)
  if (whole.a0 === whole.a1 || whole.b0 === whole.b1) return partner
  // What stands on one side alone has no partner; without it the search is over what may have one.
  const keptA = indexesOf(a, whole.a0, whole.a1, valuesOf(b, whole.b0, whole.b1))
  const keptB = indexesOf(b, whole.b0, whole.b1, valuesOf(a, whole.a0, whole.a1))
  const pairs = search(
    keptA.map((n) => a[n]!),
    keptB.map((n) => b[n]!),
  )
  for (const [n, m] of pairs.entries()) if (m !== -1) partner[keptA[n]!] = keptB[m]!
  return partner
}

const valuesOf = (of: Int32Array, from: number, to: number): Set<number> => new Set(of.subarray(from, to))

const indexesOf = (of: Int32Array, from: number, to: number, among: ReadonlySet<number>): Int32Array => {
  const found = new Int32Array(to - from)
  let count = 0
  for (let n = from; n < to; n++) if (among.has(of[n]!)) found[count++] = n
  return found.subarray(0, count)
}

const search = (a: Int32Array, b: Int32Array): Int32Array => {
  const partner = new Int32Array(a.length).fill(-1)
  const most = Math.min(MOST_EDITS, Math.ceil((a.length + b.length) / 2) + 1)
  const ahead = new Int32Array(2 * most + 3)
  const back = new Int32Array(2 * most + 3)
  const waiting = a.length + b.length < LARGE ? [wholeOf(a, b)] : betweenUnique(a, b, partner)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const box = trim(next, a, b, partner)
    if (box.a0 === box.a1 || box.b0 === box.b1) continue
    const [x, y] = cut(box, a, b, most, ahead, back)
    waiting.push({ ...box, a1: x, b1: y }, { ...box, a0: x, b0: y })
  }
  return partner
}

const wholeOf = (a: Int32Array, b: Int32Array): Box => ({ a0: 0, a1: a.length, b0: 0, b1: b.length })

/** Pairs off what is equal at both ends and answers what lies between. */
const trim = (box: Box, a: Int32Array, b: Int32Array, partner: Int32Array): Box => {
  let { a0, a1, b0, b1 } = box
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) partner[a0++] = b0++
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) partner[--a1] = --b1
  return { a0, a1, b0, b1 }
}

const betweenUnique = (a: Int32Array, b: Int32Array, partner: Int32Array): Box[] => {
  const onceInB = onceIn(b)
  const both = [...onceIn(a)].flatMap(([value, n]) => {
    const m = onceInB.get(value)
    return n === -1 || m === undefined || m === -1 ? [] : [[n, m] as const]
  })
  const boxes: Box[] = []
  let a0 = 0
  let b0 = 0
  for (const n of increasing(both.map(([, m]) => m))) {
    const [i, j] = both[n]!
    partner[i] = j
    boxes.push({ a0, a1: i, b0, b1: j })
    a0 = i + 1
    b0 = j + 1
  }
  return [...boxes, { a0, a1: a.length, b0, b1: b.length }]
}

/** Value to its index, -1 when it stands there more than once; in order of first appearance. */
const onceIn = (of: Int32Array): Map<number, number> => {
  const at = new Map<number, number>()
  for (let n = 0; n < of.length; n++) at.set(of[n]!, at.has(of[n]!) ? -1 : n)
  return at
}

/** Myers 1986, linear space: a point in the middle of a shortest edit script, searched for from both ends at once. */
const cut = (
  { a0, a1, b0, b1 }: Box,
  a: Int32Array,
  b: Int32Array,
  most: number,
  ahead: Int32Array,
  back: Int32Array,
): readonly [number, number] => {
  const n = a1 - a0
  const m = b1 - b0
  const delta = n - m
  const odd = delta % 2 !== 0
  const zero = most + 1
  ahead[zero + 1] = 0
  back[zero + 1] = 0
  for (let d = 0; d < most; d++) {
    const least = -(d - 2 * Math.max(0, d - m))
    const greatest = d - 2 * Math.max(0, d - n)
    for (let k = least; k <= greatest; k += 2) {
      let x = step(ahead, zero, k, d)
      let y = x - k
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
        x++
        y++
      }
      ahead[zero + k] = x
      const c = delta - k
      if (odd && walked(c, d - 1, n, m) && x + back[zero + c]! >= n) return [a0 + x, b0 + y]
    }
    for (let k = least; k <= greatest; k += 2) {
      let x = step(back, zero, k, d)
      let y = x - k
      while (x < n && y < m && a[a1 - 1 - x] === b[b1 - 1 - y]) {
        x++
        y++
      }
      back[zero + k] = x
      const c = delta - k
      if (!odd && walked(c, d, n, m) && x + ahead[zero + c]! >= n) return [a1 - x, b1 - y]
    }
  }
  const [x, y] = furthest(ahead, zero, most - 1, n, m)
  const [u, v] = furthest(back, zero, most - 1, n, m)
  return x + y >= u + v ? [a0 + x, b0 + y] : [a1 - u, b1 - v]
}

const step = (reach: Int32Array, zero: number, k: number, d: number): number => {
  const below = reach[zero + k - 1]!
  const above = reach[zero + k + 1]!
  return k === -d || (k !== d && below < above) ? above : below + 1
}

/** Whether diagonal `k` was walked after `d` edits: those outside the box never are. */
const walked = (k: number, d: number, n: number, m: number): boolean =>
  k >= -(d - 2 * Math.max(0, d - m)) && k <= d - 2 * Math.max(0, d - n)

/** The walk may step past an edge of the box (it finds nothing there): such a point counts as the edge. */
const furthest = (reach: Int32Array, zero: number, d: number, n: number, m: number): readonly [number, number] => {
  let best: readonly [number, number] = [0, 0]
  for (let k = -(d - 2 * Math.max(0, d - m)); k <= d - 2 * Math.max(0, d - n); k += 2) {
    const x = Math.min(reach[zero + k]!, n, m + k)
    if (2 * x - k > best[0] + best[1]) best = [x, x - k]
  }
  return best
}
