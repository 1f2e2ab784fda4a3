/** What Ann and Bob move in a real contract leaves as Word's own moves: read again, decided and read by others. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import {
  type Attribution,
  type ExportStory,
  exportDocx,
  type ImportedStory,
  storyLines,
} from '../../shared/docx/index.ts'
import { openPackage } from '../../shared/docx/package.ts'
import { inflateEntry } from '../../shared/docx/zip/inflate.ts'
import { exportStory } from '../../shared/text/export.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { settledStory } from '../../shared/text/settled.ts'
import { linesOf } from '../../shared/text/views.ts'
import { corpusBytes, corpusFiles, hasCorpus, manifest } from './corpus.ts'
import { movedContract } from './moved-contracts.ts'
import { type MoveSeen, movesExpected } from './moves-oracle.ts'
import { type OfficeCase, officeDisagrees } from './office-judges.ts'
import { hasOffice, hasPandoc, pandocChanges, pandocText, type SeenChange } from './other-readers.ts'
import { bodyOf, written } from './word-desk.ts'

const STEPS = 25
const files = corpusFiles('contracts/docx').map((file, seed) => [seed, file] as const)

/** The moves the file marks, in the order of their names: who moved what, as its two halves say. */
function movesIn({ text, changes }: ImportedStory): MoveSeen[] {
  const names = [...new Set(changes.flatMap((c) => c.move ?? []))]
  return names.map((name) => {
    const half = (kind: 'moveFrom' | 'moveTo') => {
      const own = changes.filter((c) => c.move === name && c.kind === kind).sort((a, b) => a.from - b.from)
      const by = [...new Set(own.map((c) => `${c.author} ${c.date}`))].join()
      return { by, text: own.map((c) => text.slice(c.from, c.to)).join('') }
    }
    return { from: half('moveFrom'), to: half('moveTo') }
  })
}

const byText = (moves: readonly MoveSeen[]): string[] => moves.map((m) => JSON.stringify(m)).sort()

/** The same redline with what moved deleted here and inserted there. */
const writtenWithoutMoves = (bytes: Uint8Array, model: TextModel): Uint8Array => {
  const story = exportStory(model)
  const plain = (by: Attribution | undefined) => by && { author: by.author, date: by.date }
  const runs = story.runs.map(({ inserted, deleted, ...run }) => ({
    ...run,
    ...(inserted && { inserted: inserted.move ? plain(inserted)! : inserted }),
    ...(deleted && { deleted: deleted.move ? plain(deleted)! : deleted }),
  }))
  return exported(bytes, { ...story, runs })
}

const exported = (bytes: Uint8Array, story: ExportStory): Uint8Array => {
  const out = exportDocx(bytes, [story], { mode: 'redline' })
  if (isRefusal(out)) throw new Error(out.say)
  return out
}

const settled = (bytes: Uint8Array, model: TextModel, view: 'clean' | 'original'): Uint8Array =>
  exported(bytes, settledStory(model, view))

const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const opened = openPackage(bytes)
  if (isRefusal(opened)) throw new Error(opened.say)
  return new Map(opened.entries.map((e) => [e.name, Buffer.from(inflateEntry(e) ?? []).toString('base64')]))
}

describe.skipIf(!hasCorpus)('What was moved is read again as it was moved', () => {
  test.each(files)('seed %i: %s', async (seed, file) => {
    const bytes = corpusBytes(file)
    const model = await movedContract(bytes, seed, STEPS)
    const out = written(bytes, model)
    const story = await bodyOf(out)
    expect(byText(movesIn(story))).toEqual(byText(movesExpected(model)))
    expect(story.changes.filter((c) => c.kind.startsWith('move') && c.move === undefined)).toEqual([])
    expect(storyLines(story, 'accepted')).toEqual(linesOf(model, 'clean'))
    expect(storyLines(story, 'rejected')).toEqual(linesOf(model, 'original'))
    expect(Buffer.compare(written(bytes, model), out)).toBe(0)
    const [before, after] = [partsOf(bytes), partsOf(out)]
    expect([...before].filter(([name, part]) => after.get(name) !== part).map(([name]) => name)).toEqual(
      before.get('word/document.xml') === after.get('word/document.xml') ? [] : ['word/document.xml'],
    )
  })

  test('and there are hundreds of them', async () => {
    let count = 0
    for (const [seed, file] of files) count += movesExpected(await movedContract(corpusBytes(file), seed, STEPS)).length
    expect(count).toBeGreaterThan(100)
  })
})

describe.skipIf(!hasCorpus)('In a file that has moves of its own', () => {
  const own = [...manifest()].filter(([, counts]) => Number(counts.moveFrom) > 0).map(([file]) => file)
  test.each(own.map((file, seed) => [seed, file] as const))(
    'seed %i: %s keeps them beside ours',
    async (seed, file) => {
      const bytes = corpusBytes(file)
      const model = await movedContract(bytes, seed, STEPS)
      const story = await bodyOf(written(bytes, model))
      const isOurs = ({ from, to }: MoveSeen): boolean => /^(Ann|Bob) 2026-01-05/.test(from.by || to.by)
      expect(byText(movesIn(story).filter(isOurs))).toEqual(byText(movesExpected(model)))
      // No name of theirs has become ours as well.
      for (const { from, to } of movesIn(story)) expect(/Ann|Bob/.test(from.by + to.by)).toBe(isOurs({ from, to }))
      const plain = await bodyOf(writtenWithoutMoves(bytes, model))
      for (const view of ['accepted', 'rejected'] as const)
        expect(storyLines(story, view)).toEqual(storyLines(plain, view))
    },
  )
})

describe.skipIf(!hasCorpus || !hasOffice)('LibreOffice decides about what was moved in each contract', () => {
  test(`seeds 0 to ${files.length - 1}`, async () => {
    const cases: OfficeCase[] = []
    for (const [seed, file] of files) {
      const bytes = corpusBytes(file)
      const model = await movedContract(bytes, seed, STEPS)
      const redline = { name: `seed ${seed} ${file}`, bytes: written(bytes, model) }
      cases.push({ ...redline, decide: 'Accept', asIn: { bytes: settled(bytes, model, 'clean') } })
      cases.push({ ...redline, decide: 'Reject', asIn: { bytes: settled(bytes, model, 'original') } })
    }
    expect(officeDisagrees(cases)).toEqual([])
  }, 900_000)
})

const bare = (text: string): string => text.replace(/[\s\ufffc]/g, '')

/** Of a mark that came and is to go again pandoc says only one, and not always the same one. */
const changesSeen = (bytes: Uint8Array): SeenChange[] =>
  pandocChanges(bytes).map((c) =>
    c.kind.startsWith('paragraph') ? { kind: 'mark', author: '', date: '', text: '' } : c,
  )

describe.skipIf(!hasCorpus || !hasPandoc)('Pandoc reads what was moved', () => {
  test.each(files.filter(([seed]) => seed % 4 === 0))('seed %i: %s', async (seed, file) => {
    const bytes = corpusBytes(file)
    const model = await movedContract(bytes, seed, STEPS)
    const out = written(bytes, model)
    for (const [how, view] of [
      ['accept', 'clean'],
      ['reject', 'original'],
    ] as const)
      expect(bare(pandocText(out, how)), how).toBe(bare(pandocText(settled(bytes, model, view), 'accept')))
    expect(changesSeen(out)).toEqual(changesSeen(writtenWithoutMoves(bytes, model)))
  })
})
