/** The parts of a row cut where another character format begins, for a page that shows both. */
import type { CharFormat, FormatRange } from '../docx/model.ts'
import type { ComparedParagraph, DifferenceClass, Row, RowPart } from './model.ts'
import { halved, startsOf } from './side.ts'

/** A stretch of a row: on both sides, gone, or come. A '\n' in it is a paragraph's end. */
export interface ViewPiece {
  readonly op: 'same' | 'del' | 'ins'
  readonly text: string
  readonly class?: DifferenceClass
  readonly format?: CharFormat
}

interface Ground {
  readonly paragraphs: readonly ComparedParagraph[]
  readonly starts: Int32Array
}

/** In the new text's formats, what is gone in the old one's. The mark that ends the row is left out. */
export const piecesOf = (parts: readonly RowPart[], old: Ground, now: Ground): ViewPiece[] => {
  const pieces: ViewPiece[] = []
  for (const { op, text, class: kind, oldAt, nowAt } of parts) {
    const side = op === 'del' ? old : now
    for (const { from, to, format } of stretches(side, op === 'del' ? oldAt : nowAt, text.length))
      pieces.push({ op, text: text.slice(from, to), ...(kind && { class: kind }), ...(format && { format }) })
  }
  return withoutEnd(pieces)
}

/** What the old text has of a row, in its own formats: for a page that shows the two beside each other. */
export const oldPieces = (old: readonly ComparedParagraph[]): ((row: Row) => ViewPiece[]) => {
  const ground = { paragraphs: old, starts: startsOf(old) }
  return ({ parts }) => {
    const kept = parts.filter(({ op }) => op !== 'ins').map((part) => ({ ...part, nowAt: part.oldAt }))
    return piecesOf(kept, ground, ground)
  }
}

/** The row's closing mark, which every paragraph has, is no sign on the page. */
const withoutEnd = (pieces: ViewPiece[]): ViewPiece[] => {
  const last = pieces.at(-1)
  if (!last?.text.endsWith('\n')) return pieces
  const rest = { ...last, text: last.text.slice(0, -1) }
  return rest.text === '' ? pieces.slice(0, -1) : [...pieces.slice(0, -1), rest]
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly format: CharFormat | undefined
}

/** [at, at + length) of a linear text, by format; offsets count from `at`. */
const stretches = ({ paragraphs, starts }: Ground, at: number, length: number): Stretch[] => {
  const out: Stretch[] = []
  const add = (from: number, to: number, format: CharFormat | undefined): void => {
    if (from >= to) return
    const last = out.at(-1)
    if (last && last.format === format) out[out.length - 1] = { ...last, to }
    else out.push({ from, to, format })
  }
  const end = at + length
  for (let n = halved(starts, paragraphs.length, at), from = at; from < end; n++) {
    const stop = Math.min(end, starts[n + 1] ?? end)
    if (stop <= from) break
    let here = from
    for (const range of paragraphs[n]?.formats ?? NONE) {
      const [a, b] = [Math.max(here, starts[n]! + range.from), Math.min(stop, starts[n]! + range.to)]
      if (a >= b) continue
      add(here - at, a - at, undefined)
      add(a - at, b - at, range.format)
      here = b
    }
    add(here - at, stop - at, undefined)
    from = stop
  }
  return out
}

const NONE: readonly FormatRange[] = []
