/** The paragraphs of a view as they are printed. */
import { outlineOf } from '../../../../../shared/clauses/outline.ts'
import { titleApart } from '../../../../../shared/clauses/place.ts'
import type { ParagraphProps } from '../../../../../shared/docx/model.ts'
import type { IsDraft } from '../../../../../shared/text/draft/plane.ts'
import { type TextLine, textLines } from '../../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { type Marks, marksOf } from './marks.ts'
import { type MoveNotes, moveNotes } from './move-notes.ts'
import { plainPieces } from './pieces.ts'
import type { PictureOf, PrintBlock, Seen } from './sheet.ts'

export interface Blocks {
  readonly blocks: readonly PrintBlock[]
  readonly seen: Seen
}

/** Said above the paragraph with this key: that its clause is agreed. */
export type Agreed = ReadonlyMap<string, string>

/** A paragraph in a heading style, or that begins a clause, is a heading where it is this short. */
export const LONGEST_HEADING = 120

export function redlineBlocks(model: TextModel, isDraft: IsDraft, agreed: Agreed, pictureOf: PictureOf): Blocks {
  const lines = textLines(model, 'redline')
  const headings = headingsOf(lines)
  const moves = moveNotes(model, lines)
  const marks = marksOf(model, isDraft, pictureOf)
  const blocks = lines.map((line, n) => ({
    ...redlineBlock(line, headings.get(n), marks, moves, agreed),
    ...apartOf(lines, n),
  }))
  return { blocks, seen: { ...marks.seen(), moved: moves.any, agreed: agreed.size > 0 } }
}

function redlineBlock(
  line: TextLine,
  heading: number | undefined,
  marks: Marks,
  moves: MoveNotes,
  agreed: Agreed,
): PrintBlock {
  const { pieces, margin, mark } = marks.of(line, moves)
  const above = agreed.get(line.key)
  return {
    ...looksOf(line, heading),
    pieces,
    ...(margin && { margin }),
    ...(mark && { mark }),
    ...moves.of(line.key),
    ...(above !== undefined && { above }),
  }
}

export function cleanBlocks(model: TextModel, agreed: Agreed, pictureOf: PictureOf): Blocks {
  const lines = textLines(model, 'clean')
  const headings = headingsOf(lines)
  const blocks = lines.map((line, n): PrintBlock => {
    const above = agreed.get(line.key)
    return {
      ...looksOf(line, headings.get(n)),
      pieces: plainPieces(line.runs, pictureOf),
      ...(above !== undefined && { above }),
      ...apartOf(lines, n),
    }
  })
  return { blocks, seen: { ...NOTHING_SEEN, agreed: agreed.size > 0 } }
}

const apartOf = (lines: readonly TextLine[], n: number): Pick<PrintBlock, 'apart'> => {
  const apart = titleApart(lines[n - 1]?.props, lines[n]!.props)
  return apart === undefined ? {} : { apart }
}

const NOBODY: ReadonlySet<string> = new Set()

export const NOTHING_SEEN: Seen = {
  us: NOBODY,
  them: NOBODY,
  draft: false,
  moved: false,
  format: false,
  untracked: false,
  conflict: false,
  agreed: false,
}

const looksOf = ({ props, number }: TextLine, heading: number | undefined): Omit<PrintBlock, 'pieces'> => ({
  // Contracts set whole clauses in heading styles: only what reads like a heading is made to look like one.
  role: props.role === 'heading' && heading === undefined ? 'body' : props.role,
  number,
  indent: indentOf(props),
  ...(heading !== undefined && { heading }),
  ...(props.align && { align: props.align }),
  ...(props.cell && { cell: props.cell }),
})

/** In points: the list level, or the file's own indent scaled to the narrower column. */
export function indentOf({ num, indent }: ParagraphProps): number {
  if (num) return Math.min(num.level, 8) * 20
  return Math.round(Math.max(0, Math.min(180, ((indent?.left ?? 0) / 20) * 0.7)) / 4) * 4
}

/** Heading levels by line: the document's own headings, and clauses whose first paragraph is short. */
function headingsOf(lines: readonly TextLine[]): Map<number, number> {
  const out = new Map<number, number>()
  for (const { at, depth } of outlineOf(lines))
    if (lines[at]!.text.length <= LONGEST_HEADING && !lines[at]!.props.apart) out.set(at, Math.min(5, depth + 2))
  lines.forEach(({ props: { role, level }, text }, n) => {
    if (text.trim() === '' || text.length > LONGEST_HEADING) out.delete(n)
    else if (role === 'title') out.set(n, 1)
    else if (role === 'heading') out.set(n, out.get(n) ?? Math.min(5, (level ?? 1) + 1))
  })
  return out
}
