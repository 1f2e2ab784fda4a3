import type { ComparisonView, DifferenceClass } from '../../../../shared/compare/index.ts'

/** What stands on the page from top to bottom: rows, and in place of what is not looked at one line that counts it. */
export type Block =
  | { readonly kind: 'row'; readonly row: number }
  /** Rows `from`..`to`, half-open, with nothing to look at. */
  | {
      readonly kind: 'fold'
      readonly from: number
      readonly to: number
      readonly paragraphs: number
      /** "clauses 3–7", '' where none has a number. */
      readonly clauses: string
      /** Paragraphs among them that differ in a way that is filtered out. */
      readonly hidden: number
    }
  /** The place a move left. */
  | { readonly kind: 'stub'; readonly from: number; readonly to: number; readonly move: number }

/** What a person has unfolded. */
export interface Opened {
  readonly all: boolean
  /** First rows of folded stretches. */
  readonly folds: ReadonlySet<number>
  readonly moves: ReadonlySet<number>
}

export const NOTHING_OPEN: Opened = { all: false, folds: new Set(), moves: new Set() }

export type Shown = ReadonlySet<DifferenceClass>

/** Whether there is anything to look at in a row, under this filter. */
export const isShown = ({ rows }: ComparisonView, row: number, shown: Shown): boolean =>
  rows[row]!.classes.some((c) => shown.has(c))

/** Rows that differ stand alone; stretches that do not are folded, except the heading right above a difference. */
export function blocksOf(view: ComparisonView, shown: Shown, opened: Opened): Block[] {
  const blocks: Block[] = []
  const { rows } = view
  for (let at = 0; at < rows.length; ) {
    const { kind, move } = rows[at]!
    let to = at + 1
    if (!isShown(view, at, shown)) {
      while (to < rows.length && !isShown(view, to, shown)) to++
      blocks.push(...stretch(view, at, to, opened))
    } else if (kind === 'movedFrom' && move !== undefined && !opened.moves.has(move)) {
      while (rows[to]?.kind === 'movedFrom' && rows[to]!.move === move) to++
      blocks.push({ kind: 'stub', from: at, to, move })
    } else blocks.push({ kind: 'row', row: at })
    at = to
  }
  return blocks
}

function stretch(view: ComparisonView, from: number, to: number, opened: Opened): Block[] {
  const heading = to < view.rows.length && isHeading(view, to - 1) ? 1 : 0
  const end = to - heading
  const kept = rowsFrom(end, to)
  if (opened.all || opened.folds.has(from) || end - from < 2) return [...rowsFrom(from, end), ...kept]
  return [foldOf(view, from, end), ...kept]
}

const rowsFrom = (from: number, to: number): Block[] =>
  Array.from({ length: to - from }, (_, n) => ({ kind: 'row', row: from + n }))

const isHeading = ({ rows }: ComparisonView, row: number): boolean =>
  /^(heading|title)$/.test(rows[row]!.now?.role ?? '')

function foldOf(view: ComparisonView, from: number, to: number): Block {
  let [paragraphs, hidden] = [0, 0]
  for (let row = from; row < to; row++) {
    paragraphs += view.rows[row]!.paragraphs
    if (view.rows[row]!.classes.length > 0) hidden++
  }
  return { kind: 'fold', from, to, paragraphs, hidden, clauses: clausesBetween(view, from, to) }
}

function clausesBetween({ rows, clauses }: ComparisonView, from: number, to: number): string {
  const numberOf = (row: number): string => clauses[rows[row]!.clause]?.number ?? ''
  let [first, last] = ['', '']
  for (let row = from; row < to && first === ''; row++) first = numberOf(row)
  for (let row = to - 1; row >= from && last === ''; row--) last = numberOf(row)
  if (first === '') return ''
  return first === last ? `clause ${first}` : `clauses ${first}–${last}`
}

/** Which block shows a row. */
export function blockOf(blocks: readonly Block[], row: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (firstRow(blocks[middle]!) <= row) low = middle
    else high = middle - 1
  }
  return low
}

export const firstRow = (block: Block): number => (block.kind === 'row' ? block.row : block.from)
