/** A contract with its sender's logo in the header and in the text, and pictures made for tests. */
import { crc32, deflateSync } from 'node:zlib'
import {
  DeletedTextRun,
  Document,
  Header,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  Packer,
  Paragraph,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'

/** A PNG of one colour. */
export function png(width: number, height: number, [red, green, blue]: readonly [number, number, number]): Uint8Array {
  const row = Buffer.alloc(1 + width * 3)
  for (let x = 0; x < width; x++) row.set([red, green, blue], 1 + x * 3)
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return pngOf(width, height, deflateSync(rows))
}

/** A PNG that says it is so large, whatever it holds. */
export function pngOf(width: number, height: number, packed: Uint8Array): Uint8Array {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([magic, chunk('IHDR', size), chunk('IDAT', packed), chunk('IEND', new Uint8Array())])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

export const RED = [200, 16, 46] as const
const GREEN = [0, 128, 80] as const
export const BLUE = [0, 72, 186] as const

const image = (data: Uint8Array, width: number, height: number, alt: string) =>
  new ImageRun({
    type: 'png',
    data,
    transformation: { width, height },
    altText: { name: alt, title: alt, description: alt },
  })

/** At the right of the text, which flows round it. */
const stamp = () =>
  new ImageRun({
    type: 'png',
    data: png(144, 144, GREEN),
    transformation: { width: 72, height: 72 },
    altText: { name: 'Stamp', title: 'Stamp', description: 'Stamp' },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.RIGHT },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: 0 },
      wrap: { type: TextWrappingType.SQUARE },
    },
  })

const bob = { author: 'Bob Lee', date: '2026-11-02T09:30:00Z' }

/**
 * In the header a red logo of 160 by 40 pixels of the page, in the text a blue seal of 96 by 96, a plan that claims
 * 60,000 pixels each way, a sentence with a tracked change, and a stamp at the right of the first clause.
 */
export async function contractWithPictures(paragraphs = 3): Promise<Uint8Array> {
  const doc = new Document({
    sections: [
      {
        headers: {
          default: new Header({
            children: [new Paragraph({ children: [image(png(320, 80, RED), 160, 40, 'Kestrelmoor logo')] })],
          }),
        },
        children: [
          new Paragraph({
            children: [
              new TextRun('Sealed by '),
              image(png(192, 192, BLUE), 96, 96, 'Kestrelmoor seal'),
              new TextRun(' in Leeds.'),
            ],
          }),
          new Paragraph({
            children: [image(pngOf(60_000, 60_000, deflateSync(new Uint8Array(64))), 200, 200, 'Plan')],
          }),
          new Paragraph({
            children: [
              new TextRun('The fee is '),
              new DeletedTextRun({ text: 'low', id: 1, ...bob }),
              new TextRun('due.'),
            ],
          }),
          ...Array.from(
            { length: paragraphs },
            (_, n) =>
              new Paragraph({
                children: [
                  ...(n === 0 ? [stamp()] : []),
                  new TextRun(`Clause ${n + 1}. ${'The parties agree. '.repeat(12)}`),
                ],
              }),
          ),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(doc))
}
