/** A model as the Word file it would go out as, read again: with its marks, or with some of them stripped. */
import type { ClaimedChange, ImportedDocument, ImportedParagraph } from '../../shared/docx/model.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import type { TextModel } from '../../shared/text/model.ts'
import type { Layer } from '../../shared/text/overlay.ts'
import type { Random } from './random.ts'

/** Whether the file hides this: inserted text stands unmarked, struck text is simply missing. */
export type Strip = (layer: Layer, client: number, clock: number) => boolean

export function asReturned(model: TextModel, strip: Strip = () => false): ImportedDocument {
  let text = ''
  const changes: ClaimedChange[] = []
  const paragraphs: ImportedParagraph[] = []
  const formats: { from: number; to: number; format: object }[] = []
  const mark = (kind: 'insertion' | 'deletion', layer: Layer, from: number, to: number) => {
    const author = layer.author.name
    const date = `${new Date(Number.isNaN(layer.at) ? 0 : layer.at).toISOString().slice(0, 19)}Z`
    const last = changes.findLast((c) => c.kind === kind)
    if (last && last.to === from && last.author === author && last.date === date)
      changes[changes.indexOf(last)] = { ...last, to }
    else changes.push({ id: changes.length, kind, author, date, from, to })
  }
  const add = (piece: string, client: number, clock: number, ins: readonly Layer[], del: readonly Layer[]): boolean => {
    if (del[0] && strip(del[0], client, clock)) return false
    const from = text.length
    text += piece
    if (ins[0] && !strip(ins[0], client, clock)) mark('insertion', ins[0], from, text.length)
    if (del[0]) mark('deletion', del[0], from, text.length)
    return true
  }
  model.story.paragraphs.forEach((p, i) => {
    for (const run of model.runs(i))
      if (!run.state.gone)
        [...run.text].forEach((ch, k) => {
          const from = text.length
          if (!add(ch, run.client, run.clock + k, run.state.ins, run.state.del)) return
          const { format } = run.state
          if (Object.keys(format).length > 0) formats.push({ from, to: text.length, format })
        })
    const { state, props } = model.mark(i)
    if (state.gone || !add('\n', p.client, p.clock, state.ins, state.del)) return
    paragraphs.push({ end: text.length - 1, props })
  })
  return {
    stories: [{ id: 'body', part: 'word/document.xml', text, paragraphs, formats, objects: [], changes }],
    styles: [],
    numbering: [],
    comments: [],
    report: { kept: [], approximated: [], keptNotEditable: [], tracked: {}, authors: [] },
  }
}

/** What somebody does to the text by chance: types, splits, deletes, joins. */
export function edits(model: TextModel, r: Random, n: number, name: string): void {
  for (let k = 0; k < n; k++) {
    const paragraph = r.int(model.story.paragraphs.length)
    const { length } = model.story.paragraphs[paragraph]!
    const from = { paragraph, offset: r.int(length + 1) }
    const to = { paragraph, offset: Math.min(length, from.offset + r.int(14)) }
    const x = r.next()
    if (x < 0.4) replace(model, { from, to: from }, ` ${name}${k}word `)
    else if (x < 0.5) model.insert(from, '\n', [{ role: 'body' }])
    else if (x < 0.85) remove(model, { from, to })
    else if (paragraph + 1 < model.story.paragraphs.length)
      remove(model, { from, to: { paragraph: paragraph + 1, offset: 0 } })
  }
}
