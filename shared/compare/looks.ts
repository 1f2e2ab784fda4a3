/** What looks different where the words are the same. */
import type { CharFormat, FormatRange, ParagraphProps } from '../docx/model.ts'
import type { DifferenceClass, FormatDifference, Part, Row } from './model.ts'
import { halved, type Side } from './side.ts'

interface Looks {
  readonly formats: readonly FormatDifference[]
  readonly looks: NonNullable<Row['looks']>
  readonly classes: readonly DifferenceClass[]
}

export const NOTHING: Looks = { formats: [], looks: [], classes: [] }

/** `parts` with offsets in the linear texts. */
export const looksOf = (parts: readonly Part[], old: Side, now: Side): Looks => {
  const formats: FormatDifference[] = []
  const looks: { old: number; now: number; what: 'props' | 'number' }[] = []
  for (const part of parts) {
    if (part.op !== 'same') continue
    let a = halved(old.starts, old.length, part.oldAt)
    let b = halved(now.starts, now.length, part.nowAt)
    // Line by line: the same mark on both sides is the same paragraph.
    for (let from = 0; from < part.text.length; ) {
      const mark = part.text.indexOf('\n', from)
      const to = mark === -1 ? part.text.length : mark
      formats.push(...formatsOf(old, a, part.oldAt + from, now, b, part.nowAt + from, to - from))
      if (mark !== -1) {
        const [was, is] = [old.paragraphs[a]!, now.paragraphs[b]!]
        if (was.props !== undefined && is.props !== undefined && !sameLook(was.props, is.props))
          looks.push({ old: a, now: b, what: 'props' })
        if (was.number !== undefined && is.number !== undefined && was.number !== is.number)
          looks.push({ old: a, now: b, what: 'number' })
        a++
        b++
      }
      from = to + 1
    }
  }
  if (formats.length === 0 && looks.length === 0) return NOTHING
  const classes: DifferenceClass[] = []
  if (formats.length > 0 || looks.some((l) => l.what === 'props')) classes.push('format')
  if (looks.some((l) => l.what === 'number')) classes.push('numbering')
  return { formats, looks, classes }
}

/** Which list a paragraph is in is the file's own affair; on which level it is numbered is not. */
export const sameLook = (a: ParagraphProps, b: ParagraphProps): boolean =>
  a.style === b.style &&
  a.role === b.role &&
  a.level === b.level &&
  a.align === b.align &&
  a.num?.level === b.num?.level &&
  a.indent?.left === b.indent?.left &&
  a.indent?.first === b.indent?.first

const formatsOf = (
  old: Side,
  a: number,
  oldAt: number,
  now: Side,
  b: number,
  nowAt: number,
  length: number,
): FormatDifference[] => {
  const was = old.paragraphs[a]?.formats
  const is = now.paragraphs[b]?.formats
  if (was === undefined || is === undefined || (was.length === 0 && is.length === 0)) return []
  const [from, into] = [oldAt - old.starts[a]!, nowAt - now.starts[b]!]
  const cuts = new Set([0, length])
  for (const at of [...edges(was, from), ...edges(is, into)]) if (at > 0 && at < length) cuts.add(at)
  const sorted = [...cuts].sort((x, y) => x - y)
  return sorted.slice(0, -1).flatMap((at, n) => {
    const [before, after] = [formatAt(was, from + at), formatAt(is, into + at)]
    if (sameFormat(before, after)) return []
    return [{ oldAt: oldAt + at, nowAt: nowAt + at, length: sorted[n + 1]! - at, before, after }]
  })
}

const edges = (ranges: readonly FormatRange[], from: number): number[] =>
  ranges.flatMap((r) => [r.from - from, r.to - from])

const formatAt = (ranges: readonly FormatRange[], at: number): CharFormat =>
  ranges.find((r) => r.from <= at && at < r.to)?.format ?? {}

export const sameFormat = (a: CharFormat, b: CharFormat): boolean =>
  (a.bold ?? false) === (b.bold ?? false) &&
  (a.italic ?? false) === (b.italic ?? false) &&
  (a.underline ?? false) === (b.underline ?? false) &&
  (a.strike ?? false) === (b.strike ?? false) &&
  a.caps === b.caps &&
  a.vertical === b.vertical
