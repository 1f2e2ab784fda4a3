/** Redlines written by us, read by others. */
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { exportDocx, type ImportedStory, readDocx } from '../../shared/docx/index.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { Desk } from './desk.ts'
import { hasOffice, hasPandoc, officeText, pandocChanges, pandocText } from './other-readers.ts'

/** Repeatable chance. */
const chance = (seed: number) => {
  let state = (seed * 2654435761 + 1) >>> 0
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const bare = (text: string): string => text.replace(/[\s\ufffc]/g, '')

interface Edited {
  readonly bytes: Uint8Array
  readonly inserted: string
  readonly deleted: string
  readonly splits: number
  /** Splits of headings among them: pandoc does not report the marks of headings. */
  readonly headings: number
}

/** Ann types, deletes and splits in some fifteen places, from the end to the beginning. */
const edited = async (file: string, seed: number): Promise<Edited> => {
  const bytes = corpusBytes(file)
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  const story = document.stories[0]!
  const next = chance(seed)
  const desk = new Desk(story, 'Ann Árpád & Co "A"', '2026-03-01T09:30:00Z')
  const places = placesIn(story, next, 15)
  const inserted: string[] = []
  const deleted: string[] = []
  let splits = 0
  let headings = 0
  for (const [n, { from, to }] of places.entries()) {
    const at = from + next(to - from + 1)
    const what = next(4)
    const typed = `⟨${seed}.${n} & <typed>⟩`
    if (what === 0) {
      desk.type(at, typed)
      inserted.unshift(typed)
    } else if (what === 1) {
      const end = Math.min(to, at + 1 + next(40))
      desk.delete(at, end)
      deleted.unshift(story.text.slice(at, end))
    } else if (what === 2) {
      const end = Math.min(to, at + 1 + next(20))
      desk.delete(at, end).type(at, typed)
      deleted.unshift(story.text.slice(at, end))
      inserted.unshift(typed)
    } else {
      desk.type(at, `${typed}\nsecond ${n}`)
      inserted.unshift(`${typed}second ${n}`)
      splits++
      if (story.paragraphs.find((p) => p.end >= at)?.props.role === 'heading') headings++
    }
  }
  const out = exportDocx(bytes, [desk.story()], { mode: 'redline' })
  if (isRefusal(out)) throw new Error(out.say)
  return { bytes: out, inserted: bare(inserted.join('')), deleted: bare(deleted.join('')), splits, headings }
}

/** Paragraphs with plain words in them, last first, none twice. Of the main text: pandoc reads no headers and no text boxes. */
const placesIn = (story: ImportedStory, next: (below: number) => number, count: number) => {
  const all = story.paragraphs
    .map((p, n) => ({ from: (story.paragraphs[n - 1]?.end ?? -1) + 1, to: p.end, apart: p.props.apart }))
    .filter(
      ({ from, to, apart }) =>
        apart === undefined && to - from > 12 && !/[\ufffc\v\f]/.test(story.text.slice(from, to)),
    )
  const chosen = new Set<(typeof all)[number]>()
  for (let n = 0; n < count && all.length > 0; n++) chosen.add(all[next(all.length)]!)
  return [...chosen].sort((a, b) => b.from - a.from)
}

const contracts = corpusFiles('contracts/docx').filter((_, n) => n % 3 === 0)

describe.skipIf(!hasCorpus || !hasPandoc)('Pandoc reads what Ann typed and struck out', () => {
  it.each(contracts.map((file, n) => [n, file] as const))(
    'seed %i: %s',
    async (seed, file) => {
      const { bytes, inserted, deleted, splits, headings } = await edited(file, seed)
      const changes = pandocChanges(bytes).filter((c) => c.author === 'Ann Árpád & Co "A"')
      const text = (kind: string): string => bare(changes.map((c) => (c.kind === kind ? c.text : '')).join(''))
      expect(text('insertion')).toBe(inserted)
      expect(text('deletion')).toBe(deleted)
      expect(changes.filter((c) => c.kind === 'paragraph-insertion')).toHaveLength(splits - headings)
      expect(new Set(changes.map((c) => c.date))).toEqual(new Set(['2026-03-01T09:30:00Z']))
      const again = await readDocx(bytes)
      if (isRefusal(again)) throw new Error(again.say)
      const { text: whole, changes: ours } = again.stories[0]!
      expect(ours.filter((c) => c.kind === 'insertion' && whole[c.from] === '\n')).toHaveLength(splits)
      expect(bare(pandocText(bytes, 'reject'))).toBe(bare(pandocText(corpusBytes(file), 'reject')))
    },
    120_000,
  )
})

describe.skipIf(!hasCorpus || !hasPandoc)('Changes by two authors', () => {
  it('stay nested when Ann strikes out part of what somebody inserted in the file', async () => {
    const bytes = corpusBytes('tracked/adeu/golden2.docx')
    const document = await readDocx(bytes)
    if (isRefusal(document)) throw new Error(document.say)
    const story = document.stories[0]!
    const theirs = story.changes.find((c) => c.kind === 'insertion' && c.to - c.from > 3)!
    const desk = new Desk(story, 'Ann').delete(theirs.from, theirs.from + 3)
    const out = exportDocx(bytes, [desk.story()], { mode: 'redline' })
    if (isRefusal(out)) throw new Error(out.say)
    const again = await readDocx(out)
    if (isRefusal(again)) throw new Error(again.say)
    const { text, changes } = again.stories[0]!
    const at = text.indexOf(story.text.slice(theirs.from, theirs.from + 3))
    const over = changes.filter((c) => c.from <= at && at < c.to).map((c) => `${c.kind} ${c.author}`)
    expect(over).toEqual([`insertion ${theirs.author}`, 'deletion Ann'])
    expect(pandocText(out, 'reject')).toBe(pandocText(bytes, 'reject'))
  })
})

describe.skipIf(!hasCorpus || !hasOffice)('LibreOffice opens an exported redline', () => {
  it('and shows what Ann typed', async () => {
    const { bytes } = await edited('contracts/docx/common-paper-mutual-nda.docx', 3)
    expect(officeText(bytes)).toContain('⟨3.')
  }, 120_000)
})
