/** What they had proposed before, found again among the marks of the file that came back. */
import { compareText } from '../../compare/index.ts'
import type { IdRange } from '../ids.ts'
import type { Layer } from '../overlay.ts'
import { namesOf } from '../rulings.ts'
import type { Claim, Marked, SentRun } from './sides.ts'

/** Still open, in order; taking some of it leaves the rest. */
export type Known = (SentRun & { readonly text: string })[]

const isOf = (claim: Claim, layer: Layer): boolean =>
  namesOf(layer.author).includes(claim.author) && Date.parse(claim.date) === Math.floor(layer.at / 1000) * 1000

/** Whether the file marks it as one of these: author and date say so. */
export const isAmong = ({ ins }: Marked, known: readonly SentRun[]): boolean =>
  known.some((run) => run.state.ins.some((layer) => isOf(ins, layer)))

interface Stretch {
  readonly op: 'same' | 'ins'
  readonly from: number
  readonly to: number
  /** Characters of the old text passed over before it, those found again not counted. */
  readonly skipped: number
}

/** What of the marks laid end to end was proposed before, and what is new. */
export function oldAndNew(known: Known, marks: readonly Marked[]): Stretch[] {
  const before = known.map((run) => run.text).join('')
  const now = marks.map((m) => m.text).join('')
  // As a rule it is there as it was, cut in two at most: found exactly, where words would not match.
  const at = before.indexOf(now)
  if (at >= 0) return [{ op: 'same', from: 0, to: now.length, skipped: at }]
  const out: Stretch[] = []
  let skipped = 0
  for (const { op, text, nowAt } of compareText(before, now))
    if (op === 'del') skipped += text.length
    else out.push({ op, from: nowAt, to: nowAt + text.length, skipped })
  return out
}

/** The pieces of [from, to), counted from `from`. */
export const within = (pieces: readonly Stretch[], from: number, to: number): Stretch[] =>
  pieces
    .filter((p) => p.from < to && from < p.to)
    .map((p) => ({ ...p, from: Math.max(p.from, from) - from, to: Math.min(p.to, to) - from }))

/** Takes `length` characters from `skip` on out of what is still open; what is skipped stays open. */
export function take(known: Known, skip: number, length: number): { run: SentRun; range: IdRange }[] {
  const out: { run: SentRun; range: IdRange }[] = []
  const rest: Known = []
  let at = 0
  for (const run of known.splice(0)) {
    const from = Math.max(at, skip)
    const to = Math.min(at + run.text.length, skip + length)
    if (from >= to) rest.push(run)
    else {
      out.push({ run, range: [run.client, run.clock + from - at, to - from] })
      if (from > at) rest.push(slice(run, 0, from - at))
      if (to < at + run.text.length) rest.push(slice(run, to - at, run.text.length))
    }
    at += run.text.length
  }
  known.push(...rest)
  return out
}

const slice = (run: SentRun & { readonly text: string }, from: number, to: number) => ({
  ...run,
  clock: run.clock + from,
  length: to - from,
  text: run.text.slice(from, to),
})
