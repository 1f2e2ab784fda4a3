/** Ann edits real contracts as people do; LibreOffice accepts or rejects all of it and reads what Parley reads. */
import { describe, expect, test } from 'vitest'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { type OfficeJob, officeReads } from './office.ts'
import { hasOffice } from './other-readers.ts'
import { editedContract } from './seeded-edits.ts'
import { written } from './word-desk.ts'

const EDITS = 15

/**
 * The number LibreOffice prints before a line. Where two paragraphs are joined it keeps the properties of the first,
 * Word and Parley those of the second: a joined paragraph may have another number there.
 */
const LABEL = /^[ \t]*(?:\d+(?:\.\d+)*[.)]?|\([a-z0-9]{1,4}\)|[A-Za-z]{1,4}[.)]|[•▪◦-])[ \t]+/gm

const files = corpusFiles('contracts/docx')

describe.skipIf(!hasCorpus || !hasOffice)('LibreOffice decides about fifteen edits in each contract', () => {
  test(`seeds 0 to ${files.length - 1}`, async () => {
    const jobs: OfficeJob[] = []
    for (const [seed, file] of files.entries()) {
      const bytes = corpusBytes(file)
      const model = await editedContract(bytes, seed, EDITS)
      const redline = written(bytes, model, 'redline')
      jobs.push({ bytes: redline, decide: 'Accept' }, { bytes: written(bytes, model, 'clean') })
      jobs.push({ bytes: redline, decide: 'Reject' }, { bytes, decide: 'Reject' })
    }
    const read = officeReads(jobs).map((text) => text.replace(LABEL, '').replace(/\s+/g, ' ').trim())
    const wrong: string[] = []
    for (const [n, file] of files.entries()) {
      if (read[4 * n] !== read[4 * n + 1])
        wrong.push(`${n} ${file}: accepted ${differ(read[4 * n]!, read[4 * n + 1]!)}`)
      if (read[4 * n + 2] !== read[4 * n + 3])
        wrong.push(`${n} ${file}: rejected ${differ(read[4 * n + 2]!, read[4 * n + 3]!)}`)
    }
    expect(wrong).toEqual([])
  }, 900_000)
})

/** Where two texts part. */
function differ(a: string, b: string): string {
  let at = 0
  while (a[at] === b[at]) at++
  return `“${a.slice(Math.max(0, at - 30), at + 50)}” against “${b.slice(Math.max(0, at - 30), at + 50)}”`
}
