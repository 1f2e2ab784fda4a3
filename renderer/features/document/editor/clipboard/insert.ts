import type { ParagraphProps } from '../../../../../shared/docx/model.ts'
import { remove, setParagraphs, type TextRange } from '../../../../../shared/text/edit.ts'
import type { IdRange } from '../../../../../shared/text/ids.ts'
import type { Edit, TextModel } from '../../../../../shared/text/model.ts'
import type { Place } from '../../../../../shared/text/story.ts'
import { isVisible, type View } from '../../../../../shared/text/views.ts'
import type { Line } from './lines.ts'

/** Replaces the range by these lines. The first joins what stands before it, the last what stands behind. */
export function insertLines(
  model: TextModel,
  range: TextRange,
  lines: readonly Line[],
  view: View,
): { edits: Edit[]; caret: Place } {
  const { from, to } = range
  const empty = from.paragraph === to.paragraph && from.offset === to.offset
  const edits: Edit[] = []
  const caret = {
    paragraph: to.paragraph + lines.length - 1,
    offset: (lines.length === 1 ? to.offset : 0) + (lines.at(-1)?.text.length ?? 0),
  }
  // One transaction over all of it: one update for the journal.
  model.edit(() => {
    const { props: host } = model.mark(to.paragraph)
    const before = hasText(model, to.paragraph, view, 0, to.offset)
    const behind = hasText(model, to.paragraph, view, to.offset)
    edits.push(typeIn(model, to, lines, before ? host : undefined))
    if (!empty) edits.push(remove(model, range))
    const last = lines.at(-1)
    // An empty paragraph takes on what comes into it.
    const bare = !behind && (lines.length > 1 || !before)
    if (last && bare && last.text !== '' && JSON.stringify(last.props) !== JSON.stringify(host))
      edits.push(setParagraphs(model, caret.paragraph, caret.paragraph, changesTo(host, last.props)))
    return []
  })
  return { edits, caret }
}

/** One insertion, and one record for each kind of paragraph and look in it: thousands of lines are not as many records. */
function typeIn(model: TextModel, at: Place, lines: readonly Line[], host: ParagraphProps | undefined): Edit {
  const text = lines.map((l) => l.text).join('\n')
  if (text === '') return { records: [], typed: [] }
  const inserted = model.insert(at, text)
  const [client, clock] = inserted.typed[0]!
  const marks = new Map<string, { set: ParagraphProps; ranges: IdRange[] }>()
  const looks = new Map<string, IdRange[]>()
  let start = clock
  lines.forEach((line, i) => {
    for (const { from, to, formats } of line.looks) {
      const key = [...formats].sort().join(' ')
      const known = looks.get(key)
      if (known) known.push([client, start + from, to - from])
      else looks.set(key, [[client, start + from, to - from]])
    }
    start += line.text.length + 1
    if (i === lines.length - 1) return
    const set = i === 0 && host ? host : line.props
    const key = JSON.stringify(set)
    const known = marks.get(key)
    if (known) known.ranges.push([client, start - 1, 1])
    else marks.set(key, { set, ranges: [[client, start - 1, 1]] })
  })
  const styled = model.edit((write) => {
    for (const { set, ranges } of marks.values()) write({ t: 'para', ranges, set, first: true })
    for (const [key, ranges] of looks)
      write({ t: 'fmt', ranges, set: Object.fromEntries(key.split(' ').map((name) => [name, true])) })
    return []
  })
  return { records: [...inserted.records, ...styled.records], typed: inserted.typed }
}

function hasText(model: TextModel, paragraph: number, view: View, from: number, to = Number.MAX_SAFE_INTEGER): boolean {
  return model
    .runs(paragraph)
    .some((r) => isVisible(r.state, view) && r.state.del.length === 0 && r.at < to && r.at + r.text.length > from)
}

function changesTo(before: ParagraphProps, after: ParagraphProps): Record<string, unknown> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ParagraphProps>
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  )
}
