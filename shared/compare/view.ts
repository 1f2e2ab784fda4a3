/** A comparison as a page shows it: every row with what stands in it, its clause, and what is counted above the page. */
import { type Clause, clauseAt, outlineOf } from '../clauses/outline.ts'
import type { CellPlace, CharFormat, ParagraphRole } from '../docx/model.ts'
import type { ComparedParagraph, Comparison, DifferenceClass, Row, RowPart } from './model.ts'
import { piecesOf, type ViewPiece } from './pieces.ts'
import { startsOf } from './side.ts'
import { type Totals, totalsOf } from './totals.ts'

/** How a paragraph looks on one side. */
export interface ViewParagraph {
  /** What Word prints before it, '' for nothing. */
  readonly number: string
  readonly role: ParagraphRole
  readonly level?: number
  readonly cell?: CellPlace
  /** The caller's own name for it. */
  readonly key?: string
}

export interface ViewRow {
  readonly kind: Row['kind']
  readonly classes: readonly DifferenceClass[]
  /** The row's text: without the mark that ends it. */
  readonly pieces: readonly ViewPiece[]
  /** Of `movedTo`: what changed on the way. */
  readonly edits?: readonly ViewPiece[]
  /** The first paragraph of each side, where there is one. */
  readonly old?: ViewParagraph
  readonly now?: ViewParagraph
  /** How many paragraphs it holds, on the side that holds more. */
  readonly paragraphs: number
  /** Index into the clauses of the view; -1 before the first. */
  readonly clause: number
  readonly move?: number
  /** Of a moved paragraph: the clauses it stood and stands in, as cited. `whole`: it begins them, so they moved. */
  readonly moved?: { readonly from: string; readonly to: string; readonly whole: boolean }
  /** Formats before and after, where the same words look different. */
  readonly looks?: readonly { readonly text: string; readonly before: CharFormat; readonly after: CharFormat }[]
}

export interface ViewClause {
  /** As cited: "9.2"; '' where it has none. */
  readonly number: string
  readonly name: string
  /** In the new text; else it is only in the old one. */
  readonly now: boolean
}

export interface ComparisonView {
  readonly rows: readonly ViewRow[]
  readonly clauses: readonly ViewClause[]
  readonly totals: Totals
  readonly oldParagraphs: number
  readonly nowParagraphs: number
}

/** Cut for a page: plain data a worker can post. */
export const viewOf = (
  old: readonly ComparedParagraph[],
  now: readonly ComparedParagraph[],
  comparison: Comparison,
): ComparisonView => {
  const places = placesOf(old, now, comparison.rows)
  const sides = { old: { paragraphs: old, starts: startsOf(old) }, now: { paragraphs: now, starts: startsOf(now) } }
  const shown = (parts: readonly RowPart[]): ViewPiece[] => piecesOf(parts, sides.old, sides.now)
  const rows = comparison.rows.map((row, n): ViewRow => {
    const { kind, classes, parts, edits, move, formats } = row
    const [before, after] = [old[row.old.from], now[row.now.from]]
    const has = { old: row.old.from < row.old.to, now: row.now.from < row.now.to }
    return {
      kind,
      classes,
      pieces: shown(parts),
      ...(edits && { edits: shown(edits) }),
      ...(has.old && before && { old: paragraphOf(before) }),
      ...(has.now && after && { now: paragraphOf(after) }),
      paragraphs: Math.max(row.old.to - row.old.from, row.now.to - row.now.from),
      clause: places.of[n]!,
      ...(move !== undefined && { move, moved: places.moved.get(move)! }),
      ...(formats && {
        looks: formats.map((f) => ({ text: textAt(row, f.nowAt, f.length), before: f.before, after: f.after })),
      }),
    }
  })
  return {
    rows,
    clauses: places.clauses,
    totals: totalsOf(comparison),
    oldParagraphs: old.length,
    nowParagraphs: now.length,
  }
}

const paragraphOf = ({ number, props, key }: ComparedParagraph): ViewParagraph => ({
  number: number ?? '',
  role: props?.role ?? 'body',
  ...(props?.level !== undefined && { level: props.level }),
  ...(props?.cell && { cell: props.cell }),
  ...(key !== undefined && { key }),
})

const textAt = ({ parts, edits }: Row, nowAt: number, length: number): string => {
  const part = (edits ?? parts).find((p) => p.op === 'same' && p.nowAt <= nowAt && nowAt < p.nowAt + p.text.length)
  return part?.text.slice(nowAt - part.nowAt, nowAt - part.nowAt + length) ?? ''
}

/** Which clause every row is in: the new text's; what is gone counts to what has become of its clause, if anything. */
const placesOf = (old: readonly ComparedParagraph[], now: readonly ComparedParagraph[], rows: readonly Row[]) => {
  const [before, after] = [clausesOf(old), clausesOf(now)]
  const clauses: ViewClause[] = after.map((c) => ({ number: citedAs(c), name: c.name, now: true }))
  const indexOf = new Map(after.map((c, n) => [c.key, n]))
  const became = new Map<string, number>()
  const starts = new Map(before.map((c) => [c.at, c]))
  const moved = new Map<number, NonNullable<ViewRow['moved']>>()
  for (const row of rows) {
    if (row.now.from >= row.now.to) continue
    const source = row.source === undefined ? undefined : rows[row.source]!.old.from
    const next = clauseAt(after, row.now.from)
    const clause = source === undefined && row.old.from >= row.old.to ? undefined : starts.get(source ?? row.old.from)
    if (clause && next) became.set(clause.key, indexOf.get(next.key)!)
    if (row.move !== undefined && source !== undefined && !moved.has(row.move))
      moved.set(row.move, {
        from: placeName(clauseAt(before, source)),
        to: placeName(next),
        whole: clause !== undefined && next?.at === row.now.from,
      })
  }
  const indexOfOld = (clause: Clause | undefined): number => {
    if (!clause) return -1
    const known = became.get(clause.key)
    if (known !== undefined) return known
    became.set(clause.key, clauses.length)
    return clauses.push({ number: citedAs(clause), name: clause.name, now: false }) - 1
  }
  const of = rows.map((row) => {
    if (row.now.from >= row.now.to) return indexOfOld(clauseAt(before, row.old.from))
    const clause = clauseAt(after, row.now.from)
    return clause ? indexOf.get(clause.key)! : -1
  })
  return { clauses, of, moved }
}

const clausesOf = (paragraphs: readonly ComparedParagraph[]): Clause[] =>
  outlineOf(
    paragraphs.map(({ text, number, props }, n) => ({
      key: String(n),
      text,
      number: number ?? '',
      props: props ?? { role: 'body' },
    })),
  )

const citedAs = ({ path, number }: Clause): string => path || number.replace(/\.$/, '')

/** "9.2", or its name in quotation marks; '' before the first clause. */
const placeName = (clause: Clause | undefined): string =>
  clause === undefined ? '' : citedAs(clause) || `“${clause.name}”`
