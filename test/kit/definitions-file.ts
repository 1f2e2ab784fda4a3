/** A supply agreement as a Word file, with a clause of definitions that leaves terms open, made by the `docx` package. */
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

const numbering = {
  config: [
    {
      reference: 'legal',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
        { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2' },
      ],
    },
  ],
}

const clause = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    numbering: { reference: 'legal', level: 0 },
    children: [new TextRun(text)],
  })
const paragraph = (text: string) =>
  new Paragraph({ numbering: { reference: 'legal', level: 1 }, children: [new TextRun(text)] })

/** How the agreement keeps its definitions: as numbered paragraphs, as rows of a table, or not in one place. */
export type DefinitionsAs = 'list' | 'table' | 'none'

const entry = (term: string, words: string) =>
  new Paragraph({
    numbering: { reference: 'legal', level: 1 },
    children: [new TextRun('“'), new TextRun({ text: term, bold: true }), new TextRun(`” means ${words};`)],
  })
const row = (term: string, words: string) =>
  new TableRow({
    children: [`“${term}”`, `means ${words}`].map((t) => new TableCell({ children: [new Paragraph(t)] })),
  })

const TERMS = [
  ['Affiliate', 'a company under common control with a party'],
  ['Fees', 'the amounts payable under clause 2'],
  ['Services', 'the services the Supplier gives each Affiliate'],
  ['Supplier', 'the party that gives the Services'],
] as const

const definitions = (as: DefinitionsAs): (Paragraph | Table)[] => {
  if (as === 'none') return []
  const list =
    as === 'list'
      ? TERMS.map(([term, words]) => entry(term, words))
      : [new Table({ rows: TERMS.map(([term, words]) => row(term, words)) })]
  return [clause('Definitions'), paragraph('In this agreement:'), ...list]
}

/** Nothing in it defines the Deliverables, the Acceptance Date or a Wellness Hour. */
export async function supplyAgreement(as: DefinitionsAs = 'list'): Promise<Uint8Array> {
  const doc = new Document({
    numbering,
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('Supply Agreement')] }),
          ...definitions(as),
          clause('Payment'),
          paragraph('The Customer pays the Fees for the Services within thirty days after the Acceptance Date.'),
          paragraph(
            'The Supplier hands over the Deliverables to the Customer and to each Affiliate that asks for them.',
          ),
          clause('Acceptance'),
          paragraph(
            'When the Deliverables pass all of the agreed tests, that day is the Acceptance Date for all of them.',
          ),
          paragraph('Nobody asks for a report on the Deliverables during the Wellness Hour of each of the parties.'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(doc))
}
