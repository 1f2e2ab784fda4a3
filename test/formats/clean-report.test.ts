/** Ann writes a clean copy and is told what stayed behind; what she is told is what a byte search finds. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { asImported, cleanCopy, readDocx } from '../../shared/docx/index.ts'
import { openPackage } from '../../shared/docx/package.ts'
import { wordFile } from '../kit/hostile-docx.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'

const by = 'w:id="7" w:author="Bob Lee" w:date="2026-01-02T03:04:05Z"'
const BODY = `<w:p w:rsidR="00AB12CD"><w:r><w:t>The cap is </w:t></w:r><w:del ${by}><w:r><w:delText>100%</w:delText></w:r></w:del><w:ins ${by}><w:r><w:t>125%</w:t></w:r></w:ins></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>our floor is 80%</w:t></w:r><w:r><w:t>Signed: Bob Lee</w:t></w:r></w:p>`

const copyOf = async (bytes: Uint8Array, hidden: 'keep' | 'remove') => {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  const copy = cleanCopy(bytes, document.stories.map(asImported), hidden)
  if (isRefusal(copy)) throw new Error(copy.say)
  const opened = openPackage(copy.bytes)
  if (isRefusal(opened)) throw new Error(opened.say)
  const all = opened.entries.map(({ name }) => opened.text(name)?.text ?? '').join('\n')
  return { ...copy, all }
}

describe('a file with a tracked change, a revision id, hidden text and a name in the signature', () => {
  test('is told apart: what went, what is hidden, whose name still stands in the text', async () => {
    const { report, all } = await copyOf(wordFile({ body: BODY }), 'keep')
    expect(report).toEqual({
      removed: [
        { what: 'changes', count: 2 },
        { what: 'names', count: 1, which: ['Bob Lee'] },
        { what: 'revisions', count: 1 },
      ],
      stillNamed: [{ name: 'Bob Lee', count: 1 }],
      hidden: ['our floor is 80%'],
    })
    expect(all.split('Bob Lee')).toHaveLength(2)
    expect(all).toContain('our floor')
  })

  test('without its hidden text: not a byte of it, and nothing else is missing', async () => {
    const { report, all } = await copyOf(wordFile({ body: BODY }), 'remove')
    expect(report.removed).toContainEqual({ what: 'hidden', count: 1 })
    expect(all).not.toContain('our floor')
    expect(all).toContain('Signed: Bob Lee')
  })
})

test.skipIf(!hasCorpus)(
  'of no contract or tracked file is a removed name left as an author',
  async () => {
    let told = 0
    for (const file of [...corpusFiles('tracked'), ...corpusFiles('contracts')]) {
      if (file.endsWith('altChunk.docx')) continue
      const { report, all } = await copyOf(corpusBytes(file), 'remove')
      for (const { which = [] } of report.removed.filter((r) => r.what === 'names'))
        for (const name of which) expect(all, `${file}: ${name}`).not.toContain(`author="${name}"`)
      told += report.removed.length
    }
    expect(told).toBeGreaterThan(100)
  },
  300_000,
)
