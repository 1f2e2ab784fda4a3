/** Myers' alignment: as long as it can be, and always an alignment. */
import { expect, test } from 'vitest'
import { type Random, random } from '../../test/kit/random.ts'
import { align } from './align.ts'

const some = (r: Random, length: number, values: number): Int32Array => Int32Array.from({ length }, () => r.int(values))

/** How many pairs it made, once it is sure that they are pairs and in order. */
const pairs = (a: Int32Array, b: Int32Array): number => {
  let count = 0
  let last = -1
  for (const [n, m] of align(a, b).entries()) {
    if (m === -1) continue
    expect(m).toBeGreaterThan(last)
    expect(b[m]).toBe(a[n])
    last = m
    count++
  }
  return count
}

const longest = (a: Int32Array, b: Int32Array): number => {
  let above = new Int32Array(b.length + 1)
  for (const x of a) {
    const row = new Int32Array(b.length + 1)
    for (const [j, y] of b.entries()) row[j + 1] = x === y ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!)
    above = row
  }
  return above[b.length]!
}

test.each(Array.from({ length: 300 }, (_, seed) => seed))('seed %i: as many pairs as can be', (seed) => {
  const r = random(seed)
  const values = 1 + r.int(6)
  const [a, b] = [some(r, r.int(60), values), some(r, r.int(60), values)]
  expect(pairs(a, b)).toBe(longest(a, b))
})

// 242: the search once gave up at a point outside of what it searched.
test.each([242, 243, 244])('seed %i: tens of thousands in any order are still paired in order', (seed) => {
  const r = random(seed)
  const length = 3000 + r.int(30_000)
  expect(pairs(some(r, length, 2), some(r, length, 2))).toBeGreaterThan(length / 2)
})
