/** Word files for tests, made by the `docx` package: an independent writer. */
import {
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'

const numbering = {
  config: [
    {
      reference: 'legal',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
        { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2' },
        { level: 2, format: LevelFormat.LOWER_LETTER, text: '(%3)' },
      ],
    },
  ],
}

const SENTENCE = 'Each Party shall perform its obligations with reasonable skill and care and in a timely manner. '

const bob = { author: 'Bob Lee', date: '2026-11-02T09:30:00Z' }

/** A licence agreement of about so many pages, with one tracked change by Bob Lee and a table of fees. */
export async function licence(pages = 2): Promise<Uint8Array> {
  const clauses: Paragraph[] = []
  const perPage = 3
  for (let clause = 1; clause <= Math.max(2, pages * perPage); clause++) {
    clauses.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        numbering: { reference: 'legal', level: 0 },
        children: [new TextRun(`Clause on subject ${clause}`)],
      }),
      new Paragraph({
        numbering: { reference: 'legal', level: 1 },
        children: [
          new TextRun(`Obligation ${clause}. `),
          new TextRun({ text: 'Time is of the essence. ', bold: true }),
          new TextRun(SENTENCE.repeat(3)),
        ],
      }),
      new Paragraph({
        numbering: { reference: 'legal', level: 1 },
        children: [new TextRun(`Notice ${clause}: thirty (30) days in writing. `), new TextRun(SENTENCE)],
      }),
    )
  }
  const doc = new Document({
    numbering,
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('Licence Agreement')] }),
          new Paragraph({
            children: [
              new TextRun('The cap is '),
              new DeletedTextRun({ text: '100%', id: 1, ...bob }),
              new InsertedTextRun({ text: '125%', id: 2, ...bob }),
              new TextRun(' of the Fees.'),
            ],
          }),
          ...clauses,
          new Table({
            rows: [
              new TableRow({
                children: ['Service', 'Fee'].map((t) => new TableCell({ children: [new Paragraph(t)] })),
              }),
              new TableRow({
                children: ['Support', 'EUR 1,200'].map((t) => new TableCell({ children: [new Paragraph(t)] })),
              }),
            ],
          }),
          new Paragraph('Signed by the parties.'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(doc))
}
