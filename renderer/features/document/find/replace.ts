import { remove, setFormat, type TextRange } from '../../../../shared/text/edit.ts'
import { formatDiff } from '../../../../shared/text/formats.ts'
import type { Edit, TextModel } from '../../../../shared/text/model.ts'
import type { FormatSet } from '../../../../shared/text/records.ts'

/**
 * Replaces each range by the text, as typing it there would: one change each, in the formats of the first character
 * replaced. The ranges are given in reading order and hold no paragraph mark.
 */
export function replaceEach(model: TextModel, ranges: readonly TextRange[], text: string): Edit[] {
  const edits: Edit[] = []
  // One transaction over all of them: one update for the journal.
  model.edit(() => {
    each(model, ranges, text, edits)
    return []
  })
  return edits
}

function each(model: TextModel, ranges: readonly TextRange[], text: string, edits: Edit[]): void {
  // From the last on, so that what is done moves nothing that is still to do.
  for (const range of [...ranges].reverse()) {
    const { to } = range
    const set = text === '' ? undefined : formatAt(model, range.from)
    if (text !== '') edits.push(model.insert(to, text))
    edits.push(remove(model, range))
    if (set) edits.push(setFormat(model, { from: to, to: { ...to, offset: to.offset + text.length } }, set))
  }
}

function formatAt(model: TextModel, { paragraph, offset }: TextRange['from']): FormatSet | undefined {
  const run = model.runs(paragraph).find((r) => r.at <= offset && offset < r.at + r.text.length)
  const set = formatDiff({}, run?.state.format ?? {})
  return Object.keys(set).length > 0 ? set : undefined
}
