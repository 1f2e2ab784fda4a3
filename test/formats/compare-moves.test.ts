/** What moved between two Word files is a move in their redline, as Word has them. */
import { describe, expect, test } from 'vitest'
import { replace } from '../../shared/text/edit.ts'
import { moveParagraphs } from '../../shared/text/move.ts'
import { wordFile } from '../kit/hostile-docx.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { movedContract } from './moved-contracts.ts'
import { cameTo, desk, marked, ofMoves } from './moving-desk.ts'
import { type OfficeCase, officeDisagrees } from './office-judges.ts'
import { hasOffice } from './other-readers.ts'
import { comparedWith } from './redlined.ts'
import { written } from './word-desk.ts'

describe('A redline of two files', () => {
  test('says as one move what stands together in both, with what changed on the way as changes in it', async () => {
    const { bytes, ann, at } = await desk()
    moveParagraphs(ann, at('Obligation 1'), at('Notice 1'), at('Notice 3'))
    const { from } = cameTo(ann)
    const word1 = { ...from, offset: 'Obligation'.length }
    replace(ann, { from: word1, to: word1 }, ' number')
    const time = { ...from, offset: 'Obligation number 1. '.length }
    replace(ann, { from: time, to: { ...time, offset: time.offset + 'Time'.length } }, 'Speed')
    const redline = await comparedWith(bytes, written(bytes, ann, 'clean'))
    expect(redline).toMatchObject({ exact: true, left: 0, comparison: { moves: 1 } })
    const seen = (await marked(redline.bytes)).filter((c) => !c.endsWith('¶'))
    expect(new Set(ofMoves(seen).map((c) => c.split(' ')[2]))).toEqual(new Set(['move1']))
    expect(seen.filter((c) => !ofMoves(seen).includes(c))).toEqual([
      'Ann deletion 1. Time',
      'Ann insertion number 1. Speed',
    ])
    const words = (kind: string) => seen.flatMap((c) => c.split(`Ann ${kind} move1 `).slice(1)).join('')
    expect(words('moveTo')).toBe(words('moveFrom'))
  })

  test('leaves a row that moved in its table as it was: deleted here, inserted there', async () => {
    const row = (text: string) => `<w:tr><w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc></w:tr>`
    const table = (...rows: string[]) =>
      wordFile({ body: `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rows.map(row).join('')}</w:tbl><w:p/>` })
    const [a, b, c] = [
      'Support by telephone in office hours',
      'Training of the staff on site',
      'Hosting in two places of the Union',
    ]
    const redline = await comparedWith(table(a!, b!, c!), table(b!, c!, a!))
    expect(redline.exact).toBe(true)
    expect(ofMoves(await marked(redline.bytes))).toEqual([])
  })
})

describe.skipIf(!hasCorpus)('A contract of the corpus against what Ann and Bob made of it', () => {
  const files = corpusFiles('contracts/docx').map((file, seed) => [seed, file] as const)
  const redlineOf = async (seed: number, file: string) => {
    const bytes = corpusBytes(file)
    const now = written(bytes, await movedContract(bytes, seed, 12), 'clean')
    return { bytes, now, redline: await comparedWith(bytes, now) }
  }

  test('every move of the running text is one in the redline', async () => {
    let count = 0
    for (const [seed, file] of files) {
      const { redline } = await redlineOf(seed, file)
      const names = ofMoves(await marked(redline.bytes)).map((c) => c.split(' ')[2])
      expect([file, redline.exact, new Set(names).size]).toEqual([file, true, redline.comparison.moves])
      count += redline.comparison.moves
    }
    expect(count).toBeGreaterThan(50)
  }, 300_000)

  test.skipIf(!hasOffice)(
    `LibreOffice accepts each to the new text and rejects it to the old, seeds 0 to ${files.length - 1}`,
    async () => {
      const cases: OfficeCase[] = []
      for (const [seed, file] of files) {
        const { bytes, now, redline } = await redlineOf(seed, file)
        if (redline.comparison.moves === 0) continue
        const name = `seed ${seed} ${file}`
        cases.push({ name, bytes: redline.bytes, decide: 'Accept', asIn: { bytes: now } })
        cases.push({ name, bytes: redline.bytes, decide: 'Reject', asIn: { bytes } })
      }
      expect(officeDisagrees(cases)).toEqual([])
    },
    900_000,
  )
})
