/** Why Ann proposes, and why she answered as she did, goes out with the Word file as comments, and comes back known. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changesOf } from '../../shared/text/changes.ts'
import { threadsOf } from '../../shared/text/comments.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { giveReason } from '../../shared/text/reasons.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { licence } from '../kit/word-file.ts'
import { openWord, readWord, written } from './word-desk.ts'

async function annGaveReasons() {
  const bytes = await licence(1)
  const { model } = await openWord(bytes)
  // Bob Lee's 125% in the file: she says no, and why.
  decide(model, changesOf(model), 'reject', 'The board caps us at 100%.')
  const paragraph = model.story.paragraphs.findIndex((_, i) => model.runs(i).some((r) => r.text.includes('Notice 1')))
  const offset = model
    .runs(paragraph)
    .map((r) => r.text)
    .join('')
    .indexOf('thirty (30)')
  replace(model, { from: { paragraph, offset }, to: { paragraph, offset: offset + 11 } }, 'ten (10)')
  giveReason(model, changesOf(model), 'Payroll needs the earlier notice.')
  return { model, bytes }
}

test('the file tells them beside the words they are about, under her name', async () => {
  const { model, bytes } = await annGaveReasons()
  const { comments, stories } = await readWord(written(bytes, model, 'redline'))
  const seen = comments.map((c) => [stories[0]!.text.slice(c.from, c.to), c.author, c.text])
  expect(seen.sort()).toEqual([
    ['100%', 'Ann', 'The board caps us at 100%.'],
    ['thirty (30)ten (10)', 'Ann', 'Payroll needs the earlier notice.'],
  ])
})

test('a clean copy tells nothing of them', async () => {
  const { model, bytes } = await annGaveReasons()
  expect((await readWord(written(bytes, model, 'clean'))).comments).toEqual([])
})

test('returned, they are not taken for remarks of the other side', async () => {
  const { model, bytes } = await annGaveReasons()
  const sit = (client: number) =>
    new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), client), { now: () => 0, me: () => model.me })
  const into = sit(10)
  receive(into, lookAt(into, sit(9), await readWord(written(bytes, model, 'redline')), false), {
    file: 'f',
    party: 'V',
  })
  expect(threadsOf(into)).toEqual([])
})
