/** A note the other side put in comes in with their file, is decided as one with its mark, and goes out in our package. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { compare, plainDocx, redlineDocx, storyText } from '../../shared/compare/index.ts'
import { exportDocx, type ImportedStory, type ParagraphProps, storyLines } from '../../shared/docx/index.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { squash } from '../../shared/text/draft/publish.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import { exportStory } from '../../shared/text/export.ts'
import { clausesIn } from '../../shared/text/lines.ts'
import { TextModel } from '../../shared/text/model.ts'
import { moveParagraphs } from '../../shared/text/move.ts'
import { type Look, lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { linesOf } from '../../shared/text/views.ts'
import { withApart } from '../kit/apart-file.ts'
import { sitDown } from '../kit/desk.ts'
import { type NoteToAdd, plainRuns, withNote } from '../kit/note-file.ts'
import { random } from '../kit/random.ts'
import { corpusBytes, corpusFiles, hasCorpus, normalised } from './corpus.ts'
import { type OfficeJob, officeReads } from './office.ts'
import { hasOffice, hasPandoc, pandocChanges, pandocNotes } from './other-readers.ts'
import { bodyOf, openWord, paragraphWith, readWord, typeBehind, written } from './word-desk.ts'

const BOB = { author: 'Bob Lee', date: '2026-11-02T09:30:00Z' }
const WORDS = 'Taxes follow the place of supply.'

/** Ann takes a file in as the other side's turn over what she had sent. */
async function takenIn(ann: TextModel, file: Uint8Array, client = 55): Promise<{ model: TextModel; look: Look }> {
  const model = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc), client), {
    now: () => Date.UTC(2026, 10, 3),
    me: () => ann.me,
  })
  const look = lookAt(model, ann, await readWord(file), false)
  receive(model, look, { file: `f${client}`, party: 'Vantaloft' })
  // Ann goes on under a client of her own.
  const { model: hers } = sitDown(docOf(Y.encodeStateAsUpdate(model.roots.doc), client + 100), client + 100)
  return { model: hers, look }
}

/** A package of our own making, with no part for notes. */
async function plain(): Promise<Uint8Array> {
  const made = await plainDocx(['1. Fees', 'The tenant pays.', 'Notice is given in writing.'].map((text) => ({ text })))
  if (isRefusal(made)) throw new Error(made.say)
  return made.bytes
}

const received = async (bytes: Uint8Array, note: NoteToAdd) =>
  takenIn((await openWord(bytes)).model, withNote(bytes, note))

const said = (model: TextModel) =>
  changesOf(model)
    .filter((c) => c.via)
    .map((c) => [c.kind, c.inserted || c.deleted, c.author.name, c.via!.tracked])

describe.each([
  ['a file that has notes', withApart, 'Signed by'],
  ['a file that has none', plain, 'Notice'],
])('Bob puts a footnote into %s', (_, make, behind) => {
  test('tracked: its mark and its words are pending under his name, and nothing is left over', async () => {
    const { model, look } = await received(await make(), { behind, words: WORDS, by: BOB })
    expect(said(model)).toEqual([
      ['insertion', '\uFFFC', 'Bob Lee', true],
      ['insertion', ` ${WORDS}\n`, 'Bob Lee', true],
    ])
    expect(look.left).toEqual([])
    expect(clausesIn(model, 'redline').clauses.at(-1)!.name).toBe('New footnote 1')
  })
  test('untracked: both are shown as such', async () => {
    const { model } = await received(await make(), { behind, words: WORDS })
    expect(said(model)).toEqual([
      ['insertion', '\uFFFC', '', false],
      ['insertion', ` ${WORDS}\n`, '', false],
    ])
  })
  test.each(['accept', 'reject'] as const)('%sed at its mark it is decided with its words', async (verdict) => {
    const bytes = await make()
    const before = linesOf((await openWord(bytes)).model, 'redline')
    const { model } = await received(bytes, { behind, words: WORDS, by: BOB })
    const clean = linesOf(model, 'clean')
    const [mark] = changesOf(model).filter((c) => c.via)
    expect(decide(model, [mark!], verdict).decided).toBe(2)
    expect(said(model)).toEqual([])
    if (verdict === 'accept') expect(linesOf(model, 'clean')).toEqual(clean)
    else expect(linesOf(model, 'redline')).toEqual(before)
    if (verdict === 'reject') expect(written(bytes, model)).toEqual(bytes)
  })
  test('her own package has it then, tracked under his name, and reads as what both meant', async () => {
    const bytes = await make()
    const file = withNote(bytes, { behind, words: WORDS, by: BOB })
    const { model } = await takenIn((await openWord(bytes)).model, file)
    const out = written(bytes, model)
    const [ours, theirs] = [await bodyOf(out), await bodyOf(file)]
    expect(storyLines(ours, 'accepted')).toEqual(storyLines(theirs, 'accepted'))
    expect(storyLines(ours, 'rejected')).toEqual(storyLines(await bodyOf(bytes), 'rejected'))
    const part = strFromU8(unzipSync(out)['word/footnotes.xml']!)
    expect(part).toContain(WORDS)
  })
})

const footnotes = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/footnotes.xml']!)

describe('A note of his among hers', () => {
  test('that takes the number of one of hers, and she keeps hers word for word', async () => {
    const bytes = await withApart()
    const { model } = await received(bytes, { behind: 'Either party', words: WORDS, by: BOB })
    expect(said(model)).toHaveLength(2)
    expect(linesOf(model, 'original')).toEqual(linesOf((await openWord(bytes)).model, 'original'))
  })
  test('that says what hers says is a note of its own', async () => {
    const bytes = await withApart()
    const { model } = await received(bytes, { behind: 'Signed by', words: 'Fees exclude taxes.', by: BOB })
    expect(said(model).map(([, words]) => words)).toEqual(['\uFFFC', ' Fees exclude taxes.\n'])
  })
  test('an endnote goes into a part of its own, which her package had not', async () => {
    const bytes = await plain()
    const file = withNote(bytes, { kind: 'endnote', behind: 'tenant', words: WORDS, by: BOB })
    const { model } = await takenIn((await openWord(bytes)).model, file)
    const out = written(bytes, model)
    const parts = unzipSync(out)
    expect(strFromU8(parts['word/endnotes.xml']!)).toContain(WORDS)
    expect(parts['word/footnotes.xml']).toBeUndefined()
    expect(strFromU8(parts['word/settings.xml']!)).toContain('<w:endnotePr><w:endnote w:id="-1"/>')
    expect((await bodyOf(out)).objects.map((o) => o.label)).toEqual(['endnote 1'])
  })
  test('two in one file are two, each decided by itself', async () => {
    const bytes = await withApart()
    const one = withNote(bytes, { behind: 'Signed by', words: WORDS, by: BOB })
    const two = withNote(one, { behind: 'Either party', words: 'Thirty days at least.', by: BOB })
    const { model } = await takenIn((await openWord(bytes)).model, two)
    const marks = changesOf(model).filter((c) => c.via && c.inserted === '\uFFFC')
    expect(marks).toHaveLength(2)
    decide(model, [marks[0]!], 'reject')
    decide(model, [marks[1]!], 'accept')
    const story = await bodyOf(written(bytes, model))
    expect(story.changes).toEqual([])
    expect(story.text).toContain(WORDS)
    expect(story.text).not.toContain('Thirty days')
  })
})

describe('Ann answers', () => {
  test('with a counter-proposal inside his words, which stands under her name', async () => {
    const bytes = await withApart()
    const { model } = await received(bytes, { behind: 'Signed by', words: WORDS, by: BOB })
    typeBehind(model, 'the place', ' and date')
    const story = await bodyOf(written(bytes, model))
    expect(story.changes.map((c) => [c.author, story.text.slice(c.from, c.to)])).toEqual([
      ['Bob Lee', '\uFFFC'],
      ['Bob Lee', '\n'],
      ['Bob Lee', ' Taxes follow the place'],
      ['Ann', ' and date'],
      ['Bob Lee', ' of supply.'],
    ])
  })
  test('and gets the file back as it went out: it says nothing new, and his note is still his', async () => {
    const bytes = await withApart()
    const { model } = await received(bytes, { behind: 'Signed by', words: WORDS, by: BOB })
    const before = said(model)
    for (const [n, wordsOwn] of [written(bytes, model), await unmarkedEnds(written(bytes, model))].entries()) {
      const { model: again, look } = await takenIn(model, wordsOwn, 60 + n)
      expect(look.findings).toMatchObject({ arrivals: [], departures: [], answers: [] })
      expect(look.left).toEqual([])
      expect(said(again)).toEqual(before)
    }
  })
  test('by accepting; he strikes the note again, and she sees it', async () => {
    const bytes = await withApart()
    const { model } = await received(bytes, { behind: 'Signed by', words: WORDS, by: BOB })
    decide(
      model,
      changesOf(model).filter((c) => c.via),
      'accept',
    )
    const out = written(bytes, model)
    const { doc } = await openWord(out)
    const bob = new TextModel(docOf(Y.encodeStateAsUpdate(doc), 9), {
      now: () => Date.parse(BOB.date),
      me: () => ({ name: BOB.author, party: 'Vantaloft' }),
    })
    const mark = (await bodyOf(out)).objects.findLast((o) => o.kind === 'footnote')!
    const at = bob.story.placeAt(mark.at)
    remove(bob, { from: at, to: { ...at, offset: at.offset + 1 } })
    const { model: again } = await takenIn(model, written(out, bob), 60)
    expect(said(again)).toEqual([['deletion', '\uFFFC', 'Bob Lee', true]])
  })
  test('to a note he took back: it is gone, mark and words', async () => {
    const bytes = await withApart()
    const { model } = await received(bytes, { behind: 'Signed by', words: WORDS, by: BOB })
    const { model: again } = await takenIn(model, bytes, 60)
    expect(said(again)).toEqual([])
    expect(linesOf(again, 'clean')).toEqual(linesOf((await openWord(bytes)).model, 'clean'))
  })
})

/** As Word writes it: the mark that ends a note carries no change. */
async function unmarkedEnds(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = unzipSync(bytes)
  const text = footnotes(bytes).replace(/<w:rPr><w:ins [^>]*\/><\/w:rPr>/g, '')
  parts['word/footnotes.xml'] = strToU8(text)
  return zipSync(parts)
}

test('Ann publishes her answer to the mark alone: the words of the note go with it, and no other draft', async () => {
  const { model } = await received(await withApart(), { behind: 'Signed by', words: WORDS, by: BOB })
  const options = { now: () => Date.UTC(2026, 10, 4), me: () => model.me }
  const work = new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), 300), options)
  decide(
    work,
    changesOf(work).filter((c) => c.inserted === '\uFFFC'),
    'accept',
  )
  typeBehind(work, 'The tenant', ' alone')
  const mark = paragraphWith(work, 'Signed by')
  const done = squash(
    work,
    (client) => client === 300,
    (p) => p === mark,
    301,
    options,
  )
  expect(said(done.model)).toEqual([])
  expect(linesOf(done.model, 'clean')).toEqual(linesOf(model, 'clean'))
  expect(linesOf(done.model, 'original')).toEqual(linesOf(model, 'clean'))
})

test('nobody makes a note of words of another, or text of a note that came', async () => {
  const { model } = await received(await plain(), { behind: 'tenant', words: WORDS, by: BOB })
  const before = clausesIn(model, 'redline').lines.map((l) => [l.props.apart, l.text])
  const stranger = new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), 400), {
    now: () => 0,
    me: () => ({ name: 'Mallory', party: 'Vantaloft' }),
  })
  const [client, clock] = idsBehind(stranger, 'Notice')
  stranger.edit((write) => {
    write({
      t: 'note',
      kind: 'footnote',
      ranges: [
        [client, clock, 1],
        [client, clock + 1, 8],
      ],
    })
    for (const [key, record] of [...stranger.overlay.standing()])
      if (record.t === 'note') write({ t: 'void', record: key })
    return []
  })
  expect(clausesIn(stranger, 'redline').lines.map((l) => [l.props.apart, l.text])).toEqual(before)
})

const idsBehind = (model: TextModel, words: string): readonly [client: number, clock: number] => {
  const { client, clock } = model.runs(paragraphWith(model, words))[0]!
  return [client, clock]
}

describe('Programs of others read the note', () => {
  const files = async () => {
    const out = []
    for (const make of [withApart, plain]) {
      const bytes = await make()
      const behind = make === plain ? 'tenant' : 'Signed by'
      const { model } = await received(bytes, { behind, words: WORDS, by: BOB })
      out.push({ marked: written(bytes, model), clean: written(bytes, model, 'clean') })
    }
    return out
  }
  test.skipIf(!hasPandoc)('pandoc: as a footnote, there or not there as the changes are taken', async () => {
    for (const { marked, clean } of await files()) {
      const notes = (bytes: Uint8Array, how: 'accept' | 'reject') => pandocNotes(bytes, how).map((n) => n.trim())
      expect(notes(marked, 'accept')).toContain(WORDS)
      expect(notes(marked, 'reject')).not.toContain(WORDS)
      expect(notes(clean, 'reject')).toContain(WORDS)
      const seen = pandocChanges(marked).filter((c) => c.author === BOB.author)
      expect(seen.some((c) => c.kind === 'insertion' && c.text.includes(WORDS))).toBe(true)
    }
  })
  test.skipIf(!hasOffice)(
    'LibreOffice: with its words, accepted or rejected as a whole',
    async () => {
      const made = await files()
      const jobs = made.flatMap(({ marked, clean }): OfficeJob[] => [
        { bytes: marked, decide: 'Accept', page: true },
        { bytes: marked, decide: 'Reject', page: true },
        { bytes: clean, page: true },
      ])
      const texts = officeReads(jobs).map((page) => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' '))
      for (let n = 0; n < jobs.length; n += 3) {
        expect(texts[n]).toContain(WORDS)
        expect(texts[n + 1]).not.toContain(WORDS)
        expect(texts[n + 2]).toContain(WORDS)
      }
    },
    120_000,
  )
})

test('A clean copy has the note and nobody in it', async () => {
  const bytes = await plain()
  const { model } = await received(bytes, { behind: 'tenant', words: WORDS, by: BOB })
  const clean = written(bytes, model, 'clean')
  expect(storyLines(await bodyOf(clean), 'marked')).toEqual(linesOf(model, 'clean'))
  for (const [name, b] of Object.entries(unzipSync(clean)))
    if (name.endsWith('.xml')) expect(strFromU8(b)).not.toContain('Bob')
})

test.each([
  ['has a note of his', true],
  ['has headers and notes of its own', false],
] as const)('the first clause, moved behind the last of a text that %s, is still in the text', async (_, isNew) => {
  const bytes = isNew ? await plain() : await withApart()
  const model = isNew
    ? (await received(bytes, { behind: 'tenant', words: WORDS, by: BOB })).model
    : (await openWord(bytes)).model
  const inMain = () => clausesIn(model, 'clean').lines.filter((l) => !l.props.apart)
  // A mark that stands in it stays where it was.
  const words = () => inMain().map((l) => l.text.replaceAll('\uFFFC', ''))
  const [first, ...others] = words()
  moveParagraphs(model, 0, 0, inMain().length)
  expect(words()).toEqual([...others, first])
  expect(storyLines(await bodyOf(written(bytes, model)), 'accepted').slice(0, others.length + 1)).toEqual(
    inMain().map((l) => l.text),
  )
})

/** What reads in the clean text by what it stands in, whatever the order and the numbers of notes. */
const inRooms = (lines: readonly { readonly props: ParagraphProps; readonly text: string }[]): string[] =>
  lines.map((l) => `${l.props.apart?.replace(/^new | \d+$/g, '') ?? 'text'}: ${l.text}`).sort()

const SEEDS = 60

test.each(Array.from({ length: SEEDS }, (_, n) => n + 1))(
  'whatever Ann types, moves and deletes around his note, words stay where they were put (seed %i)',
  async (seed) => {
    const bytes = seed % 2 === 0 ? await withApart() : await plain()
    const { model } = await received(bytes, { behind: seed % 2 === 0 ? 'Signed by' : 'tenant', words: WORDS, by: BOB })
    if (seed % 3 === 0) decide(model, changesOf(model), 'accept')
    const before = linesOf((await openWord(bytes)).model, 'original')
    const r = random(seed)
    const place = () => {
      const paragraph = r.int(model.story.paragraphs.length)
      return { paragraph, offset: r.int(model.story.paragraphs[paragraph]!.length + 1) }
    }
    for (let n = 0; n < 10; n++) {
      const [a, b] = [place(), place()]
      const [from, to] =
        a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset <= b.offset) ? [a, b] : [b, a]
      const x = r.next()
      if (x < 0.5)
        replace(model, { from, to: from }, x < 0.2 ? `⟨${n}⟩\n` : `⟨${n}⟩`, [model.mark(from.paragraph).props])
      else if (x < 0.7) remove(model, { from, to })
      else if (x < 0.85) {
        const main = model.story.paragraphs.filter((_, i) => !model.mark(i).props.apart).length
        const first = r.int(main)
        moveParagraphs(model, first, first, r.int(main + 1))
      } else replace(model, { from, to }, `⟨${n} instead⟩`)
    }
    const out = written(bytes, model)
    const again = await openWord(out)
    expect(inRooms(clausesIn(again.model, 'clean').lines)).toEqual(inRooms(clausesIn(model, 'clean').lines))
    if (seed % 3 > 0) expect(linesOf(again.model, 'original')).toEqual(before)
    decide(
      model,
      changesOf(model).filter((c) => c.author.name === 'Ann'),
      'reject',
    )
    if (seed % 3 > 0) expect(linesOf(model, 'original')).toEqual(before)
  },
)

/** The old file with all that the new one has otherwise as changes by Ann. */
async function redlined(old: Uint8Array, now: Uint8Array) {
  const [document, other] = [await readWord(old), await readWord(now)]
  const [a, b] = [document, other].map((d) => storyText(d.stories[0]!, d.numbering).paragraphs)
  const redline = await redlineDocx({ bytes: old, document }, b!, compare(a!, b!), { author: 'Ann', date: BOB.date })
  if (isRefusal(redline)) throw new Error(redline.say)
  return redline
}

describe('A comparison written as a Word file', () => {
  test.each(['footnote', 'endnote'] as const)('has a new %s as a note, tracked with its words', async (kind) => {
    for (const [make, behind] of [
      [withApart, 'Signed by'],
      [plain, 'tenant'],
    ] as const) {
      const bytes = await make()
      const now = withNote(bytes, { kind, behind, words: WORDS })
      const redline = await redlined(bytes, now)
      expect(redline).toMatchObject({ exact: true, left: 0 })
      const story = await bodyOf(redline.bytes)
      expect(storyLines(story, 'accepted')).toEqual(storyLines(await bodyOf(now), 'accepted'))
      expect(story.changes.map((c) => [c.kind, story.text.slice(c.from, c.to)])).toEqual([
        ['insertion', '\uFFFC'],
        ['insertion', '\n'],
        ['insertion', ` ${WORDS}`],
      ])
    }
  })
  test('has a note that is gone as a deletion of its mark and its words', async () => {
    const bytes = await withApart()
    const redline = await redlined(withNote(bytes, { behind: 'Signed by', words: WORDS }), bytes)
    expect(redline).toMatchObject({ left: 0 })
    const story = await bodyOf(redline.bytes)
    expect(story.changes.map((c) => [c.kind, story.text.slice(c.from, c.to)])).toEqual([
      ['deletion', '\uFFFC'],
      ['deletion', '\n'],
      ['deletion', ` ${WORDS}`],
    ])
  })
  test('keeps the notes of both apart where each has one the other has not', async () => {
    const bytes = await plain()
    const old = withNote(bytes, { behind: 'Notice', words: 'In three copies.' })
    const now = withNote(bytes, { behind: 'tenant', words: WORDS })
    const story = await bodyOf((await redlined(old, now)).bytes)
    expect(story.changes.map((c) => [c.kind, story.text.slice(c.from, c.to)])).toEqual([
      ['insertion', '\uFFFC'],
      ['deletion', '\uFFFC'],
      ['deletion', '\n'],
      ['deletion', ' In three copies.'],
      ['insertion', '\n'],
      ['insertion', ` ${WORDS}`],
    ])
  })
})

/** Parts a new note may touch; of all others every byte stays. */
const TOUCHED =
  /^(word\/(document|footnotes|endnotes|styles|settings)\.xml|word\/_rels\/document\.xml\.rels|\[Content_Types\]\.xml)$/

describe.skipIf(!hasCorpus)('Every file of the corpus comes back with one more note', () => {
  test('placed by chance, tracked or not, seeds 0 and up: it comes in whole, and goes out as it came', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const [seed, name] of corpusFiles().entries()) {
      const bytes = corpusBytes(name)
      const ann = await openWord(bytes).catch(() => undefined)
      const before = ann && (await bodyOf(bytes))
      const runs = ann === undefined ? 0 : unzipSync(bytes)['word/document.xml'] ? plainRuns(bytes).length : 0
      if (ann === undefined || runs === 0) continue
      tried++
      const r = random(seed)
      const kind = r.next() < 0.7 ? 'footnote' : 'endnote'
      const by = r.next() < 0.6 ? BOB : undefined
      const marksEnd = r.next() < 0.5
      const file = withNote(bytes, { kind, behind: r.int(runs), words: WORDS, marksEnd, ...(by && { by }) })
      const is = (holds: boolean, what: string) =>
        holds || wrong.push(`${seed} ${name} (${kind}, ${by ? '' : 'un'}tracked): ${what}`)
      const { model, look } = await takenIn(ann.model, file)
      is(
        JSON.stringify(said(model).map(([, words]) => words)) === JSON.stringify(['\uFFFC', ` ${WORDS}\n`]),
        'taken in',
      )
      is(look.left.length === 0, 'told')
      const out = written(bytes, model)
      const [ours, theirs] = [await bodyOf(out), await bodyOf(file)]
      is(normalised(storyLines(ours, 'accepted')) === normalised(storyLines(theirs, 'accepted')), 'accepted')
      // A part of pictures alone is not read until there are words in it.
      const worded = (story: ImportedStory) => storyLines(story, 'rejected').filter((l) => /[\p{L}\p{N}]/u.test(l))
      is(normalised(worded(ours)) === normalised(worded(before!)), 'rejected')
      const [was, now] = [unzipSync(bytes), unzipSync(out)]
      const others = Object.keys(was).filter((part) => !TOUCHED.test(part))
      is(
        others.every((part) => Buffer.compare(was[part]!, now[part] ?? new Uint8Array()) === 0),
        'another part',
      )
      is(Buffer.compare(written(out, (await openWord(out)).model), out) === 0, 'the second export')
      if (by === undefined) {
        const redline = await redlined(bytes, file)
        is(redline.exact && redline.left === 0, 'the redline of a comparison')
      }
      const clean = exportDocx(bytes, [exportStory(model)], { mode: 'clean' })
      // One that holds another document inside it cannot be cleaned.
      is(isRefusal(clean) || (await bodyOf(clean)).text.includes(WORDS), 'the clean copy')
      decide(
        model,
        changesOf(model).filter((c) => c.via),
        'reject',
      )
      is(Buffer.compare(written(bytes, model), bytes) === 0, 'taken back')
    }
    console.log(`new notes: ${tried} files of the corpus`)
    expect(wrong).toEqual([])
  }, 600_000)
})
