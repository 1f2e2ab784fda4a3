import type { Comparison, Part, Row } from '../../compare/index.ts'
import { type IdRange, joinRanges } from '../ids.ts'
import type { Layer } from '../overlay.ts'
import { type Claim, idsOf, type Marked, piecesOf, type ReturnedSide, type SentRun, type Side } from './sides.ts'

/** Who made a difference: as the file's own mark says, or nobody where nothing marks it. */
export interface Hand {
  readonly author: string
  readonly date: string
  readonly tracked: boolean
}

/** New text of the file and where it belongs. */
export interface Arrival {
  /** Offset in the sent linear text before which it stands. */
  readonly oldAt: number
  /** Offsets in the file's linear text. */
  readonly from: number
  readonly to: number
  readonly hand: Hand
  /** Struck in the file as soon as it was typed. */
  readonly struck?: Hand
  readonly move?: string
}

export interface Departure {
  readonly ranges: IdRange[]
  readonly hand: Hand
  readonly move?: string
}

/** One of our proposals that the file shows as settled. */
export interface Answer {
  readonly layer: Layer
  readonly verdict: 'accept' | 'reject'
  readonly ranges: IdRange[]
}

/** All in which a returned file differs from what was sent, whatever its own marks say. */
export interface Findings {
  readonly arrivals: readonly Arrival[]
  readonly departures: readonly Departure[]
  readonly answers: readonly Answer[]
  /** Characters of our pending changes that the file still marks. None, and some unmarked: made from a clean copy? */
  readonly stillMarked: number
}

const UNMARKED: Hand = { author: '', date: '', tracked: false }

/**
 * Reads a comparison of what was sent with what came back, its marked insertions left out (redline.md, "No silent
 * edits"): whatever differs then, no mark accounts for.
 *
 * @param ours names our own proposals went out under: a mark in one of them that was not sent is not believed
 * @param cleanCopy the file was made from a copy without marks: unmarked proposals are still open
 */
export function findIn(
  comparison: Comparison,
  sent: Side<SentRun>,
  returned: ReturnedSide,
  ours: ReadonlySet<string>,
  cleanCopy: boolean,
): Findings {
  const arrivals: Arrival[] = []
  const departures = new Map<string, Departure>()
  const answers = new Map<string, Answer>()
  let stillMarked = 0
  const handOf = (claim: Claim): Hand => (ours.has(claim.author) ? UNMARKED : claimed(claim))
  const depart = (range: IdRange, hand: Hand, move: string | undefined) => {
    const key = JSON.stringify([hand, move])
    const known = departures.get(key)
    if (known) known.ranges.push(range)
    else departures.set(key, { ranges: [range], hand, ...(move === undefined ? {} : { move }) })
  }
  const answer = (layers: readonly Layer[], verdict: Answer['verdict'], range: IdRange) => {
    for (const layer of layers) {
      const key = `${layer.id}/${layer.author.name}/${verdict}`
      const known = answers.get(key)
      if (known) known.ranges.push(range)
      else answers.set(key, { layer, verdict, ranges: [range] })
    }
  }
  let waiting = 0
  /** The marked insertions that stand before this offset of the text without them (or at it, with `also`). */
  const marksBefore = (nowAt: number, oldAt: (at: number) => number, also = true) => {
    for (; waiting < returned.marked.length; waiting++) {
      const mark = returned.marked[waiting]!
      if (mark.at > nowAt || (mark.at === nowAt && !also)) return
      arrivals.push(arrivalOf(mark, oldAt(mark.at)))
    }
  }
  /** Text that no mark accounts for. */
  const arrive = (oldAt: number, from: number, to: number, move?: string) => {
    for (const { run, ...piece } of piecesOf(returned.runs, from, to)) {
      marksBefore(piece.from, () => oldAt)
      const file = run.file + piece.from - run.at
      arrivals.push({
        oldAt,
        from: file,
        to: file + piece.to - piece.from,
        hand: UNMARKED,
        ...(run.del ? { struck: handOf(run.del) } : {}),
        ...(move === undefined ? {} : { move }),
      })
    }
  }
  const stayed = ({ oldAt, nowAt, text }: Part, sure: (from: number, to: number) => boolean) => {
    const shift = oldAt - nowAt
    for (const a of piecesOf(sent.runs, oldAt, oldAt + text.length))
      for (const b of piecesOf(returned.runs, a.from - shift, a.to - shift)) {
        const range = idsOf(a.run, b.from + shift, b.to + shift)
        const { ins, del } = a.run.state
        if ((del.length > 0 && b.run.del) || (ins.length > 0 && b.run.ins)) stillMarked += range[2]
        if (del.length === 0 && b.run.del) depart(range, handOf(b.run.del), b.run.del.move)
        const undone = del.length > 0 && !b.run.del
        const taken = ins.length > 0 && !b.run.ins
        if (cleanCopy || (!undone && !taken)) continue
        if (sure(b.from + shift, b.to + shift)) {
          if (undone) answer(del, 'reject', range)
          if (taken) answer(ins, 'accept', range)
        } else {
          depart(range, UNMARKED, undefined)
          marksBefore(b.from, (at) => at + shift)
          arrive(b.from + shift, b.from, b.to)
        }
      }
    marksBefore(nowAt + text.length, (at) => at + shift, false)
  }
  const left = ({ oldAt, text }: Part, row: Row, sure: boolean) => {
    for (const { run, from, to } of piecesOf(sent.runs, oldAt, oldAt + text.length)) {
      const range = idsOf(run, from, to)
      const { ins, del } = run.state
      if (cleanCopy && del.length > 0) continue
      if (sure && !cleanCopy && del.length > 0) answer(del, 'accept', range)
      else if (sure && !cleanCopy && ins.length > 0) answer(ins, 'reject', range)
      else depart(range, UNMARKED, row.kind === 'movedFrom' ? moveOf(row) : undefined)
    }
  }
  const parts = comparison.rows.flatMap((row) => row.parts.map((part) => ({ row, part })))
  // Text that still carries a mark of ours where nothing of ours stood: what seems to be gone may only have shifted.
  const adrift = parts.some(
    ({ part: { op, nowAt, text } }) =>
      op === 'ins' &&
      [...piecesOf(returned.runs, nowAt, nowAt + text.length)].some(({ run }) =>
        [run.ins, run.del].some((claim) => claim && ours.has(claim.author)),
      ),
  )
  parts.forEach(({ row, part }, i) => {
    const { op, text, oldAt, nowAt } = part
    const before = parts[i - 1]?.part.op ?? 'same'
    const after = parts[i + 1]?.part.op ?? 'same'
    if (op === 'del') {
      const pieces = [...piecesOf(sent.runs, oldAt, oldAt + text.length)]
      const settled = pieces.every(({ run }) => run.state.ins.length + run.state.del.length > 0)
      left(part, row, !adrift && settled && before === 'same' && after === 'same' && row.kind !== 'movedFrom')
      return
    }
    marksBefore(nowAt, () => oldAt)
    if (op === 'ins') arrive(oldAt, nowAt, nowAt + text.length, row.kind === 'movedTo' ? moveOf(row) : undefined)
    else
      stayed(
        part,
        // Next to words that changed without a mark, one blank may have been taken for another.
        (from, to) => (from > oldAt || before === 'same') && (to < oldAt + text.length || after === 'same'),
      )
  })
  const end = sent.runs.at(-1)
  marksBefore(Number.POSITIVE_INFINITY, () => (end ? end.at + end.length : 0))
  return {
    arrivals,
    departures: [...departures.values()].map((d) => ({ ...d, ranges: joinRanges(d.ranges) })),
    answers: [...answers.values()].map((a) => ({ ...a, ranges: joinRanges(a.ranges) })),
    stillMarked,
  }
}

/** Moves the comparison found and moves the file marks, in one space of names. */
const moveOf = (row: Row): string | undefined => (row.move === undefined ? undefined : `row ${row.move}`)

const claimed = ({ author, date }: Claim): Hand => ({ author, date, tracked: true })

const arrivalOf = ({ file, length, ins, del }: Marked, oldAt: number): Arrival => ({
  oldAt,
  from: file,
  to: file + length,
  hand: claimed(ins),
  ...(del ? { struck: claimed(del) } : {}),
  ...(ins.move === undefined ? {} : { move: ins.move }),
})
