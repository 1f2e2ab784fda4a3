/** Ann edits real contracts as people do; LibreOffice accepts or rejects all of it and reads what Parley reads. */
import { describe, expect, test } from 'vitest'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { type OfficeCase, officeDisagrees } from './office-judges.ts'
import { hasOffice } from './other-readers.ts'
import { editedContract } from './seeded-edits.ts'
import { written } from './word-desk.ts'

const EDITS = 15

const files = corpusFiles('contracts/docx')

describe.skipIf(!hasCorpus || !hasOffice)('LibreOffice decides about fifteen edits in each contract', () => {
  test(`seeds 0 to ${files.length - 1}`, async () => {
    const cases: OfficeCase[] = []
    for (const [seed, file] of files.entries()) {
      const bytes = corpusBytes(file)
      const model = await editedContract(bytes, seed, EDITS)
      const redline = written(bytes, model, 'redline')
      const name = `seed ${seed} ${file}`
      cases.push({ name, bytes: redline, decide: 'Accept', asIn: { bytes: written(bytes, model, 'clean') } })
      cases.push({ name, bytes: redline, decide: 'Reject', asIn: { bytes, decide: 'Reject' } })
    }
    expect(officeDisagrees(cases)).toEqual([])
  }, 900_000)
})
