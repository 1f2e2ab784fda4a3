import type { Comparison, Part, Row } from '../../compare/index.ts'
import { type IdRange, joinRanges } from '../ids.ts'
import type { Layer } from '../overlay.ts'
import { answeredOnly } from './answered.ts'
import { isAmong, oldAndNew, take, within } from './earlier.ts'
import { type Anchor, type Answer, type Arrival, type Findings, type Hand, UNMARKED } from './findings.ts'
import { type Claim, idsOf, type Marked, piecesOf, type ReturnedSide, type SentRun, type SentSide } from './sides.ts'

/**
 * Reads a comparison of what was sent with what came back, the other side's marked insertions left out of both
 * (redline.md, "No silent edits"): whatever differs then, no mark accounts for.
 *
 * @param ours names our own proposals went out under: a mark in one of them that was not sent is not believed
 * @param cleanCopy the file was made from a copy without marks: unmarked proposals are still open
 */
export function findIn(
  comparison: Comparison,
  sent: SentSide,
  returned: ReturnedSide,
  ours: ReadonlySet<string>,
  cleanCopy: boolean,
): Findings {
  const finding = new Finding(sent, returned, ours, cleanCopy)
  const answered = answeredOnly(sent, returned)
  return answered ? finding.readAnswers(answered) : finding.read(comparison)
}

interface Lists {
  readonly ranges: IdRange[]
}

class Finding {
  readonly #arrivals: Arrival[] = []
  readonly #departures = new Map<string, Lists & { hand: Hand; move?: string }>()
  readonly #answers = new Map<string, Lists & { layer: Layer; verdict: Answer['verdict'] }>()
  #stillMarked = 0
  /** Marked insertions of the file already placed. */
  #placed = 0
  readonly #sent: SentSide
  readonly #returned: ReturnedSide
  readonly #ours: ReadonlySet<string>
  readonly #cleanCopy: boolean
  /** Author and date tell the old from the new, where the file still has both. */
  readonly #dated: boolean
  /** Where the last of it was found again: what follows stands behind that. */
  readonly #behind = new Map<number, Anchor>()
  /** What they had proposed before and the file has not shown yet, by place. */
  readonly #open = new Map<number, (SentRun & { readonly text: string })[]>()

  constructor(sent: SentSide, returned: ReturnedSide, ours: ReadonlySet<string>, cleanCopy: boolean) {
    this.#sent = sent
    this.#returned = returned
    this.#ours = ours
    this.#cleanCopy = cleanCopy
    for (const [at, runs] of sent.theirs) this.#open.set(at, [...runs])
    const all = [...sent.theirs.values()].flat()
    this.#dated = returned.marked.some((mark) => isAmong(mark, all))
  }

  /** Nothing but whole answers of theirs: every letter is accounted for, and which is which is certain. */
  readAnswers(parts: readonly Part[]): Findings {
    for (const part of parts) {
      if (part.op === 'del') {
        this.#left(part, true)
        continue
      }
      this.#marksBefore(part.nowAt, () => part.oldAt)
      this.#stayed(part, () => true)
    }
    return this.#findings()
  }

  read({ rows }: Comparison): Findings {
    const parts = rows.flatMap((row) => row.parts.map((part) => ({ row, part })))
    const adrift = parts.some(({ part }) => part.op === 'ins' && this.#carriesOurs(part))
    const pending = parts.map(({ row, part }) => part.op === 'del' && row.kind !== 'movedFrom' && this.#isPending(part))
    /** What stands beside it in that direction, past proposals that are gone as well. */
    const beside = (i: number, step: 1 | -1): Part['op'] => {
      let n = i + step
      while (pending[n]) n += step
      return parts[n]?.part.op ?? 'same'
    }
    parts.forEach(({ row, part }, i) => {
      const { op, text, oldAt, nowAt } = part
      const before = parts[i - 1]?.part.op ?? 'same'
      const after = parts[i + 1]?.part.op ?? 'same'
      if (op === 'del') {
        // Gone by itself it was settled; gone together with agreed words, or in exchange for others, it was edited.
        const settled = !adrift && pending[i]! && beside(i, -1) === 'same' && beside(i, 1) === 'same'
        this.#left(part, settled, row.kind === 'movedFrom' ? moveOf(row) : undefined)
        return
      }
      this.#marksBefore(nowAt, () => oldAt)
      if (op === 'ins')
        this.#arrive(oldAt, nowAt, nowAt + text.length, row.kind === 'movedTo' ? moveOf(row) : undefined)
      else
        this.#stayed(
          part,
          // Next to words that changed without a mark, one blank may have been taken for another.
          (from, to) => (from > oldAt || before === 'same') && (to < oldAt + text.length || after === 'same'),
        )
    })
    return this.#findings()
  }

  #isPending({ oldAt, text }: Part): boolean {
    const pieces = [...piecesOf(this.#sent.runs, oldAt, oldAt + text.length)]
    return pieces.every(({ run }) => run.lost || run.state.ins.length + run.state.del.length > 0)
  }

  #findings(): Findings {
    const end = this.#sent.runs.at(-1)
    this.#marksBefore(Number.POSITIVE_INFINITY, () => (end ? end.at + end.length : 0))
    // What they had proposed and the file shows no more, they have taken back.
    for (const runs of this.#open.values())
      for (const run of runs)
        if (!run.lost) this.#answer(run.state.ins, 'reject', [run.client, run.clock, run.text.length])
    return {
      arrivals: this.#arrivals,
      departures: [...this.#departures.values()].map((d) => ({ ...d, ranges: joinRanges(d.ranges) })),
      answers: [...this.#answers.values()].map((a) => ({ ...a, ranges: joinRanges(a.ranges) })),
      stillMarked: this.#stillMarked,
    }
  }

  /** Text that still carries a mark of ours where nothing of ours stood: what seems gone may only have shifted. */
  #carriesOurs({ nowAt, text }: Part): boolean {
    return [...piecesOf(this.#returned.runs, nowAt, nowAt + text.length)].some(({ run }) =>
      [run.ins, run.del].some((claim) => claim && this.#ours.has(claim.author)),
    )
  }

  #handOf(claim: Claim): Hand {
    return this.#ours.has(claim.author) ? UNMARKED : { author: claim.author, date: claim.date, tracked: true }
  }

  #depart(range: IdRange, hand: Hand, move: string | undefined): void {
    const key = JSON.stringify([hand, move])
    const known = this.#departures.get(key) ?? { ranges: [], hand, ...(move === undefined ? {} : { move }) }
    this.#departures.set(key, known)
    known.ranges.push(range)
  }

  #answer(layers: readonly Layer[], verdict: Answer['verdict'], range: IdRange): void {
    for (const layer of layers) {
      const key = `${layer.id}/${layer.author.name}/${verdict}`
      const known = this.#answers.get(key) ?? { layer, verdict, ranges: [] }
      this.#answers.set(key, known)
      known.ranges.push(range)
    }
  }

  /** The character that new text at an offset of what was sent stands behind. */
  #anchor(oldAt: number): Anchor {
    if (this.#behind.has(oldAt)) return this.#behind.get(oldAt)
    if (oldAt === 0) return undefined
    const [before] = piecesOf(this.#sent.runs, oldAt - 1, oldAt)
    const [client, clock] = idsOf(before!.run, oldAt - 1, oldAt)
    return [client, clock]
  }

  /** The marked insertions that stand before this offset of the text without them (or at it, with `also`). */
  #marksBefore(nowAt: number, oldAt: (at: number) => number, also = true): void {
    const { marked } = this.#returned
    while (this.#placed < marked.length) {
      const { at } = marked[this.#placed]!
      if (at > nowAt || (at === nowAt && !also)) return
      const from = this.#placed
      while (marked[this.#placed]?.at === at) this.#placed++
      this.#place(marked.slice(from, this.#placed), oldAt(at))
    }
  }

  /** Marked insertions side by side. What they had proposed here before is still proposed; the rest is new. */
  #place(marks: readonly Marked[], oldAt: number): void {
    const known = this.#open.get(oldAt) ?? []
    const whole = marks.map((m) => m.text).join('')
    const found = !this.#dated && known.length > 0 && whole.includes(known.map((run) => run.text).join(''))
    const old = marks.filter((mark) => found || isAmong(mark, known))
    const pieces = oldAndNew(known, old)
    let taken = 0
    for (const mark of marks) {
      if (!old.includes(mark)) {
        this.#arriveMarked(mark, 0, mark.length, oldAt)
        continue
      }
      for (const { op, from, to, skipped } of within(pieces, taken, taken + mark.length))
        if (op === 'ins') this.#arriveMarked(mark, from, to, oldAt)
        else
          for (const { run, range } of take(known, skipped, to - from)) {
            if (mark.del && run.state.del.length === 0) this.#depart(range, this.#handOf(mark.del), mark.del.move)
            this.#behind.set(oldAt, [range[0], range[1] + range[2] - 1])
          }
      taken += mark.length
    }
    this.#open.set(oldAt, known)
  }

  #arriveMarked(mark: Marked, from: number, to: number, oldAt: number): void {
    const { author, date, move } = mark.ins
    this.#arrivals.push({
      anchor: this.#anchor(oldAt),
      from: mark.file + from,
      to: mark.file + to,
      hand: { author, date, tracked: true },
      ...(mark.del ? { struck: this.#handOf(mark.del) } : {}),
      ...(move === undefined ? {} : { move }),
    })
  }

  /** Text that no mark accounts for. */
  #arrive(oldAt: number, from: number, to: number, move?: string): void {
    for (const { run, ...piece } of piecesOf(this.#returned.runs, from, to)) {
      this.#marksBefore(piece.from, () => oldAt)
      const file = run.file + piece.from - run.at
      this.#arrivals.push({
        anchor: this.#anchor(oldAt),
        from: file,
        to: file + piece.to - piece.from,
        hand: UNMARKED,
        ...(run.del ? { struck: this.#handOf(run.del) } : {}),
        ...(move === undefined ? {} : { move }),
      })
    }
  }

  #stayed({ oldAt, nowAt, text }: Part, sure: (from: number, to: number) => boolean): void {
    const shift = oldAt - nowAt
    for (const a of piecesOf(this.#sent.runs, oldAt, oldAt + text.length))
      for (const b of piecesOf(this.#returned.runs, a.from - shift, a.to - shift)) {
        const range = idsOf(a.run, b.from + shift, b.to + shift)
        const { ins, del } = a.run.state
        if ((del.length > 0 && b.run.del) || (ins.length > 0 && b.run.ins)) this.#stillMarked += range[2]
        if (del.length === 0 && b.run.del) this.#depart(range, this.#handOf(b.run.del), b.run.del.move)
        const undone = del.length > 0 && !b.run.del
        const taken = ins.length > 0 && !b.run.ins
        if (this.#cleanCopy || (!undone && !taken)) continue
        if (sure(b.from + shift, b.to + shift)) {
          if (undone) this.#answer(del, 'reject', range)
          if (taken) this.#answer(ins, 'accept', range)
        } else {
          this.#depart(range, UNMARKED, undefined)
          this.#marksBefore(b.from, (at) => at + shift)
          this.#arrive(b.from + shift, b.from, b.to)
        }
      }
    this.#marksBefore(nowAt + text.length, (at) => at + shift, false)
  }

  #left({ oldAt, text }: Part, settled: boolean, move?: string): void {
    for (const { run, from, to } of piecesOf(this.#sent.runs, oldAt, oldAt + text.length)) {
      const range = idsOf(run, from, to)
      const { ins, del } = run.state
      if (del.length > 0 ? this.#cleanCopy : run.lost) continue
      if (settled && !this.#cleanCopy && del.length > 0) this.#answer(del, 'accept', range)
      else if (settled && !this.#cleanCopy && ins.length > 0) this.#answer(ins, 'reject', range)
      else this.#depart(range, UNMARKED, move)
    }
  }
}

/** Moves the comparison found, beside those the file marks. */
const moveOf = (row: Row): string | undefined => (row.move === undefined ? undefined : `row ${row.move}`)
