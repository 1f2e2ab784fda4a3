import type { CharFormat } from '../docx/model.ts'
import type { FormatSet } from './records.ts'

const FORMATS = ['bold', 'italic', 'underline', 'strike', 'caps', 'vertical'] as const

/** What to set on text that looks like `before` so that it looks like `after`; empty when nothing. */
export const formatDiff = (before: CharFormat, after: CharFormat): FormatSet =>
  Object.fromEntries(FORMATS.filter((f) => before[f] !== after[f]).map((f) => [f, after[f] ?? false]))
