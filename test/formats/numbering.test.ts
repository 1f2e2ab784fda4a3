/** The numbers we compute, held against those LibreOffice prints. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { readDocx, storyLines } from '../../shared/docx/index.ts'
import { numberParagraphs } from '../../shared/text/numbering.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { hasOffice, OFFICE } from './other-readers.ts'

const contracts = corpusFiles('contracts/docx').filter((_, n) => n % 4 === 1)

const printedByOffice = (files: readonly string[]): Map<string, ReadonlySet<string>> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-numbers-'))
  try {
    const paths = files.map((f) => join(folder, basename(f)))
    for (const [n, path] of paths.entries()) writeFileSync(path, corpusBytes(files[n]!))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, ...paths]
    execFileSync(OFFICE, args, { stdio: 'ignore', timeout: 200_000 })
    const lines = (path: string) =>
      readFileSync(path.replace(/\.docx$/, '.txt'), 'utf8')
        .split('\n')
        .map((l) => l.replace(/\s+/g, ' ').trim())
    return new Map(files.map((f, n) => [f, new Set(lines(paths[n]!))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(!hasCorpus || !hasOffice)('Clause numbers of real contracts', () => {
  it('are those LibreOffice prints', async () => {
    const printed = printedByOffice(contracts)
    const wrong: string[] = []
    let checked = 0
    for (const file of contracts) {
      const document = await readDocx(corpusBytes(file))
      if (isRefusal(document)) throw new Error(document.say)
      const story = document.stories[0]!
      const numbers = numberParagraphs(
        story.paragraphs.map((p) => p.props),
        document.numbering,
      )
      const lines = storyLines(story, 'accepted')
      if (lines.length !== numbers.length) continue
      for (const [n, number] of numbers.entries()) {
        const text = lines[n]!.replace(/[\s\ufffc]+/g, ' ').trim()
        // LibreOffice has bullets of its own, and a short line is found anywhere.
        if (number === '' || number === '•' || text.length < 4) continue
        checked++
        if (!printed.get(file)?.has(`${number} ${text}`)) wrong.push(`${file}: ${number} ${text.slice(0, 60)}`)
      }
    }
    console.log(`numbers: ${checked - wrong.length} of ${checked} as LibreOffice prints them`)
    expect(wrong).toEqual([])
    expect(checked).toBeGreaterThan(100)
  }, 240_000)
})
