import { Document, ExternalHyperlink, Footer, FootnoteReferenceRun, Header, Packer, Paragraph, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { isRefusal } from '../base/refuse.ts'
import { compareSurroundings, readSurroundings } from './surroundings.ts'

interface Edits {
  readonly header?: string
  readonly note?: string
  readonly link?: string
}

const made = async ({
  header = 'Draft of 2 November',
  note = 'As in force.',
  link = 'https://example.org/a',
}: Edits) => {
  const doc = new Document({
    footnotes: { 1: { children: [new Paragraph(note)] } },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(header)] }) },
        footers: { default: new Footer({ children: [new Paragraph('Page')] }) },
        children: [
          new Paragraph({
            children: [
              new TextRun('The Act'),
              new FootnoteReferenceRun(1),
              new ExternalHyperlink({ link, children: [new TextRun(' (text)')] }),
            ],
          }),
        ],
      },
    ],
  })
  const read = readSurroundings(new Uint8Array(await Packer.toBuffer(doc)))
  if (isRefusal(read)) throw new Error(read.say)
  return read
}

test('a file that is the same outside its body has nothing to say', async () => {
  expect(compareSurroundings(await made({}), await made({}))).toEqual([])
})

test.each<[string, Edits, object]>([
  ['header', { header: 'Agreed form' }, { before: 'Draft of 2 November', after: 'Agreed form' }],
  ['footnote', { note: 'As amended.' }, { before: 'As in force.', after: 'As amended.' }],
  ['link', { link: 'https://example.org/b' }, { before: 'https://example.org/a', after: 'https://example.org/b' }],
])('a changed %s is found though the body is the same', async (what, edits, texts) => {
  expect(compareSurroundings(await made({}), await made(edits))).toEqual([{ what, tracked: false, ...texts }])
})
