/** What a comparison comes to in numbers. */
import type { Comparison, DifferenceClass, Row, RowPart } from './model.ts'
import { isWord, tokensOf } from './tokens.ts'

export interface Totals {
  /** How many differences of each kind: a replacement is one, a move is one however many paragraphs it takes along. */
  readonly classes: Readonly<Record<DifferenceClass, number>>
  /** Words that came and went; what only moved is neither. */
  readonly added: number
  readonly removed: number
}

export const totalsOf = ({ rows, moves }: Comparison): Totals => {
  const classes = {
    substance: 0,
    number: 0,
    definition: 0,
    'cross-reference': 0,
    moved: moves,
    format: 0,
    numbering: 0,
  }
  let [added, removed] = [0, 0]
  for (const row of rows) {
    if (row.classes.length === 0 || row.kind === 'movedFrom') continue
    const parts = row.edits ?? row.parts
    parts.forEach((part, n) => {
      if (part.class === undefined || part.class === 'moved') return
      if (part.op === 'ins') added += wordsIn(part.text)
      else removed += wordsIn(part.text)
      if (!isSecondHalf(parts, n)) classes[part.class]++
    })
    classes.format += looksDiffer(row) ? 1 : 0
    classes.numbering += row.looks?.filter((l) => l.what === 'number').length ?? 0
  }
  return { classes, added, removed }
}

/** What came in the place of what went is the same difference. */
const isSecondHalf = (parts: readonly RowPart[], n: number): boolean =>
  parts[n]!.op === 'ins' && parts[n - 1]?.op === 'del' && parts[n - 1]!.class === parts[n]!.class

const looksDiffer = ({ formats, looks }: Row): boolean =>
  (formats?.length ?? 0) > 0 || (looks?.some((l) => l.what === 'props') ?? false)

const wordsIn = (text: string): number => tokensOf(text).filter(isWord).length
