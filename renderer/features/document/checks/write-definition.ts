import type { NewDefinition } from '../../../../shared/clauses/define.ts'
import type { TextLine } from '../../../../shared/text/lines.ts'
import type { Edit, TextModel } from '../../../../shared/text/model.ts'
import type { Place } from '../../../../shared/text/story.ts'
import type { View } from '../../../../shared/text/views.ts'
import { insertLines } from '../editor/clipboard/insert.ts'
import type { FormatName, Line, Look } from '../editor/clipboard/lines.ts'
import { FORMAT_MARKS } from '../editor/schema.ts'

/** Writes a new definition into the text as a paragraph like its neighbour. `lines` are those it was made from. */
export function writeDefinition(
  model: TextModel,
  lines: readonly TextLine[],
  made: NewDefinition,
  view: View,
): { edits: readonly Edit[]; caret: Place } {
  const like = lines[made.like.line]!
  const gap = made.gap === undefined ? [] : [{ text: '', looks: [], props: lines[made.gap]!.props }]
  const line: Line = { text: made.text, looks: looksOf(like, made), props: like.props }
  const joined: Line = { text: '', looks: [], props: like.props }
  const next = lines[made.before]
  if (next && !next.props.cell) {
    const at = { paragraph: next.first, offset: 0 }
    const all = made.isLast ? [...gap, line, joined] : [line, ...gap, joined]
    const { edits } = insertLines(model, { from: at, to: at }, all, view)
    return { edits, caret: { paragraph: at.paragraph + all.indexOf(line), offset: made.caret } }
  }
  // Nothing follows, or a table does: behind the last line, whose end becomes the end of the new one.
  const { last } = lines[made.before - 1]!
  const at = { paragraph: last, offset: model.story.paragraphs[last]!.length }
  const all = [joined, ...gap, line]
  const { edits } = insertLines(model, { from: at, to: at }, all, view)
  return { edits, caret: { paragraph: at.paragraph + all.length - 1, offset: made.caret } }
}

/** The term, its quotation marks and what follows look as they do in the neighbour. */
function looksOf(line: TextLine, { like, text, from, to }: NewDefinition): Look[] {
  const behind = line.text.slice(like.to)
  const verb = like.to + (/^["”]/.test(behind) ? 1 : 0)
  const closed = to + (/^["”]/.test(text.slice(to)) ? 1 : 0)
  return [
    { from: 0, to: from, formats: formatsAt(line, like.from - 1) },
    { from, to, formats: formatsAt(line, like.from) },
    { from: to, to: closed, formats: formatsAt(line, like.to) },
    { from: closed, to: text.length, formats: formatsAt(line, verb) },
  ].filter((look) => look.from < look.to && look.formats.length > 0)
}

function formatsAt({ runs }: TextLine, offset: number): FormatName[] {
  let at = 0
  for (const run of runs) {
    if (offset >= at && offset < at + run.text.length) return FORMAT_MARKS.filter((name) => run.state.format[name])
    at += run.text.length
  }
  return []
}
