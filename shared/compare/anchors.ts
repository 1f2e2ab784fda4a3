/** Paragraphs that did not change: the fixed points between which everything else is looked for. */
import { align } from './align.ts'
import { type Gap, type Link, link } from './links.ts'
import type { Side } from './side.ts'

/**
 * A text this long is itself wherever it stands. A shorter one ("and", an empty line, "By:") is a fixed point only
 * where it stands once on each side: else one blank line would be taken for another and tear a clause apart.
 */
const TELLING_LENGTH = 24

export const anchors = (old: Side, now: Side): Link[] => {
  const whole = { a0: 0, a1: old.length, b0: 0, b1: now.length }
  const { head, tail, gap } = trimEqual(old, now, whole)
  const counts = [occurrences(old), occurrences(now)] as const
  const tells = (side: Side, n: number): boolean => {
    const text = side.text(n)
    if (text.length >= TELLING_LENGTH) return true
    const id = side.ids[n]!
    return /[\p{L}\p{N}]/u.test(text) && counts.every((c) => c.get(id) === 1)
  }
  const a = indexes(gap.a0, gap.a1, (n) => tells(old, n))
  const b = indexes(gap.b0, gap.b1, (n) => tells(now, n))
  const partner = align(
    a.map((n) => old.ids[n]!),
    b.map((n) => now.ids[n]!),
  )
  const found: Link[] = []
  for (const [n, m] of partner.entries()) if (m !== -1) found.push(link(a[n]!, b[m]!))
  return [...head, ...found, ...tail]
}

const occurrences = (side: Side): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const id of side.ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const indexes = (from: number, to: number, which: (n: number) => boolean): Int32Array => {
  const found = new Int32Array(to - from)
  let count = 0
  for (let n = from; n < to; n++) if (which(n)) found[count++] = n
  return found.subarray(0, count)
}

/** Pairs off what is equal at both ends. */
export const trimEqual = (old: Side, now: Side, whole: Gap): { head: Link[]; tail: Link[]; gap: Gap } => {
  let { a0, a1, b0, b1 } = whole
  const head: Link[] = []
  const tail: Link[] = []
  while (a0 < a1 && b0 < b1 && old.ids[a0] === now.ids[b0]) head.push(link(a0++, b0++))
  while (a0 < a1 && b0 < b1 && old.ids[a1 - 1] === now.ids[b1 - 1]) tail.push(link(--a1, --b1))
  return { head, tail: tail.reverse(), gap: { a0, a1, b0, b1 } }
}

/** All equal paragraphs of a gap that can be paired at once, telling or not: for gaps too large to weigh every pair. */
export const exactLinks = (old: Side, now: Side, { a0, a1, b0, b1 }: Gap): Link[] => {
  const partner = align(old.ids.subarray(a0, a1), now.ids.subarray(b0, b1))
  const found: Link[] = []
  for (const [n, m] of partner.entries()) if (m !== -1) found.push(link(a0 + n, b0 + m))
  return found
}
