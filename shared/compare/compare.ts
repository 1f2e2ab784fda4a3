/** Two documents against each other: which paragraph became which, and word by word what became of it. */
import { anchors } from './anchors.ts'
import { linksInGap } from './gap.ts'
import { gapsBetween } from './links.ts'
import type { ComparedParagraph, Comparison, ComparisonProgress } from './model.ts'
import { exactMoves, moves, numberMoves } from './moves.ts'
import { rowMates } from './row-mates.ts'
import { buildRows } from './rows.ts'
import { Side } from './side.ts'
import { Numbering, Vocabulary } from './tokens.ts'

export interface CompareOptions {
  /** Called now and then, for a worker to pass on. To cancel, end the worker. */
  onProgress?(progress: ComparisonProgress): void
}

/** Steps between two reports of progress. */
const REPORT_EVERY = 200

/**
 * Paragraphs that did not change are found first; what lies between them is paired by the words shared, with
 * paragraphs cut up or joined; what then has no partner but a twin elsewhere has moved; within pairs words are
 * compared. Time and memory grow with the length of the documents, whatever stands in them.
 */
export const compare = (
  old: readonly ComparedParagraph[],
  now: readonly ComparedParagraph[],
  { onProgress }: CompareOptions = {},
): Comparison => {
  const report = (phase: ComparisonProgress['phase'], step: number, of: number): void => {
    if (step % REPORT_EVERY === 0) onProgress?.({ phase, done: of === 0 ? 1 : step / of })
  }
  report('matching', 0, 1)
  const texts = new Numbering()
  const vocabulary = new Vocabulary()
  const a = new Side(old, texts, vocabulary)
  const b = new Side(now, texts, vocabulary)
  const fixed = anchors(a, b)
  const known = exactMoves(a, b, fixed)
  const links = [...fixed]
  const gaps = gapsBetween(fixed, { a0: 0, a1: a.length, b0: 0, b1: b.length })
  for (const [n, { a0, b0 }] of known.entries()) {
    a.leave(a0, -1 - 2 * n)
    b.leave(b0, -2 - 2 * n)
  }
  for (const [n, gap] of gaps.entries()) {
    report('aligning', n, gaps.length)
    for (const l of linksInGap(a, b, gap)) links.push(l)
  }
  links.sort((x, y) => x.a0 - y.a0)
  links.push(...rowMates(a, b, links))
  links.sort((x, y) => x.a0 - y.a0)
  report('moves', 0, 1)
  const made = moves(a, b, links, known)
  const { numbers, count } = numberMoves(made)
  const rows = buildRows(a, b, links, made, numbers, (row, of) => report('words', row, of))
  return { rows, moves: count }
}

/** Whether nothing differs at all, looks and numbers included. */
export const isSame = ({ rows }: Comparison): boolean => rows.every((r) => r.classes.length === 0)
