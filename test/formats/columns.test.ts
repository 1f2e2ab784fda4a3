/** Table columns put in and taken out in Parley go out as Word's own tracked cells. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { storyLines } from '../../shared/docx/views.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { insertColumn, removeColumn } from '../../shared/text/columns.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { linesOf } from '../../shared/text/views.ts'
import { licence } from '../kit/word-file.ts'
import { bodyOf, find, openWord, written } from './word-desk.ts'

async function annChangedTheColumns() {
  const bytes = await licence(1)
  const { model } = await openWord(bytes)
  insertColumn(model, find(model, 'Service'), 'right', 'c1')
  const at = { paragraph: find(model, 'Service') + 1, offset: 0 }
  replace(model, { from: at, to: at }, 'Term')
  removeColumn(model, find(model, 'Fee'))
  return { model, bytes }
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
  const story = await bodyOf(written(bytes, model))
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
  const story = await bodyOf(written(bytes, bob))
  expect(story.changes).toEqual([])
  expect(story.text).toContain('Service\nTerm\nSupport\n\nSigned')
})

test('outside of a table there is no column to take out, and it is said why', async () => {
  const { model } = await annChangedTheColumns()
  const refused = removeColumn(model, find(model, 'Signed by the parties.'))
  expect(isRefusal(refused) && refused.say).toBe('Put the caret into a table first.')
})
