/**
 * The other side sends a Markdown or text file back: no marks, few looks. Ann sees the words they changed, all of them
 * and nothing else, as untracked; what was proposed before is still proposed.
 */
import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { madeOfText } from '../../renderer/session/markdown/text-file.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import { type ComparedParagraph, storyText } from '../../shared/compare/index.ts'
import { type ImportedDocument, readDocx } from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import { type Change, changesOf } from '../../shared/text/changes.ts'
import { comparedText } from '../../shared/text/compared.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { remove, replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { asSentBack } from '../../shared/text/receive/unmarked/unmarked.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { linesOf } from '../../shared/text/views.ts'
import { corpusBytes, corpusFiles, hasCorpus } from '../formats/corpus.ts'
import { sitDown } from '../kit/desk.ts'
import { random } from '../kit/random.ts'
import { asMarkdown, asText } from '../kit/text-files.ts'
import { licence } from '../kit/word-file.ts'

const ok = <T>(value: T): Exclude<T, { refused: string }> => {
  if (isRefusal(value)) throw new Error(value.say)
  return value as Exclude<T, { refused: string }>
}

const sitDownWith = ({ numbering, styles, ...imported }: ImportedDocument): TextModel => {
  const origin = { source: 'word' as const, fileName: '', sha256: '', numbering, styles }
  return sitDown(makeBase({ ...imported, numbering, styles }, origin, 1), 7).model
}

const made = async (name: string, text: string): Promise<ImportedDocument> =>
  ok(await madeOfText(name, new TextEncoder().encode(text))).document

/** Ann takes a file in as the other side's turn, over all that stands. */
function takenIn(ann: TextModel, file: ImportedDocument, client = 55): TextModel {
  const shared = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc), client), {
    now: () => 0,
    me: () => ann.me,
  })
  receive(shared, lookAt(shared, ann, asSentBack(ann, file), false), { file: `f${client}`, party: 'Vantaloft' })
  return shared
}

const said = (changes: readonly Change[]) => changes.map((c) => [c.kind, c.deleted, c.inserted])
const theirs = (model: TextModel) => changesOf(model).filter((c) => c.via)

const words = (lines: readonly string[]): string[] =>
  lines
    .join(' ')
    .replace(/\ufffc/g, ' ')
    .split(/\s+/)
    .filter((w) => w !== '')

const contract = sitDownWith(ok(await readDocx(await licence(2))))
const FORMATS: [name: string, (paragraphs: readonly ComparedParagraph[]) => string][] = [
  ['terms.md', asMarkdown],
  ['terms.txt', asText],
]

describe.each(FORMATS)('Ann sends a Word file; Bob sends %s back', (name, write) => {
  const text = write(comparedText(contract, 'clean'))

  test('with nothing changed: nothing is a change, and what the file proposed is still proposed', async () => {
    const model = takenIn(contract, await made(name, text))
    expect(said(theirs(model))).toEqual([])
    expect(linesOf(model, 'redline')).toEqual(linesOf(contract, 'redline'))
    expect(said(changesOf(model))).toEqual(said(changesOf(contract)))
  })

  test('with one word changed: that word, untracked', async () => {
    const model = takenIn(contract, await made(name, text.replace('Notice 3: thirty (30)', 'Notice 3: thirty (45)')))
    expect(said(theirs(model))).toEqual([['replacement', '30', '45']])
    expect(theirs(model)[0]).toMatchObject({ author: { party: 'Vantaloft' }, via: { tracked: false } })
  })

  test('with a fee in the table changed: that fee', async () => {
    const model = takenIn(contract, await made(name, text.replace('1,200', '1,500')))
    expect(said(theirs(model))).toEqual([['replacement', '1,200', '1,500']])
  })

  test('with a clause put in, all numbers behind it another: that clause, numbered where it stands', async () => {
    const before = comparedText(contract, 'clean')
    const at = before.findIndex((p) => p.text.startsWith('Clause on subject 2'))
    const model0 = sitDown(reopened(contract), 8).model
    model0.insert({ paragraph: paragraphOf(model0, 'Clause on subject 2'), offset: 0 }, 'Set-off is excluded.\n', [
      { ...before[at]!.props! },
    ])
    const file = await made(name, write(comparedText(model0, 'clean')))
    const model = takenIn(contract, file)
    expect(said(theirs(model))).toEqual([['insertion', '', 'Set-off is excluded.\n']])
    const line = comparedText(model, 'clean').find((p) => p.text === 'Set-off is excluded.')
    expect(line?.number).toBe('2.')
  })

  test('with bold words plain or plain words bold: a change only where the file can say so', async () => {
    const plain = text.replace('**Time is of the essence.**', 'Time is of the essence.')
    const model = takenIn(contract, await made(name, plain))
    expect(said(theirs(model))).toEqual(name.endsWith('.md') ? [['format', '', 'Time is of the essence. ']] : [])
  })

  test('while proposals of her own are open: they stay hers, and open', async () => {
    const ann = sitDown(reopened(contract), 9).model
    const p = paragraphOf(ann, 'Notice 2')
    replace(ann, { from: { paragraph: p, offset: 10 }, to: { paragraph: p, offset: 16 } }, 'forty')
    remove(ann, { from: { paragraph: p - 1, offset: 0 }, to: { paragraph: p - 1, offset: 14 } })
    const back = write(comparedText(ann, 'clean')).replace('Notice 4: thirty', 'Notice 4: sixty')
    const model = takenIn(ann, await made(name, back))
    expect(said(theirs(model))).toEqual([['replacement', 'thirty', 'sixty']])
    expect(said(changesOf(model).filter((c) => !c.via))).toEqual(said(changesOf(ann)))
  })
})

const reopened = (model: TextModel): Y.Doc => {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(model.roots.doc))
  return copy
}

const paragraphOf = (model: TextModel, words: string): number =>
  model.story.paragraphs.findIndex((_, i) =>
    model
      .runs(i)
      .map((r) => r.text)
      .join('')
      .startsWith(words),
  )

const EDITS = ['indeed', 'sixty (60)', 'hereby', 'Supplier']

test.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
  'seed %i: Bob edits the words of his text file; every word that differs is untracked, none is lost',
  async (seed) => {
    const r = random(seed)
    const [name, write] = r.pick(FORMATS)
    const lines = write(comparedText(contract, 'clean')).split('\n')
    for (let k = 1 + r.int(5); k > 0; k--) {
      const n = r.int(lines.length)
      if (/^\||^#|^\s*$/.test(lines[n]!)) continue
      const parts = lines[n]!.split(' ')
      const at = Math.max(2, r.int(parts.length))
      if (r.next() < 0.4) parts.splice(at, 0, r.pick(EDITS))
      else if (r.next() < 0.7) parts.splice(at, 1 + r.int(3))
      else if (name.endsWith('.txt')) lines.splice(n, 0, `A new line ${k} by Bob.`)
      if (parts.length > 2) lines[n + (lines[n]!.startsWith('A new line') ? 1 : 0)] = parts.join(' ')
    }
    const file = await made(name, lines.join('\n'))
    const model = takenIn(contract, file)
    const wanted = words(storyText(file.stories[0]!, file.numbering).paragraphs.map((p) => p.text))
    const numbers = new Set(comparedText(contract, 'clean').map((p) => p.number))
    const bare = (all: string[]): string[] => all.filter((w) => !numbers.has(w))
    expect(bare(words(linesOf(model, 'clean')))).toEqual(bare(wanted))
    expect(words(linesOf(model, 'original'))).toEqual(words(linesOf(contract, 'original')))
    expect(theirs(model).every((c) => c.via!.tracked === false)).toBe(true)
  },
)

/** A version written without curved quotation marks does not make straight ones of those that were sent. */
const quotes = (all: readonly string[]): string[] => all.map((w) => w.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"))

const folders = new Map<string, string[]>()
for (const file of corpusFiles('contracts/history', '.md').filter((f) => corpusBytes(f).length > 1)) {
  const folder = file.slice(0, file.lastIndexOf('/'))
  folders.set(folder, [...(folders.get(folder) ?? []), file])
}

describe.skipIf(!hasCorpus)('Versions of a published contract, each taken in as a turn', () => {
  it.each([...folders])('%s: with everything accepted it reads as the later version', async (_folder, files) => {
    const read = (file: string) => made('v.md', new TextDecoder().decode(corpusBytes(file)))
    let model = sitDownWith(await read(files[0]!))
    for (const [n, file] of files.slice(1).entries()) {
      const next = await read(file)
      const before = changesOf(model).length
      const original = linesOf(model, 'original')
      model = takenIn(model, next, 100 + n)
      const wanted = storyText(next.stories[0]!, next.numbering).paragraphs.map((p) => p.text)
      expect(quotes(words(linesOf(model, 'clean'))), file).toEqual(quotes(words(wanted)))
      // Nothing was accepted by it.
      expect(linesOf(model, 'original')).toEqual(original)
      const again = takenIn(model, next, 900 + n)
      expect(theirs(again).length, `${file} once more is no news (${before})`).toBe(theirs(model).length)
    }
  })
})
