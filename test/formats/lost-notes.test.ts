/** A note whose mark alone is struck: a clean copy has not one of its words, a redline has them all. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { cleanCopy, exportDocx } from '../../shared/docx/index.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { exportStory } from '../../shared/text/export.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { withApart } from '../kit/apart-file.ts'
import { withNote } from '../kit/note-file.ts'
import { random } from '../kit/random.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { bodyOf, openWord, readWord, strikeMark, written } from './word-desk.ts'

const WORDS = 'Quokkas are exempt.'
const BY = 'w:id="990" w:author="Bob Lee" w:date="2026-11-02T09:30:00Z"'

/** Every byte of every part, and the names of the parts. */
const everything = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part, true)}`)
    .join('\n')

const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!)

/** Notes of a part by their ids, with what stands in each. */
const notesIn = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [...source.matchAll(/<w:(?:foot|end)note\s[^>]*?w:id="(-?\d+)".*?<\/w:(?:foot|end)note>/gs)].map((m) => [
      m[1]!,
      m[0],
    ]),
  )

/** The file with one more note, untracked, among those it has. */
const withPlanted = async (kind: 'footnote' | 'endnote') =>
  withNote(await withApart(), { kind, behind: 'Either party', words: WORDS })

/** The file with its last mark of a note in Word's own deletion. */
function withMarkStruck(bytes: Uint8Array, kind: 'footnote' | 'endnote'): Uint8Array {
  const parts = unzipSync(bytes)
  const main = strFromU8(parts['word/document.xml']!)
  const [mark] = [...main.matchAll(/<w:r(?: [^>]*)?>(?:(?!<\/w:r>).)*noteReference [^>]*\/><\/w:r>/gs)].flatMap((m) =>
    m[0].includes(`${kind}Reference w:id="${kind === 'footnote' ? 3 : 1}"`) ? [m[0]] : [],
  )
  parts['word/document.xml'] = strToU8(main.replace(mark!, `<w:del ${BY}>${mark}</w:del>`))
  return zipSync(parts)
}

/** What Ann has on her desk: the file with the mark of the planted note struck. */
const STRUCK: readonly (readonly [
  who: string,
  make: (kind: 'footnote' | 'endnote') => Promise<{ bytes: Uint8Array; model: TextModel }>,
])[] = [
  [
    'by Ann here',
    async (kind) => {
      const bytes = await withPlanted(kind)
      const { model } = await openWord(bytes)
      strikeMark(model, (await plantedName(bytes, kind))!)
      return { bytes, model }
    },
  ],
  [
    'by Bob, tracked in the file she began with',
    async (kind) => {
      const bytes = withMarkStruck(await withPlanted(kind), kind)
      return { bytes, model: (await openWord(bytes)).model }
    },
  ],
  [
    'by Bob, tracked in the file he returned',
    async (kind) => {
      const bytes = await withPlanted(kind)
      const { model } = await openWord(bytes)
      receive(model, lookAt(model, model, await readWord(withMarkStruck(bytes, kind)), false), {
        file: 'f',
        party: 'Vantaloft',
      })
      return { bytes, model }
    },
  ],
]

/** What the planted note is called: the number of its mark in the text. */
async function plantedName(bytes: Uint8Array, kind: string): Promise<string | undefined> {
  const { text, paragraphs } = await bodyOf(bytes)
  return paragraphs.find((p) => p.props.apart?.startsWith(kind) && text.slice(0, p.end).endsWith(WORDS))?.props.apart
}

describe.each(STRUCK)('The mark struck %s', (_, make) => {
  test.each(['footnote', 'endnote'] as const)(
    'of a %s: no word of it is in the clean copy, byte by byte',
    async (kind) => {
      const { bytes, model } = await make(kind)
      expect(changesOf(model)).toHaveLength(1)
      const redline = written(bytes, model)
      expect(everything(redline)).toContain(WORDS)
      const clean = written(bytes, model, 'clean')
      for (const word of ['Quokka', 'exempt']) expect(everything(clean)).not.toContain(word)
      for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) {
        const [before, after] = [redline, clean].map((b) => notesIn(part(b, name)))
        const gone = [...before!].filter(([, note]) => note.includes(WORDS)).map(([id]) => id)
        expect(gone).toHaveLength(name === `word/${kind}s.xml` ? 1 : 0)
        expect([...after!.keys()]).toEqual([...before!.keys()].filter((id) => !gone.includes(id)))
      }
      const marks = (await bodyOf(clean)).objects.filter((o) => /note/.test(o.kind))
      expect(marks.map((o) => o.label)).toEqual(['footnote 1', 'footnote 2'])
    },
  )
  test('and the account of the clean copy says so', async () => {
    const { bytes, model } = await make('footnote')
    const copy = cleanCopy(bytes, [exportStory(model)], 'keep')
    if (isRefusal(copy)) throw new Error(copy.say)
    expect(copy.report.removed).toContainEqual({ what: 'notes', count: 1 })
    expect(copy.report.removed).toContainEqual({ what: 'changes', count: 1 })
  })
  test('and back again, when the deletion is rejected: the note is there, and nothing is said of it', async () => {
    const { bytes, model } = await make('footnote')
    decide(model, changesOf(model), 'reject')
    const copy = cleanCopy(bytes, [exportStory(model)], 'keep')
    if (isRefusal(copy)) throw new Error(copy.say)
    expect(part(copy.bytes, 'word/footnotes.xml')).toContain(WORDS)
    expect(copy.report.removed.map((r) => r.what)).not.toContain('notes')
  })
})

test('A note Bob has just put in, its mark struck by Ann: his words are in the redline and not in the clean copy', async () => {
  const bytes = await withApart()
  const { model } = await openWord(bytes)
  const by = { author: 'Bob Lee', date: '2026-11-02T09:30:00Z' }
  const file = withNote(bytes, { behind: 'Signed by', words: WORDS, by })
  receive(model, lookAt(model, model, await readWord(file), false), { file: 'f', party: 'Vantaloft' })
  const hers = new TextModel(docOf(Y.encodeStateAsUpdate(model.roots.doc), 90), { now: () => 0, me: () => model.me })
  strikeMark(hers, 'new footnote 1')
  expect(everything(written(bytes, hers))).toContain(WORDS)
  expect(everything(written(bytes, hers, 'clean'))).not.toContain('Quokka')
})

test('A note that another note leads to stays as long as that one is shown', async () => {
  const parts = unzipSync(await withPlanted('footnote'))
  const main = strFromU8(parts['word/document.xml']!)
  const mark = /<w:r(?: [^>]*)?>(?:(?!<\/w:r>).)*footnoteReference w:id="3"\/><\/w:r>/s.exec(main)![0]
  parts['word/document.xml'] = strToU8(main.replace(mark, ''))
  const notes = strFromU8(parts['word/footnotes.xml']!)
  parts['word/footnotes.xml'] = strToU8(notes.replace('exclude taxes.</w:t></w:r>', `$&${mark}`))
  const bytes = zipSync(parts)
  const { model } = await openWord(bytes)
  expect(everything(written(bytes, model, 'clean'))).toContain(WORDS)
  strikeMark(model, 'footnote 1')
  const clean = everything(written(bytes, model, 'clean'))
  for (const word of ['Quokka', 'exclude']) expect(clean).not.toContain(word)
})

test('Where a struck note linked to is not in the clean copy either', async () => {
  const parts = unzipSync(await withPlanted('footnote'))
  const edit = (name: string, from: RegExp, to: string): void => {
    parts[name] = strToU8(strFromU8(parts[name]!).replace(from, to))
  }
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const link = `<Relationship Id="rIdQ" Type="${office}/hyperlink" Target="https://quokka.example/terms" TargetMode="External"/>`
  edit(
    'word/_rels/footnotes.xml.rels',
    /<Relationships([^>]*?)\/?>(<\/Relationships>)?/,
    `<Relationships$1>${link}</Relationships>`,
  )
  edit(
    'word/footnotes.xml',
    /(<w:r[^>]*>(?:(?!<w:r[ >]).)*Quokkas.*?<\/w:r>)/s,
    `<w:hyperlink xmlns:r="${office}" r:id="rIdQ">$1</w:hyperlink>`,
  )
  const bytes = zipSync(parts)
  const { model } = await openWord(bytes)
  expect(everything(written(bytes, model, 'clean'))).toContain('quokka.example')
  strikeMark(model, 'footnote 2')
  expect(everything(written(bytes, model))).toContain('quokka.example')
  expect(everything(written(bytes, model, 'clean'))).not.toContain('quokka.example')
})

describe.skipIf(!hasCorpus)('Every file of the corpus with notes', () => {
  test('loses the one whose mark is struck, by chance, seeds 0 and up, and no other', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const [seed, name] of corpusFiles().entries()) {
      const bytes = corpusBytes(name)
      const model = await openWord(bytes).then(
        (opened) => opened.model,
        () => undefined,
      )
      const labels = model === undefined ? [] : standingMarks(model)
      if (model === undefined || labels.length === 0) continue
      const before = exportDocx(bytes, [exportStory(model)], { mode: 'clean' })
      strikeMark(model, random(seed).pick(labels))
      const after = exportDocx(bytes, [exportStory(model)], { mode: 'clean' })
      if (isRefusal(before) || isRefusal(after)) continue
      tried++
      const [a, b] = [before, after].map((file) => {
        const parts = unzipSync(file)
        return Object.keys(parts)
          .filter((p) => /(foot|end)notes\w*\.xml$/.test(p))
          .flatMap((p) => [...notesIn(strFromU8(parts[p]!))].map(([id, note]) => `${p} ${id} ${note}`))
      })
      if (b!.length !== a!.length - 1 || b!.some((note) => !a!.includes(note))) wrong.push(`${seed} ${name}`)
    }
    console.log(`clean copies without a note: ${tried} files of the corpus`)
    expect(wrong).toEqual([])
  }, 300_000)
})

/** Names of the notes that are read as such, by marks that stand in the clean text. */
const standingMarks = (model: TextModel): string[] => {
  const rooms = new Set(model.story.paragraphs.map((_, i) => model.mark(i).props.apart))
  return model.story.paragraphs.flatMap((_, i) =>
    model.runs(i).flatMap(({ state }) => {
      const { object = '', gone, del } = state
      return /^(foot|end)note \d+$/.test(object) && rooms.has(object) && !gone && del.length === 0 ? [object] : []
    }),
  )
}
