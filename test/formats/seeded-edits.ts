/** Ann edits real contracts as people do: seeded, on the real text model. */
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import { insertColumn, removeColumn } from '../../shared/text/columns.ts'
import { remove, replace, setFormat } from '../../shared/text/edit.ts'
import type { Edit, TextModel } from '../../shared/text/model.ts'
import { moveParagraphs } from '../../shared/text/move.ts'
import { insertRow, removeRow, rowAt } from '../../shared/text/rows.ts'
import { type Random, random } from '../kit/random.ts'
import { openWord } from './word-desk.ts'

/** A contract as Ann has it open, after so many edits by chance. */
export async function editedContract(bytes: Uint8Array, seed: number, edits: number): Promise<TextModel> {
  const { model, undo } = await openWord(bytes)
  const r = random(seed)
  for (let n = 0; n < edits; n++) {
    const done = edit(model, r, n)
    if (isRefusal(done)) continue
    // Each at a time of its own, as people work: LibreOffice joins neighbouring changes of one minute into one.
    undo.push(done, `edit ${n}`)
    undo.close()
  }
  return model
}

/** Paragraphs of plain words: what stands around images, notes and fields is left alone here. */
const plain = (model: TextModel): number[] =>
  model.story.paragraphs.flatMap((p, i) => {
    const text = p.segments.map((s) => s.text).join('')
    return text.length > 12 && !/[\ufffc\v\f\t]/.test(text) ? [i] : []
  })

function edit(model: TextModel, r: Random, n: number): Edit | Refusal {
  const places = plain(model)
  if (places.length === 0) return NOTHING
  const paragraph = r.pick(places)
  const { length } = model.story.paragraphs[paragraph]!
  const from = { paragraph, offset: r.int(length) }
  const to = { paragraph, offset: Math.min(length, from.offset + 1 + r.int(30)) }
  const x = r.next()
  if (x < 0.3) return replace(model, { from, to: from }, ` ⟨${n} & typed⟩ `)
  if (x < 0.5) return remove(model, { from, to })
  if (x < 0.65) return replace(model, { from, to }, `⟨${n} instead⟩`)
  if (x < 0.75) return replace(model, { from, to: from }, `⟨${n}⟩\n`, [model.mark(paragraph).props])
  if (x < 0.85) return setFormat(model, { from, to }, { bold: true })
  if (x < 0.9 && !model.mark(paragraph).props.cell) return moveParagraphs(model, paragraph, paragraph, r.pick(places))
  return editTable(model, r, n)
}

const NOTHING: Edit = { records: [], typed: [] }

/** Rows and columns come and go; where a table does not allow it, nothing happens. */
function editTable(model: TextModel, r: Random, n: number): Edit | Refusal {
  const inTables = plain(model).filter((i) => model.mark(i).props.cell)
  const row = inTables.length > 0 ? rowAt(model, r.pick(inTables)) : undefined
  if (!row) return NOTHING
  if (r.next() < 0.35)
    return r.next() < 0.5
      ? insertColumn(model, row.first, r.pick(['left', 'right'] as const), `c${n}`)
      : removeColumn(model, row.first)
  if (r.next() < 0.5) return removeRow(model, row)
  const made = insertRow(model, row, 'below', `r${n}`)
  if (isRefusal(made)) return made
  const at = { paragraph: row.last + 1, offset: 0 }
  const typed = replace(model, { from: at, to: at }, `⟨${n} row⟩`)
  return { records: [...made.records, ...typed.records], typed: [...made.typed, ...typed.typed] }
}
