import type { ComparedParagraph, Comparison, Row, RowPart } from '../../../compare/index.ts'
import { foldingFor, isBlank } from './folded.ts'

/** What became of what was sent, in order. Offsets in the two linear texts that were compared. */
export type Step =
  | { readonly op: 'keep'; readonly from: number; readonly to: number; readonly nowAt?: number }
  | { readonly op: 'go'; readonly from: number; readonly to: number }
  | { readonly op: 'come'; readonly from: number; readonly to: number; readonly row: Row }

/** The two texts a comparison was made of. */
export interface Texts {
  readonly sent: readonly ComparedParagraph[]
  /** Of the file, every paragraph with its mark. */
  readonly linear: string
}

/**
 * The differences of a comparison, without those a file without marks and looks cannot help having: blanks at the ends
 * of a line and beside others, empty paragraphs, the shape of quotation marks, a line end for a line break, pictures and
 * notes it has no word for.
 */
export function* stepsOf({ rows }: Comparison, { sent, linear }: Texts): Generator<Step> {
  const folding = foldingFor(linear)
  const ends = endsOf(sent)
  const before = sent.map((p) => `${p.text}\n`).join('')
  for (const row of rows)
    for (let n = 0; n < row.parts.length; n++) {
      const part = row.parts[n]!
      const next = row.parts[n + 1]
      const { text, oldAt, nowAt } = part
      if (part.op === 'same') yield { op: 'keep', from: oldAt, to: oldAt + text.length, nowAt }
      else if (part.op === 'ins') {
        if (!isLoose(linear, nowAt, text)) yield { op: 'come', from: nowAt, to: nowAt + text.length, row }
      } else if (next?.op === 'ins' && folding(next.text) === folding(text)) {
        yield { op: 'keep', from: oldAt, to: oldAt + text.length }
        n++
      } else {
        const unsayable = text.includes('\n') ? isDistance(part, ends, sent) : isLoose(before, oldAt, text)
        yield { op: unsayable ? 'keep' : 'go', from: oldAt, to: oldAt + text.length }
      }
    }
}

/** Blanks at the beginning or end of a line, or beside other blanks; and what has no word at all. */
function isLoose(linear: string, at: number, text: string): boolean {
  if (text.includes('\n') || !isBlank(text)) return false
  return text.includes('\ufffc') || /^\s?$/.test(linear[at - 1] ?? '') || /^\s?$/.test(linear[at + text.length] ?? '')
}

/** By offset in the linear text: which paragraph's mark stands there. */
export function endsOf(paragraphs: readonly { readonly text: string }[]): ReadonlyMap<number, number> {
  let at = -1
  return new Map(
    paragraphs.map(({ text }, n) => {
      at += text.length + 1
      return [at, n]
    }),
  )
}

/** Whether what is missing is no more than the distance between two paragraphs: marks beside an empty one. */
function isDistance({ text, oldAt }: RowPart, ends: ReadonlyMap<number, number>, sent: readonly ComparedParagraph[]) {
  if (!isBlank(text)) return false
  return [...text].every((_, k) => {
    const n = ends.get(oldAt + k)
    return n === undefined || isBlank(sent[n]!.text) || isBlank(sent[n + 1]?.text ?? '.')
  })
}
