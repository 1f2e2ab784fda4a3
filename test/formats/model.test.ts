/** Word files through the app's own text model and back: the seam between the reader, the model and the writer. */
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { exportDocx, storyLines } from '../../shared/docx/index.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { exportStory } from '../../shared/text/export.ts'
import { desk } from '../kit/desk.ts'
import { corpusBytes, corpusFiles, hasCorpus, normalised } from './corpus.ts'
import { readWord } from './word-desk.ts'

describe.skipIf(!hasCorpus)('Ann opens a marked-up document and exports it', () => {
  it('untouched: the file comes back byte for byte', async () => {
    const differ: string[] = []
    const files = corpusFiles('tracked')
    for (const file of files) {
      const bytes = corpusBytes(file)
      const { model } = desk(await readWord(bytes))
      const out = exportDocx(bytes, [exportStory(model)], { mode: 'redline' })
      if (isRefusal(out) || Buffer.compare(out, bytes) !== 0) differ.push(file)
    }
    console.log(`through the model untouched: ${files.length - differ.length} of ${files.length}`)
    expect(differ).toEqual([])
  }, 300_000)

  it.each(['accept', 'reject'] as const)(
    'after she %ss everything: the file says so too',
    async (verdict) => {
      const differ: string[] = []
      const undecided: string[] = []
      const files = corpusFiles('tracked')
      for (const file of files) {
        const bytes = corpusBytes(file)
        const document = await readWord(bytes)
        const { model } = desk(document)
        decide(model, changesOf(model), verdict)
        const out = exportDocx(bytes, [exportStory(model)], { mode: 'redline' })
        if (isRefusal(out)) throw new Error(out.say)
        const again = (await readWord(out)).stories[0]!
        const view = verdict === 'accept' ? 'accepted' : 'rejected'
        const same = normalised(storyLines(document.stories[0]!, view)) === normalised(storyLines(again, 'marked'))
        if (!same) differ.push(file)
        if (again.changes.some((c) => c.kind === 'layout')) undecided.push(file)
      }
      console.log(`through the model, ${verdict} all: ${files.length - differ.length} of ${files.length}`)
      expect(differ).toEqual([])
      expect(undecided).toEqual([])
    },
    300_000,
  )
})
