/** How much two paragraphs are the same one, by the words they share. */
import type { Side } from './side.ts'

/** From here two paragraphs in one place are versions of each other. */
export const ALIKE = 0.5

/** How many words two sorted bags share, counting repeats. */
export const shared = (a: Int32Array, b: Int32Array): number => {
  let i = 0
  let j = 0
  let count = 0
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) {
      count++
      i++
      j++
    } else if (x < y) i++
    else j++
  }
  return count
}

/** 0..1: twice what they share over what they have. Without words only equal ones are alike. */
export const similarity = (old: Side, i: number, now: Side, j: number): number => {
  if (old.ids[i] === now.ids[j]) return 1
  if (old.room(i) !== now.room(j)) return 0
  const a = old.bag(i)
  const b = now.bag(j)
  const all = a.length + b.length
  // Their lengths alone may rule it out.
  if (all === 0 || 2 * Math.min(a.length, b.length) < ALIKE * all) return 0
  return (2 * shared(a, b)) / all
}
