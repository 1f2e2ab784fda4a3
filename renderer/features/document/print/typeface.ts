/** What a contract is set in on paper: the font most of it has in the file, or what stands in for that. */
import type { DocumentLooks } from '../../../../shared/docx/looks.ts'
import { standInsFor } from '../editor/original/fonts.ts'
import { family } from '../editor/original/values.ts'

export interface Typeface {
  /** For the end of the style sheet; '' where nothing is known, and our own is used. */
  readonly rule: string
  readonly standIns: ReadonlySet<string>
}

export function typefaceOf(looks: DocumentLooks | undefined): Typeface {
  const font: unknown = looks?.normal?.text?.font
  const stack = family(font)
  if (typeof font !== 'string' || stack === undefined) return { rule: '', standIns: new Set() }
  const named = stack.split(',').filter((one) => one.startsWith('"'))
  const last = stack.endsWith('var(--ui)') ? '"Parley Sans",sans-serif' : '"Parley Serif",serif'
  return { rule: `:root{--doc:${named.join(',')},${last}}`, standIns: new Set(standInsFor(font)) }
}
