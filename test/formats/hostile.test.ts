import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { asImported, checkPackage, exportDocx, readDocx } from '../../shared/docx/index.ts'
import { hostileFiles, relation, wordFile } from '../kit/hostile-docx.ts'

describe('A file that is not what it should be', () => {
  it.each(hostileFiles())('%s is refused with what is wrong and what to do', async (_name, file, refused) => {
    const answer = await readDocx(file)
    expect(isRefusal(answer) ? answer.refused : 'opened').toBe(refused)
    if (!isRefusal(answer)) return
    // Two sentences at least: what it is, and what to do about it.
    expect(answer.say).toMatch(/^This .+\. .+\.$/)
    expect(answer.say).not.toMatch(/undefined|\{|Error/)
    expect(isRefusal(exportDocx(file, [], { mode: 'clean' }))).toBe(true)
  })

  it('is refused by the quick check as well, where the container tells', () => {
    expect(checkPackage(new Uint8Array(0))).toHaveProperty('refused', 'empty')
    expect(checkPackage(wordFile())).toEqual({ parts: 4 })
  })
})

describe('A file with ordinary pointers to elsewhere', () => {
  it.each([
    ['a link to a web page', 'hyperlink', 'https://example.com/terms'],
    ['a link to a mailbox', 'hyperlink', 'mailto:ann@example.com'],
    ['the template on its author’s computer', 'attachedTemplate', 'file:///C:\\Templates\\Contract.dotx'],
  ])('opens with %s, and keeps it', async (_name, kind, target) => {
    const bytes = wordFile({ relations: relation(kind, target) })
    const document = await readDocx(bytes)
    if (isRefusal(document)) throw new Error(document.say)
    expect(document.stories[0]?.text).toBe('Fee\n')
    expect(exportDocx(bytes, document.stories.map(asImported), { mode: 'redline' })).toEqual(bytes)
    const named = document.report.keptNotEditable.some((l) => l.what.startsWith('link to a template'))
    expect(named).toBe(kind === 'attachedTemplate')
  })
})

describe('Cancelling an import', () => {
  it('keeps nothing', async () => {
    const signal = { aborted: false }
    const answer = await readDocx(wordFile(), {
      signal,
      onProgress: ({ phase }) => {
        signal.aborted = phase === 'opening'
      },
    })
    expect(answer).toHaveProperty('refused', 'cancelled')
  })
})
