/** Real contracts turn by turn: the redline of each pair rejects to the one and accepts to the other, to the letter. */
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import {
  alongside,
  type ComparedParagraph,
  compare,
  plainDocx,
  plainParagraphs,
  redlineDocx,
  storyText,
  type WordFile,
} from '../../shared/compare/index.ts'
import { readDocx, storyLines } from '../../shared/docx/index.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { hasOffice, hasPandoc, officeText, pandocText } from './other-readers.ts'

const BY = { author: 'Parley compare', date: '2026-11-22T09:00:00Z' }

const orFail = <T>(value: T): Exclude<T, { refused: string }> => {
  if (isRefusal(value)) throw new Error(value.say)
  return value as Exclude<T, { refused: string }>
}

interface Read {
  readonly word: WordFile
  readonly paragraphs: readonly ComparedParagraph[]
}

const read = async (file: string): Promise<Read> => {
  const bytes = corpusBytes(file)
  if (file.endsWith('.md')) {
    const paragraphs = plainParagraphs(new TextDecoder().decode(bytes))
    return { word: orFail(await plainDocx(paragraphs)), paragraphs }
  }
  const document = orFail(await readDocx(bytes))
  return { word: { bytes, document }, paragraphs: storyText(document.stories[0]!, document.numbering).paragraphs }
}

const texts = (paragraphs: readonly ComparedParagraph[]): string[] => paragraphs.map((p) => p.text)

/** What a reader of the whole body sees, however it sets blanks and lines. */
const bare = (text: string): string => text.replace(/[\s\ufffc]/g, '')

const neighbours = (files: readonly string[]): [string, string][] =>
  files.flatMap((file, n) => {
    const next = files[n + 1]
    return next !== undefined && posix.dirname(next) === posix.dirname(file) ? [[file, next] as [string, string]] : []
  })

const history = neighbours(corpusFiles('contracts/history', '.md'))
/** Files of one case ("WC024-Table-Before", "WC024-Table-After2") in both directions. */
const caseOf = (file: string): string => file.replace(/(\/WC\d+)-.*$|--.*$/, '$1')
const cases = corpusFiles('pairs')
const pairs = cases.flatMap((file) =>
  cases
    .filter((other) => other !== file && caseOf(other) === caseOf(file))
    .map((other) => [file, other] as [string, string]),
)
const ilpa = corpusFiles('contracts/docx')
  .filter((f) => f.includes('ILPA-Model'))
  .sort()
const wordPairs: [string, string][] = [
  ...pairs,
  ...(ilpa.length === 2 ? [[ilpa[0]!, ilpa[1]!] as [string, string]] : []),
]

describe.skipIf(!hasCorpus)('The redline of two turns', () => {
  it.each(history)('%s → %s rejects to the one and accepts to the other', async (from, to) => {
    const [old, now] = [await read(from), await read(to)]
    expect(texts(storyText(old.word.document.stories[0]!, []).paragraphs)).toEqual(texts(old.paragraphs))
    const comparison = compare(old.paragraphs, now.paragraphs)
    const redline = orFail(await redlineDocx(old.word, now.paragraphs, comparison, BY))
    const story = orFail(await readDocx(redline.bytes)).stories[0]!
    expect(storyLines(story, 'rejected')).toEqual(texts(old.paragraphs))
    expect(storyLines(story, 'accepted')).toEqual(texts(now.paragraphs))
    expect(redline).toMatchObject({ exact: true, left: 0 })
    expect(new Set(story.changes.map((c) => c.author)).size).toBeLessThan(2)
  })
})

type Rooms = readonly [text: readonly string[], beside: readonly string[]]

/** The text, and what stands beside it in whatever order; objects are left out. */
const byRoom = (paragraphs: readonly ComparedParagraph[]): Rooms => {
  const read = (list: readonly ComparedParagraph[]) => texts(list).map((l) => l.replaceAll('\ufffc', ''))
  const beside = paragraphs.filter((p) => p.props?.apart !== undefined)
  return [read(paragraphs.filter((p) => !beside.includes(p))), read(beside).sort()]
}

describe.skipIf(!hasCorpus)('The redline of two Word files', () => {
  it.each(wordPairs)('%s → %s rejects to the one and accepts to the other', async (from, to) => {
    const [old, now] = [await read(from), await read(to)]
    const comparison = compare(old.paragraphs, now.paragraphs)
    const redline = orFail(await redlineDocx(old.word, now.paragraphs, comparison, BY))
    const story = orFail(await readDocx(redline.bytes)).stories[0]!
    expect(storyLines(story, 'rejected')).toEqual(texts(old.paragraphs))
    const { placed } = alongside(old.paragraphs, now.paragraphs)
    const [[main, beside], [wanted, all], [, known]] = [storyText(story, []).paragraphs, now.paragraphs, placed].map(
      byRoom,
    ) as [Rooms, Rooms, Rooms]
    expect(main).toEqual(wanted)
    // A text box that only the new file has has no place in the old one, nor a note whose mark stood there already; they
    // are counted as left.
    if (redline.left === 0) expect(beside).toEqual(all)
    expect(known.filter((l) => !beside.includes(l))).toEqual([])
    expect(beside.filter((l) => !all.includes(l))).toEqual([])
    expect(redline.exact).toBe(true)
    expect(story.changes.filter((c) => c.author !== BY.author && c.kind !== 'other')).toEqual([])
    // Pandoc puts notes where their marks stand; they are not part of this text.
    if (!hasPandoc || [old, now].some(({ word }) => word.document.stories[0]!.objects.some((o) => /note/.test(o.kind))))
      return
    expect(bare(pandocText(redline.bytes, 'reject'))).toBe(bare(pandocText(old.word.bytes, 'accept')))
    if (redline.left === 0)
      expect(bare(pandocText(redline.bytes, 'accept'))).toBe(bare(pandocText(now.word.bytes, 'accept')))
  })
})

describe.skipIf(!hasCorpus || !hasOffice)('LibreOffice opens the redline of two turns', () => {
  it('and prints what went beside what came', async () => {
    const [from, to] = history.findLast(([file]) => file.includes('CSA'))!
    const [old, now] = [await read(from), await read(to)]
    const comparison = compare(old.paragraphs, now.paragraphs)
    const redline = orFail(await redlineDocx(old.word, now.paragraphs, comparison, BY))
    const printed = bare(officeText(redline.bytes))
    const parts = comparison.rows.flatMap((r) => r.parts.map((p) => p.text)).join('')
    expect([...printed].sort().join('')).toBe([...bare(parts)].sort().join(''))
  }, 120_000)
})
