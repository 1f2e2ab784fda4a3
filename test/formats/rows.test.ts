/** Table rows put in and taken out in Parley go out as Word's own tracked rows, and come back as rows. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { storyLines } from '../../shared/docx/views.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { insertRow, removeRow, rowAt } from '../../shared/text/rows.ts'
import { linesOf } from '../../shared/text/views.ts'
import { licence } from '../kit/word-file.ts'
import { bodyOf, find, openWord, readWord, written } from './word-desk.ts'

const BOB = { name: 'Bob', party: 'Vantaloft' }

async function fees() {
  const bytes = await licence(1)
  const { model } = await openWord(bytes)
  return { model, bytes }
}

const type = (model: TextModel, paragraph: number, text: string): void => {
  const at = { paragraph, offset: 0 }
  replace(model, { from: at, to: at }, text)
}

async function annChangedTheFees() {
  const { model, bytes } = await fees()
  const header = rowAt(model, find(model, 'Fee'))!
  insertRow(model, header, 'below', 'r1')
  type(model, header.last + 1, 'Setup')
  type(model, header.last + 2, 'EUR 500')
  removeRow(model, rowAt(model, find(model, 'Support'))!)
  return { model, bytes }
}

test('a row that comes and one that goes are one change each', async () => {
  const { model } = await annChangedTheFees()
  expect(
    changesOf(model)
      .filter((c) => c.whole === 'row')
      .map((c) => [c.kind, c.inserted || c.deleted]),
  ).toEqual([
    ['insertion', 'Setup\nEUR 500\n'],
    ['deletion', 'Support\nEUR 1,200\n'],
  ])
})

test('the file names both rows as tracked, under her name', async () => {
  const { model, bytes } = await annChangedTheFees()
  const story = await bodyOf(written(bytes, model))
  const rows = story.changes.filter((c) => /^row/.test(c.kind))
  expect(rows.map((c) => [c.kind, c.author, story.text.slice(c.from, c.to)])).toEqual([
    ['rowInsertion', 'Ann', 'Setup\nEUR 500\n'],
    ['rowDeletion', 'Ann', 'Support\nEUR 1,200\n'],
  ])
  expect(storyLines(story, 'accepted')).toEqual(linesOf(model, 'clean'))
  expect(storyLines(story, 'rejected')).toEqual(linesOf(model, 'original'))
})

test('decided, the rows are there or not, and the file says so without a mark', async () => {
  const { model, bytes } = await annChangedTheFees()
  const theirs = docOf(Y.encodeStateAsUpdate(model.roots.doc), 8)
  const bob = new TextModel(theirs, { now: () => 0, me: () => BOB })
  decide(bob, changesOf(bob), 'accept')
  const story = await bodyOf(written(bytes, bob))
  expect(story.changes).toEqual([])
  expect(story.text).toContain('Service\nFee\nSetup\nEUR 500\nSigned')
  expect(story.paragraphs.filter((p) => p.props.cell).map((p) => p.props.cell!.row)).toEqual([0, 0, 1, 1])
})

test('the clean copy holds the new row and not the old one', async () => {
  const { model, bytes } = await annChangedTheFees()
  expect((await bodyOf(written(bytes, model, 'clean'))).text).toContain('Service\nFee\nSetup\nEUR 500\nSigned')
})

describe('Bob returns the file from Word', () => {
  /** What Ann sent, and Bob's file made by somebody else's hand: `edit` writes it. */
  async function returned(edit: (theirs: TextModel) => void, clean: boolean) {
    const { model, bytes } = await fees()
    const theirs = new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), 8), { now: () => 0, me: () => BOB })
    edit(theirs)
    const document = await readWord(written(bytes, theirs, clean ? 'clean' : 'redline'))
    const sent = new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), 9), { now: () => 0, me: () => model.me })
    const into = new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), 10), { now: () => 0, me: () => model.me })
    receive(into, lookAt(into, sent, document, false), { file: 'f', party: BOB.party })
    return { into, bytes }
  }
  const rowsOf = (model: TextModel) => changesOf(model).filter((c) => c.whole === 'row')
  const add = (model: TextModel) => {
    insertRow(model, rowAt(model, find(model, 'Fee'))!, 'below', 'r1')
    type(model, find(model, 'Fee') + 1, 'Setup')
    type(model, find(model, 'Fee') + 2, 'EUR 500')
  }
  const takeOut = (model: TextModel) => void removeRow(model, rowAt(model, find(model, 'Support'))!)

  test.each([
    ['with marks', false],
    ['without a mark', true],
  ])('%s: his new row is a row here', async (_, clean) => {
    const { into, bytes } = await returned(add, clean)
    expect(rowsOf(into).map((c) => [c.kind, c.inserted, c.author.name, c.via?.tracked])).toEqual([
      ['insertion', 'Setup\nEUR 500\n', clean ? '' : 'Bob', !clean],
    ])
    decide(into, rowsOf(into), 'accept')
    const story = await bodyOf(written(bytes, into))
    expect(story.paragraphs.filter((p) => p.props.cell).map((p) => p.props.cell!.row)).toEqual([0, 0, 1, 1, 2, 2])
  })

  test.each([
    ['with marks', false],
    ['without a mark', true],
  ])('%s: the row he took out goes whole', async (_, clean) => {
    const { into, bytes } = await returned(takeOut, clean)
    expect(rowsOf(into).map((c) => [c.kind, c.deleted, c.author.name, c.via?.tracked])).toEqual([
      ['deletion', 'Support\nEUR 1,200\n', clean ? '' : 'Bob', !clean],
    ])
    decide(into, rowsOf(into), 'accept')
    const story = await bodyOf(written(bytes, into))
    expect(story.paragraphs.filter((p) => p.props.cell).map((p) => p.props.cell!.row)).toEqual([0, 0])
  })

  test('a row at the beginning of a table is one as well', async () => {
    const { into } = await returned((m) => {
      insertRow(m, rowAt(m, find(m, 'Fee'))!, 'above', 'r1')
      type(m, find(m, 'Service') - 2, 'Per year')
    }, true)
    expect(rowsOf(into).map((c) => [c.kind, c.inserted])).toEqual([['insertion', 'Per year\n\n']])
  })
})

test('words typed into a row that is taken out keep the row: the file does not take them along', async () => {
  const { model, bytes } = await fees()
  const row = rowAt(model, find(model, 'Support'))!
  removeRow(model, row)
  replace(
    model,
    { from: { paragraph: row.first, offset: 0 }, to: { paragraph: row.first, offset: 0 } },
    'but not this\n',
    [model.mark(row.first).props],
  )
  for (const mode of ['redline', 'clean'] as const)
    expect(storyLines(await bodyOf(written(bytes, model, mode)), 'accepted').join('\n')).toContain('but not this')
})
