/** Differences set so that a Word file can hold them as tracked changes: the last mark of a cell or of the text stays. */
import { sameCell } from '../docx/cells.ts'
import type { ComparedParagraph, Comparison } from './model.ts'
import { besideRow } from './table-rows.ts'

/** Old text `a0`..`a1` gives way to new text `b0`..`b1`: half-open offsets in the two linear texts. */
export interface Change {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** What stands where in a linear text. */
export interface Ground {
  readonly text: string
  readonly paragraphs: readonly ComparedParagraph[]
  /** Index of the paragraph that holds an offset; the last one for the end of the text. */
  paragraphAt(offset: number): number
  isWall(offset: number): boolean
}

/** All differences in order, neighbours as one. */
export const changesIn = ({ rows }: Comparison): Change[] => {
  const changes: Change[] = []
  for (const { parts } of rows)
    for (const { op, text, oldAt, nowAt } of parts) {
      if (op === 'same') continue
      const [a1, b1] = [oldAt + (op === 'del' ? text.length : 0), nowAt + (op === 'ins' ? text.length : 0)]
      const last = changes.at(-1)
      if (last !== undefined && last.a1 === oldAt && last.b1 === nowAt)
        changes[changes.length - 1] = { ...last, a1, b1 }
      else changes.push({ a0: oldAt, a1, b0: nowAt, b1 })
    }
  return changes
}

/**
 * A mark at a wall (the end of a cell, of the text, or before a table) cannot be deleted, and nothing can follow it in
 * its place. The same two texts can be had without that: "P¶" and "P¶Q¶" differ by "Q¶" after P's mark, or by "¶Q"
 * before it.
 */
export const placed = (changes: readonly Change[], old: Ground, now: Ground): Change[] => {
  const out: Change[] = []
  for (const change of changes) {
    const before = out.at(-1)?.a1 ?? 0
    for (const c of placedOne(change, before, old, now)) if (c.a0 < c.a1 || c.b0 < c.b1) out.push(c)
  }
  return out
}

const placedOne = (change: Change, before: number, old: Ground, now: Ground): Change[] => {
  if (besideRow(change, old, now) !== undefined) return [change]
  const { a0, a1, b0, b1 } = change
  const endsAtWall = a0 < a1 && old.text[a1 - 1] === '\n' && old.isWall(a1 - 1)
  const comesWhole = b0 < b1 && now.text[b1 - 1] === '\n'
  const followsMark = a0 > before && old.text[a0 - 1] === '\n'
  if (endsAtWall && comesWhole && bothInCells(old, a1 - 1, now, b1 - 1)) return [{ a0, a1: a1 - 1, b0, b1: b1 - 1 }]
  const wall = b0 === b1 && followsMark && !old.isWall(a0 - 1) ? firstWall(old, a0, a1) : -1
  if (wall !== -1)
    return [
      { a0: a0 - 1, a1: wall, b0: b0 - 1, b1: b0 - 1 },
      { a0: wall + 1, a1, b0, b1 },
    ]
  if (comesWhole && !endsAtWall && followsMark && old.isWall(a0 - 1) && !belongsToNext(now, b0, b1))
    return [
      { a0: a0 - 1, a1: a0 - 1, b0: b0 - 1, b1: b1 - 1 },
      { a0, a1, b0: b1, b1 },
    ]
  return [change]
}

/** The first mark of a stretch that is a wall. What is deleted behind it goes cell by cell. */
const firstWall = (ground: Ground, from: number, to: number): number => {
  for (let at = ground.text.indexOf('\n', from); at !== -1 && at < to; at = ground.text.indexOf('\n', at + 1))
    if (ground.isWall(at)) return at
  return -1
}

const cellAt = (ground: Ground, offset: number) => ground.paragraphs[ground.paragraphAt(offset)]?.props?.cell

const bothInCells = (old: Ground, a: number, now: Ground, b: number): boolean =>
  (cellAt(old, a) === undefined) === (cellAt(now, b) === undefined)

/** Whether what came stands in the same cell (or outside of any) as what follows it, and not as what it follows. */
const belongsToNext = (now: Ground, b0: number, b1: number): boolean =>
  b1 < now.text.length && inOneCell(now, b1 - 1, b1) && !inOneCell(now, b1 - 1, b0 - 1)

const inOneCell = (ground: Ground, x: number, y: number): boolean => sameCell(cellAt(ground, x), cellAt(ground, y))
