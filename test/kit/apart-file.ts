/** A Word file with everything that can stand beside the text: notes, headers, footers, a text box drawn in two ways. */

import { Document, Footer, FootnoteReferenceRun, Header, Packer, Paragraph, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const BOX = '<w:p><w:r><w:t>Draft for discussion only.</w:t></w:r></w:p>'

/** As Word writes one: the shape itself, and what older programs draw in its place. */
const box = (inner: string): string =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`

const SPACES =
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

export async function withApart(): Promise<Uint8Array> {
  const doc = new Document({
    footnotes: {
      1: { children: [new Paragraph('Fees exclude taxes.')] },
      2: { children: [new Paragraph('Notice counts from receipt.')] },
    },
    sections: [
      {
        properties: { titlePage: true },
        headers: {
          default: new Header({ children: [new Paragraph('Lease of 12 Quay Street')] }),
          first: new Header({ children: [new Paragraph('Strictly confidential')] }),
        },
        footers: { default: new Footer({ children: [new Paragraph('Version of 3 May')] }) },
        children: [
          new Paragraph({ children: [new TextRun('The tenant pays the fees'), new FootnoteReferenceRun(1)] }),
          new Paragraph({ children: [new TextRun('Either party may give notice'), new FootnoteReferenceRun(2)] }),
          new Paragraph('Signed by the parties.'),
        ],
      },
    ],
  })
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(doc)))
  const main = strFromU8(parts['word/document.xml']!)
  const spaces = SPACES.split(' xmlns:')
    .filter((s) => s !== '' && !main.includes(`xmlns:${s.split('=')[0]}=`))
    .map((s) => ` xmlns:${s}`)
    .join('')
  const declared = main.replace('<w:document', `<w:document${spaces}`)
  const at = declared.indexOf('<w:sectPr')
  parts['word/document.xml'] = strToU8(declared.slice(0, at) + box(BOX) + declared.slice(at))
  return zipSync(parts)
}
