/** Ann's desk with a Word file on it: opened, written, and read back. */
import { isRefusal } from '../../shared/base/refuse.ts'
import { exportDocx, type ImportedDocument, type ImportedStory, readDocx } from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import { exportStory } from '../../shared/text/export.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { sitDown } from '../kit/desk.ts'

/** What our reader makes of a file that it must be able to read. */
export async function readWord(bytes: Uint8Array): Promise<ImportedDocument> {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  return document
}

export const bodyOf = async (bytes: Uint8Array): Promise<ImportedStory> => (await readWord(bytes)).stories[0]!

/** The file as Ann has it open. */
export async function openWord(bytes: Uint8Array) {
  const document = await readWord(bytes)
  const { numbering, styles } = document
  return sitDown(makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1), 7)
}

/** The file with what stands in the model now. */
export function written(bytes: Uint8Array, model: TextModel, mode: 'redline' | 'clean' = 'redline'): Uint8Array {
  const out = exportDocx(bytes, [exportStory(model)], { mode })
  if (isRefusal(out)) throw new Error(out.say)
  return out
}

/** The paragraph that holds a run of just this text. */
export const find = (model: TextModel, text: string): number =>
  model.story.paragraphs.findIndex((_, i) => model.runs(i).some((r) => r.text === text))

/** The paragraph these words stand in. */
export const paragraphWith = (model: TextModel, text: string): number =>
  model.story.paragraphs.findIndex((_, i) =>
    model
      .runs(i)
      .map((r) => r.text)
      .join('')
      .includes(text),
  )

/** Types behind a text, wherever it stands. */
export function typeBehind(model: TextModel, text: string, typed: string): void {
  const paragraph = paragraphWith(model, text)
  const line = model
    .runs(paragraph)
    .map((r) => r.text)
    .join('')
  const at = { paragraph, offset: line.indexOf(text) + text.length }
  replace(model, { from: at, to: at }, typed)
}

/** Deletes the mark of a note and leaves its words. */
export function strikeMark(model: TextModel, label: string): void {
  for (const [paragraph] of model.story.paragraphs.entries()) {
    let offset = 0
    for (const { text, state } of model.runs(paragraph)) {
      if (state.object === label) remove(model, { from: { paragraph, offset }, to: { paragraph, offset: offset + 1 } })
      offset += text.length
    }
  }
}
