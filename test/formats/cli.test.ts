/** The `parley` command, asked as a person would ask it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cliDesk } from '../kit/cli-desk.ts'
import { wordFile } from '../kit/hostile-docx.ts'

const bob = 'w:id="1" w:author="Bob" w:date="2026-01-02T03:04:05Z"'
const marked = wordFile({
  body: `<w:p><w:r><w:t xml:space="preserve">The fee is </w:t></w:r><w:ins ${bob}><w:r><w:t>ten</w:t></w:r></w:ins><w:del ${bob}><w:r><w:delText>nine</w:delText></w:r></w:del></w:p>`,
})

const { folder, parley, leave } = cliDesk({
  'in.docx': marked,
  'notes.md': '# Fee\n\nten\n',
  'broken.docx': marked.slice(0, 500),
})
afterAll(leave)

describe('parley text', () => {
  it('prints a line per paragraph in each view', async () => {
    expect(await parley('text @in.docx --view accepted')).toBe('The fee is ten\n')
    expect(await parley('text @in.docx --view=rejected')).toBe('The fee is nine\n')
    expect(await parley('text @in.docx --view marked')).toBe('The fee is {++ten++}{--nine--}\n')
    expect(await parley('text @notes.md --view accepted')).toBe('# Fee\n\nten\n')
  })

  it('prints JSON when asked', async () => {
    expect(JSON.parse(await parley('text @in.docx --view accepted --json'))).toMatchObject({
      paragraphs: ['The fee is ten'],
    })
  })
})

describe('parley resave, clean and report', () => {
  it('write what they say, and leave nothing else behind', async () => {
    expect(await parley('resave @in.docx @same.docx')).toBe('')
    expect(new Uint8Array(readFileSync(join(folder, 'same.docx')))).toEqual(marked)
    expect(await parley('clean @in.docx @clean.docx')).toBe('')
    expect(await parley('text @clean.docx --view marked')).toBe('The fee is ten\n')
    expect(JSON.parse(await parley('report @in.docx --json'))).toMatchObject({
      tracked: { ins: 1, del: 1 },
      authors: ['Bob'],
    })
    expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([])
  })
})

describe('parley with something wrong', () => {
  it.each([
    ['text @none.docx --view accepted', 'REFUSED @/none.docx cannot be read. There is no such file.'],
    ['text @broken.docx --view accepted', 'REFUSED @/broken.docx: This file is cut off or damaged'],
    ['text @in.docx --view sideways', 'REFUSED --view is one of marked, accepted, rejected.'],
    ['text @in.docx --loud', 'REFUSED There is no option “--loud” here.'],
    ['resave @in.docx', 'REFUSED Name two files'],
    ['resave @in.docx @none/out.docx', 'REFUSED @/none/out.docx cannot be written. Its folder does not exist.'],
    ['clean @broken.docx @out.docx', 'REFUSED @/broken.docx: This file is cut off or damaged'],
  ])('%s', async (line, said) => {
    expect(await parley(line)).toContain(said)
    expect(readdirSync(folder)).not.toContain('out.docx')
  })
})
