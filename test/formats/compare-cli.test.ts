/** `parley compare`, asked as a person would ask it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cliDesk } from '../kit/cli-desk.ts'
import { wordFile } from '../kit/hostile-docx.ts'

const bob = 'w:id="1" w:author="Bob" w:date="2026-01-02T03:04:05Z"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const clause = 'Neither party may assign this Agreement without the consent of the other.'

const body = `<w:p>${run('The fee is due in ')}<w:ins ${bob}>${run('30')}</w:ins> ${run(' days of receipt.')}</w:p><w:p>${run(clause)}</w:p>`
const { folder, parley, leave } = cliDesk({
  'old.docx': wordFile({ body }),
  'new.txt': `The fee is due in 45 days of receipt.\n${clause}\nThe end.\n`,
  'old.md': `# Fee\n\n${clause}\n`,
  'latin.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
})
afterAll(leave)

describe('parley compare', () => {
  it('says what differs, and what kind of difference it is', async () => {
    expect(await parley('compare @old.docx @new.txt')).toBe(
      [
        'number: The fee is due in {--30--}{++45++} days of receipt.',
        'substance: {++The end.++}',
        '2 paragraphs differ: 1 changed, 1 inserted.',
        '',
      ].join('\n'),
    )
    expect(await parley('compare @old.md @old.md')).toBe('Nothing differs.\n')
  })

  it('writes the redline over the old Word file', async () => {
    expect(await parley('compare @old.docx @new.txt -o @red.docx --author Ann --date 2026-11-22T10:00:00+01:00')).toBe(
      '2 paragraphs differ: 1 changed, 1 inserted.\n',
    )
    expect(await parley('text @red.docx --view marked')).toBe(
      `The fee is due in {--30--}{++45++} days of receipt.\n${clause}{++¶++}\n{++The end.++}\n`,
    )
    expect(JSON.parse(await parley('report @red.docx --json'))).toMatchObject({ authors: ['Ann'] })
    expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([])
  })

  it('makes a Word file where the old one is none', async () => {
    await parley('compare @old.md @new.txt -o @plain.docx')
    expect(await parley('text @plain.docx --view rejected')).toBe(readFileSync(join(folder, 'old.md'), 'utf8'))
    expect(await parley('text @plain.docx --view accepted')).toBe(readFileSync(join(folder, 'new.txt'), 'utf8'))
    expect(JSON.parse(await parley('report @plain.docx --json'))).toMatchObject({ authors: ['Parley compare'] })
  })

  it('answers in JSON, with the redline or without', async () => {
    const answer = JSON.parse(await parley('compare @old.docx @new.txt --json'))
    expect(answer).toMatchObject({ same: false, moves: 0, classes: { number: 1, substance: 1 } })
    expect(answer.differences[0]).toMatchObject({ kind: 'changed', old: { from: 0, to: 1 }, now: { from: 0, to: 1 } })
    expect(JSON.parse(await parley('compare @old.docx @new.txt --json -o @both.docx'))).toMatchObject({
      redline: { exact: true, objectsLeft: 0 },
    })
    expect(readdirSync(folder)).toContain('both.docx')
  })

  it.each([
    ['compare @old.docx', 'REFUSED Name two files'],
    ['compare @old.docx @none.docx', 'REFUSED @/none.docx cannot be read. There is no such file.'],
    ['compare @old.docx @latin.txt -o @out.docx', 'REFUSED @/latin.txt: This is not a text file in UTF-8.'],
    ['compare @old.docx @new.txt -o @out.txt', 'REFUSED -o names a Word file'],
    ['compare @old.docx @new.txt -o @old.docx', 'REFUSED -o names one of the two files'],
    ['compare @old.docx @new.txt -o @none/out.docx', 'REFUSED @/none/out.docx cannot be written.'],
    ['compare @old.docx @new.txt --date soon', 'REFUSED --date is a date'],
    ['compare @old.docx @new.txt -x', 'REFUSED There is no option “-x” here.'],
  ])('%s', async (line, said) => {
    expect(await parley(line)).toContain(said)
    expect(readdirSync(folder)).not.toContain('out.docx')
  })
})
