/** Table columns put in and taken out in Parley go out as Word's own tracked cells. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { exportDocx, readDocx } from '../../shared/docx/index.ts'
import { storyLines } from '../../shared/docx/views.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { insertColumn, removeColumn } from '../../shared/text/columns.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { replace } from '../../shared/text/edit.ts'
import { exportStory } from '../../shared/text/export.ts'
import { TextModel } from '../../shared/text/model.ts'
import { linesOf } from '../../shared/text/views.ts'
import { sitDown } from '../kit/desk.ts'
import { licence } from '../kit/word-file.ts'

const find = (model: TextModel, text: string): number =>
  model.story.paragraphs.findIndex((_, i) => model.runs(i).some((r) => r.text === text))

async function annChangedTheColumns() {
  const bytes = await licence(1)
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  const { numbering, styles } = document
  const { model } = sitDown(makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1), 7)
  insertColumn(model, find(model, 'Service'), 'right', 'c1')
  const at = { paragraph: find(model, 'Service') + 1, offset: 0 }
  replace(model, { from: at, to: at }, 'Term')
  removeColumn(model, find(model, 'Fee'))
  return { model, bytes }
}

const written = (bytes: Uint8Array, model: TextModel, mode: 'redline' | 'clean' = 'redline') => {
  const out = exportDocx(bytes, [exportStory(model)], { mode })
  if (isRefusal(out)) throw new Error(out.say)
  return out
}

async function read(bytes: Uint8Array) {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  return document.stories[0]!
}

test('a column that comes and one that goes are one change each', async () => {
  const { model } = await annChangedTheColumns()
  const columns = changesOf(model).filter((c) => c.whole === 'column')
  expect(columns.map((c) => [c.kind, c.inserted || c.deleted])).toEqual([
    ['insertion', 'Term\n\n'],
    ['deletion', 'Fee\nEUR 1,200\n'],
  ])
})

test('the file names the cells as tracked and reads as here, accepted and rejected', async () => {
  const { model, bytes } = await annChangedTheColumns()
  const story = await read(written(bytes, model))
  const cells = story.changes.filter((c) => c.kind.startsWith('cell'))
  expect(cells.map((c) => [c.kind, c.author, story.text.slice(c.from, c.to)])).toEqual([
    ['cellInsertion', 'Ann', 'Term\n'],
    ['cellDeletion', 'Ann', 'Fee\n'],
    ['cellInsertion', 'Ann', '\n'],
    ['cellDeletion', 'Ann', 'EUR 1,200\n'],
  ])
  expect(storyLines(story, 'accepted')).toEqual(linesOf(model, 'clean'))
  expect(storyLines(story, 'rejected')).toEqual(linesOf(model, 'original'))
})

test('accepted by Bob, the table has the new column and not the old one, without a mark', async () => {
  const { model, bytes } = await annChangedTheColumns()
  const theirs = docOf(Y.encodeStateAsUpdate(model.roots.doc), 8)
  const bob = new TextModel(theirs, { now: () => 0, me: () => ({ name: 'Bob', party: 'Vantaloft' }) })
  decide(bob, changesOf(bob), 'accept')
  const story = await read(written(bytes, bob))
  expect(story.changes).toEqual([])
  expect(story.text).toContain('Service\nTerm\nSupport\n\nSigned')
})

test('outside of a table there is no column to take out, and it is said why', async () => {
  const { model } = await annChangedTheColumns()
  const refused = removeColumn(model, find(model, 'Signed by the parties.'))
  expect(isRefusal(refused) && refused.say).toBe('Put the caret into a table first.')
})
