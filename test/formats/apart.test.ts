/** Notes, headers, footers and text boxes: read, changed and written like the text they stand beside. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { storyLines } from '../../shared/docx/index.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { comment, threadsOf } from '../../shared/text/comments.ts'
import { decide } from '../../shared/text/decide.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import { clausesIn } from '../../shared/text/lines.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { arrangedAs } from '../../shared/text/receive/apart.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { linesOf } from '../../shared/text/views.ts'
import { withApart } from '../kit/apart-file.ts'
import { random } from '../kit/random.ts'
import { corpusBytes, corpusFiles, hasCorpus, normalised } from './corpus.ts'
import { bodyOf, openWord, paragraphWith, readWord, typeBehind, written } from './word-desk.ts'

const BESIDE = ['Footnote 1', 'Footnote 2', 'Header', 'First-page header', 'Footer', 'Text box 1']

const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!)

test('the tree shows each behind the clauses, by its name', async () => {
  const { model } = await openWord(await withApart())
  const { clauses, lines } = clausesIn(model, 'redline')
  expect(clauses.map((c) => c.name)).toEqual(BESIDE)
  expect(lines.filter((l) => l.props.apart).map((l) => l.text.trim())).toEqual([
    'Fees exclude taxes.',
    'Notice counts from receipt.',
    'Lease of 12 Quay Street',
    'Strictly confidential',
    'Version of 3 May',
    'Draft for discussion only.',
  ])
})

test('what Ann writes there goes out tracked in its own part, and no other part changes by a byte', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  typeBehind(model, 'exclude taxes', ' and duties')
  typeBehind(model, '12 Quay', ' Harbour')
  const out = written(bytes, model)
  const changed = Object.entries(unzipSync(out)).filter(([name, b]) => strFromU8(b) !== part(bytes, name))
  expect(changed.map(([name]) => name).sort()).toEqual(['word/footnotes.xml', expect.stringMatching(/^word\/header/)])
  const story = await bodyOf(out)
  expect(story.changes.map((c) => [c.kind, c.author, story.text.slice(c.from, c.to)])).toEqual([
    ['insertion', 'Ann', ' and duties'],
    ['insertion', 'Ann', ' Harbour'],
  ])
  expect(storyLines(story, 'accepted')).toEqual(linesOf(model, 'clean'))
  expect(storyLines(story, 'rejected')).toEqual(linesOf(model, 'original'))
})

test('a text box says the same to a program that draws it the old way', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  typeBehind(model, 'discussion', ' and comment')
  typeBehind(model, 'Signed by the parties', ' today')
  const source = part(written(bytes, model), 'word/document.xml')
  const boxes = [...source.matchAll(/<w:txbxContent>(.*?)<\/w:txbxContent>/gs)].map((m) => m[1])
  expect(boxes).toHaveLength(2)
  expect(boxes[0]).toContain(' and comment')
  expect(boxes[1]).toBe(boxes[0])
  expect(source).toContain(' today')
})

test('a clean copy has the words and no trace of who wrote them, also in notes and boxes', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  typeBehind(model, 'exclude taxes', ' and duties')
  typeBehind(model, 'discussion', ' and comment')
  const clean = written(bytes, model, 'clean')
  expect(storyLines(await bodyOf(clean), 'marked')).toEqual(linesOf(model, 'clean'))
  for (const [name, b] of Object.entries(unzipSync(clean)))
    if (name.endsWith('.xml')) expect(strFromU8(b)).not.toContain('Ann')
})

test('a paragraph of its own in a footnote stays in that footnote', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  typeBehind(model, 'exclude taxes.', '\nThey are payable yearly.')
  const story = await bodyOf(written(bytes, model))
  const own = story.paragraphs.filter((p) => p.props.apart === 'footnote 1')
  expect(own).toHaveLength(2)
  expect(storyLines(story, 'accepted')).toEqual(linesOf(model, 'clean'))
})

test('deleting from the last clause into a header takes no border with it', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  const from = { paragraph: paragraphWith(model, 'Signed by'), offset: 6 }
  const to = { paragraph: paragraphWith(model, '12 Quay'), offset: 8 }
  remove(model, { from, to })
  const story = await bodyOf(written(bytes, model))
  expect(storyLines(story, 'rejected')).toEqual(linesOf(model, 'original'))
  expect(new Set(story.paragraphs.map((p) => p.props.apart)).size).toBe(BESIDE.length + 1)
})

test('a comment on a header stands at the end of the text in Word, and says what it is about', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  const paragraph = paragraphWith(model, '12 Quay')
  comment(model, { paragraph, offset: 0 }, { paragraph, offset: 5 }, 'Is this the right house?')
  const footnote = paragraphWith(model, 'exclude taxes')
  comment(model, { paragraph: footnote, offset: 0 }, { paragraph: footnote, offset: 4 }, 'All of them?')
  const document = await readWord(written(bytes, model))
  const { comments } = document
  expect(comments.map((c) => c.text).sort()).toEqual(['All of them?', 'On the header: Is this the right house?'])
  receive(model, lookAt(model, model, document, false), { file: 'f', party: 'Vantaloft' })
  expect(threadsOf(model)).toHaveLength(2)
})

/** Every paragraph that reads in the clean text, with what it stands in. */
const byRoom = (model: TextModel): string[] =>
  clausesIn(model, 'clean').lines.map((l) => `${l.props.apart ?? 'text'}: ${l.text}`)

const SEEDS = 60

test.each(Array.from({ length: SEEDS }, (_, n) => n + 1))(
  'whatever Ann types, splits and deletes across their borders, words stay where they were put (seed %i)',
  async (seed) => {
    const bytes = await withApart()
    const { model, undo } = await openWord(bytes)
    const before = linesOf(model, 'original')
    const r = random(seed)
    const place = () => {
      const paragraph = r.int(model.story.paragraphs.length)
      return { paragraph, offset: r.int(model.story.paragraphs[paragraph]!.length + 1) }
    }
    for (let n = 0; n < 12; n++) {
      const [a, b] = [place(), place()]
      const [from, to] =
        a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset <= b.offset) ? [a, b] : [b, a]
      const x = r.next()
      undo.push(
        x < 0.4
          ? replace(model, { from, to: from }, `⟨${n}⟩`)
          : x < 0.6
            ? replace(model, { from, to: from }, `⟨${n}⟩\n`, [model.mark(from.paragraph).props])
            : x < 0.8
              ? remove(model, { from, to })
              : replace(model, { from, to }, `⟨${n} instead⟩`),
        'edit',
      )
      undo.close()
      if (r.next() < 0.2) undo.undo()
    }
    const out = written(bytes, model)
    const again = await openWord(out)
    expect(byRoom(again.model)).toEqual(byRoom(model))
    expect(linesOf(again.model, 'original')).toEqual(before)
  },
)

describe('Bob returns the file', () => {
  const returned = async (change: (model: TextModel) => void) => {
    const bytes = await withApart()
    const ann = await openWord(bytes)
    const bob = await openWord(bytes)
    change(bob.model)
    const document = await readWord(written(bytes, bob.model, 'clean'))
    return { ann: ann.model, document }
  }
  test('what he changed in a footnote without marking it is untracked, in that footnote', async () => {
    const { ann, document } = await returned((model) => typeBehind(model, 'counts from', ' actual'))
    const look = lookAt(ann, ann, document, false)
    receive(ann, look, { file: 'f', party: 'Vantaloft' })
    const [change, ...more] = changesOf(ann)
    expect(more).toEqual([])
    expect(change).toMatchObject({ kind: 'insertion', inserted: 'actual ' })
    expect(change!.parts[0]!.layer.via).toMatchObject({ tracked: false })
    expect(clausesIn(ann, 'redline').at(change!.from.paragraph)?.name).toBe('Footnote 2')
    expect(look.left).toEqual([])
  })
  test.each(['clean', 'redline'] as const)(
    'with a paragraph behind the last one of the text: it is no part of a note or header (%s)',
    async (mode) => {
      const bytes = await withApart()
      const [ann, bob] = [await openWord(bytes), await openWord(bytes)]
      const paragraph = bob.model.story.paragraphs.findLastIndex((_, i) => !bob.model.mark(i).props.apart)
      const at = { paragraph, offset: bob.model.story.paragraphs[paragraph]!.length }
      replace(bob.model, { from: at, to: at }, '\nIn two copies.')
      const document = await readWord(written(bytes, bob.model, mode))
      receive(ann.model, lookAt(ann.model, ann.model, document, false), { file: 'f', party: 'Vantaloft' })
      expect(byRoom(ann.model)).toEqual(byRoom(bob.model))
      expect(linesOf(ann.model, 'original')).toEqual(linesOf(bob.model, 'original'))
    },
  )
  test('without the last paragraph of the text: nothing of it stays behind', async () => {
    const { ann, document } = await returned((model) => {
      const paragraph = paragraphWith(model, 'Signed by')
      const next = model.story.paragraphs[paragraph + 1]!
      remove(model, { from: { paragraph, offset: 22 }, to: { paragraph: paragraph + 1, offset: next.length } })
    })
    receive(ann, lookAt(ann, ann, document, false), { file: 'f', party: 'Vantaloft' })
    expect(byRoom(ann).filter((line) => line.startsWith('text: '))).toEqual([
      'text: The tenant pays the fees\uFFFC',
      'text: Either party may give notice\uFFFC',
      'text: Signed by the parties.',
    ])
  })
  test('without a footnote, mark and words, and nothing marked: both are untracked, and rejected they are back', async () => {
    const { ann, document } = await returned((model) => {
      const mark = paragraphWith(model, 'pays the fees')
      const { length } = model.story.paragraphs[mark]!
      remove(model, { from: { paragraph: mark, offset: length - 1 }, to: { paragraph: mark, offset: length } })
      const words = paragraphWith(model, 'exclude taxes')
      const end = { paragraph: words, offset: model.story.paragraphs[words]!.length }
      remove(model, { from: { paragraph: words, offset: 0 }, to: end })
    })
    const before = byRoom(ann)
    receive(ann, lookAt(ann, ann, document, false), { file: 'f', party: 'Vantaloft' })
    const told = changesOf(ann)
    expect(told.map((c) => [c.kind, c.deleted, c.parts[0]!.layer.via?.tracked])).toEqual([
      ['deletion', '\uFFFC', false],
      ['deletion', 'Fees exclude taxes.', false],
    ])
    decide(ann, told, 'reject')
    expect(changesOf(ann)).toEqual([])
    expect(byRoom(ann)).toEqual(before)
  })
  test('headers and notes in another order and under other names are the same ones', async () => {
    const { ann, document } = await returned(() => {})
    const [story] = document.stories
    const renamed = story!.paragraphs.map((p) => ({
      ...p,
      props: {
        ...p.props,
        ...(p.props.apart === 'footnote 1' && { apart: 'footnote 7' }),
        ...(p.props.apart === 'header' && { apart: 'header from section 2 on' }),
      },
    }))
    const { story: arranged, left } = arrangedAs(ann, { ...document, stories: [{ ...story!, paragraphs: renamed }] })
    expect(arranged.text).toBe(story!.text)
    expect(left).toEqual([])
  })
  test('a footnote he added has no place here, and is told', async () => {
    const { ann, document } = await returned(() => {})
    const [story] = document.stories
    const text = `${story!.text}A new note.\n`
    const paragraphs = [
      ...story!.paragraphs,
      { end: text.length - 1, props: { role: 'body' as const, apart: 'footnote 3' }, wall: true as const },
    ]
    const { story: arranged, left } = arrangedAs(ann, { ...document, stories: [{ ...story!, text, paragraphs }] })
    expect(arranged.text).toBe(story!.text)
    expect(left).toEqual([{ what: 'footnote', before: '', after: 'A new note.', tracked: false }])
  })
})

describe.skipIf(!hasCorpus)('Every file of the corpus with something beside its text', () => {
  test('takes three edits there by chance, seeds 0 and up, and gives accepted and rejected what was meant', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const [seed, file] of corpusFiles().entries()) {
      const bytes = corpusBytes(file)
      const { model, undo } = await openWord(bytes).catch(() => ({ model: undefined, undo: undefined }))
      const places = model?.story.paragraphs.flatMap((p, i) =>
        model.mark(i).props.apart && p.length > 2 && !model.mark(i).state.gone ? [i] : [],
      )
      if (!model || !places || places.length === 0) continue
      tried++
      const before = linesOf(model, 'original')
      const r = random(seed)
      for (let n = 0; n < 3; n++) {
        const paragraph = r.pick(places)
        const { length } = model.story.paragraphs[paragraph]!
        const from = { paragraph, offset: r.int(length) }
        const to = { paragraph, offset: Math.min(length, from.offset + 1 + r.int(9)) }
        undo!.push(n === 1 ? remove(model, { from, to }) : replace(model, { from, to: from }, `⟨${n}⟩`), 'edit')
      }
      const out = written(bytes, model)
      const story = await bodyOf(out)
      const reads = (view: 'accepted' | 'rejected', lines: readonly string[]) =>
        normalised(storyLines(story, view)) === normalised(lines)
      if (!reads('accepted', linesOf(model, 'clean'))) wrong.push(`${seed} ${file}: accepted`)
      if (!reads('rejected', before)) wrong.push(`${seed} ${file}: rejected`)
      const again = await openWord(out)
      if (Buffer.compare(written(out, again.model), out) !== 0) wrong.push(`${seed} ${file}: the second export differs`)
      decide(again.model, changesOf(again.model), 'reject')
      const back = await readWord(written(out, again.model))
      if (isRefusal(back)) wrong.push(`${seed} ${file}: unreadable`)
    }
    console.log(`beside the text: ${tried} files of the corpus edited there`)
    expect(wrong).toEqual([])
  }, 300_000)
})
