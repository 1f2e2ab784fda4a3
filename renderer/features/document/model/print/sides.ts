/** Two texts beside each other, paragraph by paragraph, with the words that differ marked. */

import { titleApart } from '../../../../../shared/clauses/place.ts'
import {
  type ComparedParagraph,
  compare,
  oldPieces,
  type ViewPiece,
  type ViewRow,
  viewOf,
} from '../../../../../shared/compare/index.ts'
import type { CellPlace } from '../../../../../shared/docx/model.ts'
import { comparedText } from '../../../../../shared/text/compared.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { modelAt, type Turn, turnsOf } from '../../../../../shared/text/turns.ts'
import { indentOf, LONGEST_HEADING } from './blocks.ts'
import { turnName } from './letterhead.ts'
import { cut, formatIn, joined } from './pieces.ts'
import type { PrintBlock, PrintPiece } from './sheet.ts'

export interface Pair {
  readonly left?: PrintBlock
  readonly right?: PrintBlock
  readonly changed: boolean
}

export interface Sides {
  readonly pairs: readonly Pair[]
  /** "3 differences and 1 move: 12 words new, 4 gone." */
  readonly counted: string
}

/** What the left column shows, and what it is called. */
export interface Before {
  readonly name: string
  readonly text: () => ComparedParagraph[]
}

/** The turn before the text that is printed; where there is none, the text without any proposal. `hash`: of the text. */
export function beforeOf(model: TextModel, hash: string, now: number): Before {
  const turns = turnsOf(model)
  const last = turns.at(-1)
  const before: Turn | undefined = last?.record.hash === hash ? turns.at(-2) : last
  if (!before) return { name: 'Original, without the proposals', text: () => comparedText(model, 'original') }
  const { me } = model
  return {
    name: turnName(before),
    text: () => comparedText(modelAt(model.roots.doc, before, { now: () => now, me: () => me }), 'clean'),
  }
}

export function sidesOf(
  old: readonly ComparedParagraph[],
  now: readonly ComparedParagraph[],
  report: (done: number) => void,
): Sides {
  const comparison = compare(old, now, { onProgress: ({ phase, done }) => report((PHASES[phase] + done) / 4) })
  const { rows, totals } = viewOf(old, now, comparison)
  const piecesBefore = oldPieces(old)
  const pairs = rows.map((row, n): Pair => {
    const compared = comparison.rows[n]!
    const left = row.old && row.kind !== 'movedTo' && block(row, 'old', piecesBefore(compared), old, compared.old.from)
    const right =
      row.now && row.kind !== 'movedFrom' && block(row, 'now', row.edits ?? row.pieces, now, compared.now.from)
    const changed = row.kind !== 'same' || row.classes.some((kind) => kind !== 'numbering')
    return { ...(left && { left }), ...(right && { right }), changed }
  })
  const { moved, ...others } = totals.classes
  const differences = Object.values(others).reduce((sum, n) => sum + n, 0) - others.numbering
  return { pairs, counted: counted(differences, moved, totals.added, totals.removed) }
}

const PHASES = { matching: 0, aligning: 1, moves: 2, words: 3 } as const

const several = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

const counted = (differences: number, moves: number, added: number, removed: number): string => {
  if (differences + moves === 0) return 'The two texts read the same.'
  const what = [differences > 0 && several(differences, 'difference'), moves > 0 && several(moves, 'move')]
  return `${what.filter(Boolean).join(' and ')}: ${several(added, 'word')} new, ${removed} gone.`
}

function block(
  row: ViewRow,
  side: 'old' | 'now',
  pieces: readonly ViewPiece[],
  paragraphs: readonly ComparedParagraph[],
  n: number,
): PrintBlock {
  const paragraph = paragraphs[n]
  const { number, role, cell } = row[side]!
  const props = paragraph?.props
  const apart = props && titleApart(paragraphs[n - 1]?.props, props)
  const moves = row.kind === 'movedFrom' || row.kind === 'movedTo'
  return {
    role: role === 'heading' && (paragraph?.text.length ?? 0) > LONGEST_HEADING ? 'body' : role,
    number,
    indent: props ? indentOf(props) : 0,
    ...(props?.align && { align: props.align }),
    ...(cell && { cell }),
    ...(apart !== undefined && { apart }),
    pieces: joined(pieces.flatMap((piece) => [...shown(piece, side, moves)])),
    ...(row.kind === 'movedFrom' && { behind: `→ moved${row.moved?.to ? ` to ${row.moved.to}` : ''}` }),
    ...(row.kind === 'movedTo' && { before: `moved${row.moved?.from ? ` from ${row.moved.from}` : ''} →` }),
  }
}

/** What a side shows of a piece: the new text what is new, the old one what is gone, both what is the same. */
function* shown({ op, text, format }: ViewPiece, side: 'old' | 'now', moves: boolean): Generator<PrintPiece> {
  if (op === (side === 'old' ? 'ins' : 'del')) return
  const looks = format ? formatIn(format) : {}
  if (op === 'same' && !moves) yield* cut(text, looks)
  else {
    const change = side === 'old' ? { del: 'any' as const } : { ins: 'any' as const }
    // On its way a paragraph keeps most of its words: only what is new in it is underlined twice.
    const moved = moves && (op === 'same' || side === 'old') ? { moved: true as const } : {}
    yield* cut(text.replaceAll('\n', '¶\n'), { ...looks, ...change, ...moved })
  }
}

/** Rows of one table row are printed as one, so that its cells stand beside each other. */
export function groupsOf(pairs: readonly Pair[]): Pair[][] {
  const groups: Pair[][] = []
  let last: string | undefined
  for (const pair of pairs) {
    const name = rowOf(pair)
    if (name !== undefined && name === last) groups.at(-1)!.push(pair)
    else groups.push([pair])
    last = name
  }
  return groups
}

function rowOf({ left, right }: Pair): string | undefined {
  const [side, cell]: [string, CellPlace | undefined] = right ? ['right', right.cell] : ['left', left?.cell]
  return cell && `${side} ${cell.table} ${cell.row} ${cell.added ?? ''}`
}
