import type { ComparisonView, DifferenceClass, ViewPiece, ViewRow } from '../../../../shared/compare/index.ts'
import { isShown, type Shown } from './blocks.ts'

/** A clause that differs, as the list beside the page names it. */
export interface Entry {
  /** Its first row that differs, and all of them. */
  readonly row: number
  readonly rows: readonly number[]
  /** As cited, '' where it has none. */
  readonly number: string
  readonly name: string
  /** "300% → 125%" */
  readonly what: string
  /** Each once, the weightiest first. */
  readonly classes: readonly DifferenceClass[]
}

const WEIGHT: readonly DifferenceClass[] = [
  'definition',
  'number',
  'cross-reference',
  'substance',
  'moved',
  'format',
  'numbering',
]

/** Changed clauses in reading order. What moved is named where it stands now. */
export function entriesOf(view: ComparisonView, shown: Shown): Entry[] {
  const entries: { first: number; rows: number[]; clause: number; move: number | undefined }[] = []
  view.rows.forEach(({ kind, clause, move }, n) => {
    if (kind === 'movedFrom' || !isShown(view, n, shown)) return
    const last = entries.at(-1)
    const along = last?.move === move && (move !== undefined || last?.clause === clause)
    if (last && along) last.rows.push(n)
    else entries.push({ first: n, rows: [n], clause, move })
  })
  return entries.map(({ first, rows, clause, move }) => {
    const found = new Set(rows.flatMap((n) => view.rows[n]!.classes.filter((c) => shown.has(c))))
    const place = view.clauses[clause]
    return {
      row: first,
      rows,
      number: place?.number ?? '',
      name: place?.name ?? '',
      what: whatOf(view.rows[first]!) + (rows.length > 1 && move === undefined ? `, and ${rows.length - 1} more` : ''),
      classes: WEIGHT.filter((c) => found.has(c)),
    }
  })
}

const MOST = 26

/** The first difference of a row in a few words. */
export function whatOf(row: ViewRow): string {
  const { from = '', to = '' } = row.moved ?? {}
  if (row.kind === 'movedTo') return from !== '' && from !== to ? `was clause ${from}` : 'moved here'
  const pieces = row.pieces
  const at = pieces.findIndex((p) => p.op !== 'same')
  if (at < 0) return looksWords(row)
  const old = run(pieces, at, 'del')
  const now = run(pieces, pieces[at]!.op === 'del' ? at + old.count : at, 'ins')
  if (old.text === '\n' || now.text === '\n') return old.text === '\n' ? 'paragraphs joined' : 'paragraph split'
  if (old.text && now.text) return `${cut(old.text)} → ${cut(now.text)}`
  if (old.text) return row.kind === 'deleted' ? `deleted: ${cut(old.text)}` : `without “${cut(old.text)}”`
  return row.kind === 'inserted' ? `new: ${cut(now.text)}` : `with “${cut(now.text)}”`
}

function run(pieces: readonly ViewPiece[], from: number, op: 'del' | 'ins'): { text: string; count: number } {
  let text = ''
  let count = 0
  while (pieces[from + count]?.op === op) text += pieces[from + count++]!.text
  return { text, count }
}

const looksWords = ({ looks, old, now }: ViewRow): string => {
  if (looks?.[0]) return `format of “${cut(looks[0].text)}”`
  if (old && now && old.number !== now.number) return `number ${old.number || 'none'} → ${now.number || 'none'}`
  return 'paragraph format'
}

const cut = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').replaceAll('\ufffc', '▫').trim()
  return flat.length > MOST ? `${flat.slice(0, MOST - 1).trimEnd()}…` : flat || 'a space'
}
