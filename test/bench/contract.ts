/**
 * Contracts as long and as marked up as real ones: a page is 500 words in ten clauses, every clause numbered, about
 * seventeen tracked changes a page. The same seed gives the same text. (The kit's licence() has half the words and one
 * change in all: right for tests, too kind here.)
 */
import {
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { type Random, random } from '../kit/random.ts'

export const SEED = 2026

export const WORDS =
  `the of any to and in by this Agreement Party shall not other such Licensee Licensor under its as or that for be with
  Services Fees notice written reasonable prior loss liability damages breach material terminate term Schedule clause
  confidential information rights property intellectual warranty indemnify claim cost expense days receipt payment due
  law court jurisdiction assign consent obligation perform survive waive remedy data security audit record`.split(/\s+/)

const OTHERS = [
  { author: 'Bob Lee', date: '2026-11-02T09:30:00Z' },
  { author: 'Dana Orr', date: '2026-11-03T16:05:00Z' },
]

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

export interface Contract {
  readonly pages: number
  readonly title: string
  readonly bytes: Uint8Array
  /** The same under another title, to be imported without getting in the way. */
  readonly copy: Uint8Array
  /** Stands once in the text, in the middle. */
  readonly middle: string
}

export async function contract(pages: number): Promise<Contract> {
  const title = `Contract of ${pages} pages`
  const middle = duty(Math.ceil(pages / 2), 5)
  return {
    pages,
    title,
    middle,
    bytes: await wordFile(pages, title),
    copy: await wordFile(pages, `Copy, ${pages} pages`),
  }
}

/** What `docx` itself has to do to write it. */
export async function wordFile(pages: number, title: string): Promise<Uint8Array> {
  const r = random(SEED + pages)
  const ids = { next: 1 }
  const clauses = Array.from({ length: pages }, (_, page) => onePage(page + 1, r, ids)).flat()
  const heading = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] })
  const doc = new Document({ numbering, sections: [{ children: [heading, ...clauses] }] })
  return new Uint8Array(await Packer.toBuffer(doc))
}

const duty = (page: number, clause: number): string => `Duty ${page}-${clause}`

function onePage(page: number, r: Random, ids: { next: number }): Paragraph[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    numbering: { reference: 'legal', level: 0 },
    children: [new TextRun(`Subject ${page}`)],
  })
  const clauses = Array.from(
    { length: 9 },
    (_, i) =>
      new Paragraph({
        numbering: { reference: 'legal', level: 1 },
        children: [new TextRun(`${duty(page, i + 1)} `), ...clause(r, ids)],
      }),
  )
  return [heading, ...clauses]
}

/** About 55 words, with a replacement, an insertion or a deletion here and there. */
function clause(r: Random, ids: { next: number }): ParagraphChild[] {
  const marks = () => ({ id: ids.next++, ...r.pick(OTHERS) })
  const out: ParagraphChild[] = [new TextRun(words(r, 18))]
  if (r.next() < 0.6)
    out.push(
      new DeletedTextRun({ text: words(r, 3), ...marks() }),
      new InsertedTextRun({ text: words(r, 3), ...marks() }),
    )
  out.push(new TextRun({ text: words(r, 4), bold: true }), new TextRun(words(r, 12)))
  if (r.next() < 0.3) out.push(new InsertedTextRun({ text: words(r, 4), ...marks() }))
  out.push(new TextRun(words(r, 12)))
  if (r.next() < 0.3) out.push(new DeletedTextRun({ text: words(r, 4), ...marks() }))
  return [...out, new TextRun(`${words(r, 4).trim()}.`)]
}

const words = (r: Random, count: number): string => `${Array.from({ length: count }, () => r.pick(WORDS)).join(' ')} `
