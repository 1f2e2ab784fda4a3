/** Comments made in Parley go out as Word's own, at their words, in their threads, and come back known. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changesOf } from '../../shared/text/changes.ts'
import { answer, comment, resolve, threadsOf } from '../../shared/text/comments.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { licence } from '../kit/word-file.ts'
import { openWord, readWord, written } from './word-desk.ts'

async function annCommented() {
  const bytes = await licence(2)
  const { model } = await openWord(bytes)
  const paragraph = model.story.paragraphs.findIndex((_, i) => model.runs(i).some((r) => r.text.includes('Notice 1')))
  const at = (offset: number) => ({ paragraph, offset })
  comment(model, at(10), at(16), 'Too short & <too> soon.\nSee the board.')
  answer(model, threadsOf(model)[0]!, 'Agreed.')
  comment(
    model,
    { paragraph: paragraph + 2, offset: 0 },
    { paragraph: paragraph + 3, offset: 4 },
    'Across two paragraphs.',
  )
  resolve(model, threadsOf(model)[1]!, true)
  replace(model, { from: at(17), to: at(21) }, '(45)')
  return { model, bytes }
}

test('our reader finds them again: words, author, thread, resolved', async () => {
  const { model, bytes } = await annCommented()
  const back = await readWord(written(bytes, model, 'redline'))
  const text = back.stories[0]!.text
  const seen = back.comments.map((c) => [text.slice(c.from, c.to), c.author, c.text, c.parent, c.resolved])
  expect(seen).toEqual([
    ['thirty', 'Ann', 'Too short & <too> soon.\nSee the board.', undefined, false],
    ['thirty', 'Ann', 'Agreed.', back.comments[0]!.id, false],
    [expect.stringMatching(/^(Obli|Clau)/), 'Ann', 'Across two paragraphs.', undefined, true],
  ])
})
test('pandoc reads them under her name, beside her tracked change', async () => {
  const { model, bytes } = await annCommented()
  const file = join(mkdtempSync(join(tmpdir(), 'parley-')), 'commented.docx')
  writeFileSync(file, written(bytes, model, 'redline'))
  const read = execFileSync('pandoc', ['--track-changes=all', '-t', 'markdown', '--wrap=none', file], {
    encoding: 'utf8',
  })
  expect(read).toMatch(/\{\.comment-start [^}]*author="Ann"/)
  expect(read.match(/comment-start/g)).toHaveLength(3)
  expect(read.match(/comment-end/g)).toHaveLength(3)
  expect(read).toMatch(/\[\(45\)\]\{\.insertion author="Ann"/)
})
test('a clean copy holds none of them', async () => {
  const { model, bytes } = await annCommented()
  const back = await readWord(written(bytes, model, 'clean'))
  expect(back.comments).toEqual([])
})
test('they come back known, and a new one of the other side is theirs, at its words', async () => {
  const { model, bytes } = await annCommented()
  const back = await readWord(written(bytes, model, 'redline'))
  const at = back.stories[0]!.text.indexOf('Notice 2')
  const theirs = { id: '77', author: 'Lene', date: '2026-03-01T00:00:00Z', text: 'Why two?', from: at, to: at + 6 }
  const returned = { ...back, comments: [...back.comments, theirs] }
  model.roots.doc.clientID = 55
  receive(model, lookAt(model, model, returned, false), { file: 'f', party: 'Vantaloft' })
  const threads = threadsOf(model)
  expect(threads.map((t) => [t.author.name, t.text.split('\n')[0], t.claimed])).toEqual([
    ['Ann', 'Too short & <too> soon.', false],
    ['Ann', 'Across two paragraphs.', false],
    ['Lene', 'Why two?', true],
  ])
  expect(threads[2]!.author.party).toBe('Vantaloft')
})

test('where Ann so chose her party’s name stands on her changes and comments, and comes back as hers', async () => {
  const bytes = await licence(1)
  const { doc } = await openWord(bytes)
  const me = { name: 'Ann', party: 'Kestrelmoor', signs: 'party' as const }
  const model = new TextModel(doc, { now: () => Date.UTC(2026, 2, 1), me: () => me })
  const paragraph = model.story.paragraphs.findIndex((_, i) => model.runs(i).some((r) => r.text.includes('Notice 1')))
  const from = { paragraph, offset: 10 }
  replace(model, { from, to: from }, 'written ')
  comment(model, { paragraph, offset: 0 }, { paragraph, offset: 6 }, 'As agreed by telephone.')
  const back = await readWord(written(bytes, model))
  expect(new Set([...back.stories[0]!.changes, ...back.comments].map((c) => c.author))).toEqual(
    new Set(['Bob Lee', 'Kestrelmoor']),
  )
  const before = changesOf(model).length
  receive(model, lookAt(model, model, back, false), { file: 'f', party: 'Vantaloft' })
  expect(changesOf(model)).toHaveLength(before)
  expect(threadsOf(model)).toHaveLength(1)
})
