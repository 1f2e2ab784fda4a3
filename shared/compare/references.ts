/** References to other places of the contract. */
import type { Difference } from './classify.ts'

const PLACE = String.raw`(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])(?:\.?\([a-z0-9]{1,4}\))*(?![\p{L}\p{N}])`
const REFERENCE = new RegExp(
  String.raw`(?:\b(?:sub-?)?(?:clauses?|sections?|articles?|schedules?|exhibits?|annex(?:es|ures?)?|appendi(?:x|ces)|paragraphs?|parts?|attachments?|items?)|§{1,2})\s*${PLACE}(?:(?:\s*(?:,|–|-)\s*|\s*,?\s+(?:and|or|to|through|and/or)\s+)${PLACE})*`,
  'giu',
)

/** Without one of these no place is named: most differences need no closer look. */
const NAMES_PLACE = /[\dA-Z(]/

/** Whether nothing but the place a reference names differs. A reference that is new or gone as a whole is more. */
export const isReferenceChange = ({ old, now, gone, come }: Difference): boolean => {
  if (!NAMES_PLACE.test(old.slice(gone.from, gone.to) + now.slice(come.from, come.to))) return false
  const before = within(old, gone.from, gone.to)
  const after = within(now, come.from, come.to)
  if (before === undefined || after === undefined) return false
  const whole = (s: typeof gone, m: typeof gone) => s.from <= m.from && s.to >= m.to
  if (gone.from === gone.to) return !whole(come, after)
  if (come.from === come.to) return !whole(gone, before)
  return true
}

/** The reference in which a stretch lies whole, blanks at its ends aside. */
const within = (text: string, from: number, to: number): { from: number; to: number } | undefined => {
  const lead = /^\s*/.exec(text.slice(from, to))![0].length
  const trail = /\s*$/.exec(text.slice(from + lead, to))![0].length
  const [a, b] = [from + lead, to - trail]
  const start = Math.max(0, a - 200)
  for (const m of text.slice(start, b + 200).matchAll(REFERENCE)) {
    const at = start + m.index
    if (at <= a && b <= at + m[0].length) return { from: at, to: at + m[0].length }
  }
  return undefined
}
