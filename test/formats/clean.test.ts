import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { asImported, exportDocx, readDocx, storyLines } from '../../shared/docx/index.ts'
import { openPackage } from '../../shared/docx/package.ts'
import { corpusBytes, corpusFiles, hasCorpus, normalised } from './corpus.ts'

const TRACES =
  /<w:(ins|del|moveFrom|moveTo|\w+Change|cellIns|cellDel|comment\w*|trackRevisions|rsids?)[\s/>]|w:rsid\w*=|w:author=|:lastModifiedBy>|<dc:creator>./

describe.skipIf(!hasCorpus)('A clean copy', () => {
  it('holds the accepted text and, searched byte by byte, no author, comment, revision id or change', async () => {
    const wrong: string[] = []
    const files = [...corpusFiles('tracked'), ...corpusFiles('contracts')]
    for (const file of files) {
      const bytes = corpusBytes(file)
      const before = await readDocx(bytes)
      if (isRefusal(before)) throw new Error(before.say)
      const out = exportDocx(bytes, before.stories.map(asImported), { mode: 'clean' })
      const after = isRefusal(out) ? out : await readDocx(out)
      if (isRefusal(out) || isRefusal(after)) {
        wrong.push(`${file}: refused`)
        continue
      }
      const accepted = normalised(storyLines(before.stories[0]!, 'accepted'))
      if (accepted !== normalised(storyLines(after.stories[0]!, 'marked'))) wrong.push(`${file}: text`)
      const opened = openPackage(out)
      if (isRefusal(opened)) throw new Error(opened.say)
      for (const { name } of opened.entries.filter((e) => /\.(xml|rels)$/.test(e.name))) {
        const found = TRACES.exec(opened.text(name)?.text ?? '')
        if (found !== null) wrong.push(`${file} ${name}: ${found[0]}`)
      }
    }
    console.log(`clean copies: ${files.length - new Set(wrong.map((w) => w.split(/[ :]/)[0])).size} of ${files.length}`)
    // It holds a whole Word file of its own, whose names and history would come with it.
    expect(wrong).toEqual(['tracked/docxodus/CA009-altChunk.docx: refused'])
  }, 300_000)
})
