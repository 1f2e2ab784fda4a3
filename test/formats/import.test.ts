import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { type ImportedDocument, readDocx, storyLines } from '../../shared/docx/index.ts'
import { corpusBytes, corpusFiles, hasCorpus, manifest, normalised, TRACKED_COLUMNS } from './corpus.ts'

const read = async (path: string): Promise<ImportedDocument> => {
  const document = await readDocx(corpusBytes(path))
  if (isRefusal(document)) throw new Error(`${path}: ${document.say}`)
  return document
}

describe.skipIf(!hasCorpus)('Every document of the corpus', () => {
  it('imports, with offsets that fit and the tracked elements the manifest counts', async () => {
    const counts = manifest()
    const refused: string[] = []
    const wrong: string[] = []
    const files = corpusFiles()
    for (const file of files) {
      const document = await readDocx(corpusBytes(file))
      if (isRefusal(document)) {
        refused.push(`${file}: ${document.say}`)
        continue
      }
      const [story] = document.stories
      const { text, paragraphs, changes, objects } = story!
      const fits =
        paragraphs.every((p) => text[p.end] === '\n') &&
        text.split('\n').length - 1 === paragraphs.length &&
        text.endsWith('\n') &&
        changes.every((c, n) => c.from <= c.to && c.to <= text.length && (n === 0 || changes[n - 1]!.id < c.id)) &&
        objects.every((o) => text[o.at] === '\ufffc')
      if (!fits) wrong.push(`${file}: offsets`)
      const row = counts.get(file)
      for (const column of TRACKED_COLUMNS)
        if (row !== undefined && Number(row[column]) !== (document.report.tracked[column] ?? 0))
          wrong.push(`${file}: ${column} ${document.report.tracked[column] ?? 0}, manifest ${row[column]}`)
    }
    console.log(`imported ${files.length - refused.length} of ${files.length}`)
    expect(refused).toEqual([])
    expect(wrong).toEqual([])
    expect(files.length).toBeGreaterThan(300)
  }, 300_000)

  it('reads the same way twice: offsets are what the writer finds its way by', async () => {
    for (const file of corpusFiles('tracked/libreoffice')) expect(await read(file)).toEqual(await read(file))
  })
})

describe.skipIf(!hasCorpus)('PowerTools accepted and rejected these documents before us', () => {
  const expected = corpusFiles('tracked/powertools-RP').filter((f) => /-(Accepted|Rejected)\.docx$/.test(f))

  it('and our text of every one is theirs', async () => {
    const differ: string[] = []
    for (const file of expected) {
      const view = file.endsWith('-Accepted.docx') ? 'accepted' : 'rejected'
      const ours = await read(file.replace(/-(Accepted|Rejected)\.docx$/, '.docx'))
      const theirs = await read(file)
      const same =
        normalised(storyLines(ours.stories[0]!, view)) === normalised(storyLines(theirs.stories[0]!, 'accepted'))
      if (!same) differ.push(file)
    }
    console.log(`powertools: ${expected.length - differ.length} of ${expected.length} texts equal`)
    expect(differ).toEqual([])
    expect(expected).toHaveLength(48)
  }, 300_000)
})
