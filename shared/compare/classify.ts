/** What kind of difference a difference is, told from its words and those around them. */
import { defines } from './definitions.ts'
import { isNumberChange } from './figures.ts'
import type { DifferenceClass, Part, RowPart } from './model.ts'
import { isReferenceChange } from './references.ts'

/** One difference in its place: `before` and `after` are the same on both sides. */
export interface Difference {
  readonly old: string
  readonly now: string
  /** Where in `old` and `now` it stands, half-open. */
  readonly gone: { readonly from: number; readonly to: number }
  readonly come: { readonly from: number; readonly to: number }
}

/** The narrowest that holds: other signs only, a label, figures, a reference, a definition; else substance. */
export const classify = (difference: Difference): DifferenceClass => {
  const { old, now, gone, come } = difference
  const [went, came] = [old.slice(gone.from, gone.to), now.slice(come.from, come.to)]
  if (plainSigns(went) === plainSigns(came)) return 'format'
  if (isLabel(old, gone.from, gone.to) && isLabel(now, come.from, come.to)) return 'numbering'
  if (isReferenceChange(difference)) return 'cross-reference'
  if (isNumberChange(difference)) return 'number'
  if (defines(old, gone.from, gone.to) || defines(now, come.from, come.to)) return 'definition'
  return 'substance'
}

/** Blanks, quotation marks and dashes as one of a kind; Markdown's signs for bold not at all. */
const plainSigns = (text: string): string =>
  text
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
    .replace(/\*\*|__/g, '')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')

const LABEL = /^[\s#>*_-]*(?:\d+(?:\.\d+)*[.)]?|\(?(?:[a-z]|[ivxlc]+|\d+)[.)])(?=\s|$)/i
const LONGEST_LABEL = 40

/** Within a number typed at the start of a line, as in plain text and Markdown: "4.2", "(a)", "iv." */
const isLabel = (text: string, from: number, to: number): boolean => {
  const before = text.slice(Math.max(0, from - LONGEST_LABEL), from)
  const start = before.lastIndexOf('\n') + 1
  if (from >= LONGEST_LABEL && start === 0) return false
  const begin = from - before.length + start
  const label = LABEL.exec(text.slice(begin, begin + LONGEST_LABEL))
  return label !== null && from < to && to <= begin + label[0].length
}

/** The parts of one row with the class of every difference; offsets count from the row's own texts. */
export const withClasses = (parts: readonly Part[], old: string, now: string): RowPart[] => {
  const out: RowPart[] = []
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n]!
    if (part.op === 'same') {
      out.push(part)
      continue
    }
    // A replacement is one difference: what went, and beside it what came.
    const next = parts[n + 1]
    const pair = part.op === 'del' && next?.op === 'ins' ? [part, next] : [part]
    const length = (op: Part['op']): number => pair.find((p) => p.op === op)?.text.length ?? 0
    const kind = classify({
      old,
      now,
      gone: { from: part.oldAt, to: part.oldAt + length('del') },
      come: { from: part.nowAt, to: part.nowAt + length('ins') },
    })
    for (const p of pair) out.push({ ...p, class: kind })
    n += pair.length - 1
  }
  return out
}

export const classesOf = (parts: readonly RowPart[]): DifferenceClass[] => [
  ...new Set(parts.flatMap((p) => (p.class === undefined ? [] : [p.class]))),
]
