/** Which letters of the two texts moved: those of a moved paragraph, without what changed on the way. */
import type { Comparison } from './model.ts'

/** Offsets of a linear text by the move they belong to. */
export interface Stretches {
  /** The move at an offset, and how far it reaches, but not beyond `end`. */
  at(offset: number, end: number): { readonly move: number | undefined; readonly until: number }
}

/** @param oldStarts where each paragraph of the old text begins, and behind them where it ends; so `nowStarts` */
export const movedIn = (
  { rows }: Comparison,
  oldStarts: Int32Array,
  nowStarts: Int32Array,
): { readonly old: Stretches; readonly now: Stretches } => {
  const old = new Int32Array(oldStarts.at(-1)!).fill(-1)
  const now = new Int32Array(nowStarts.at(-1)!).fill(-1)
  for (const row of rows) {
    const source = row.source === undefined ? undefined : rows[row.source]
    if (source === undefined || row.move === undefined) continue
    old.fill(row.move, oldStarts[source.old.from], oldStarts[source.old.to])
    now.fill(row.move, nowStarts[row.now.from], nowStarts[row.now.to])
    for (const { op, text, oldAt, nowAt } of row.edits ?? []) {
      if (op === 'del') old.fill(-1, oldAt, oldAt + text.length)
      if (op === 'ins') now.fill(-1, nowAt, nowAt + text.length)
    }
  }
  return { old: stretchesOf(old), now: stretchesOf(now) }
}

const stretchesOf = (moves: Int32Array): Stretches => ({
  at: (offset, end) => {
    const move = moves[offset] ?? -1
    let until = offset + 1
    while (until < end && moves[until] === move) until++
    return { move: move === -1 ? undefined : move, until }
  },
})
