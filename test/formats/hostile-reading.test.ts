/** What files that mean harm once did to the reader, each with the smallest file that does it. */
import { expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { asImported, exportDocx, type ImportedDocument, readDocx, readSurroundings } from '../../shared/docx/index.ts'
import { numberParagraphs } from '../../shared/text/numbering.ts'
import { NUMBERING, p, unbombed, wordZip } from '../kit/hostile/honest.ts'
import { random } from '../kit/random.ts'

const read = async (bytes: Uint8Array): Promise<ImportedDocument> => {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  return document
}

const bodyOf = async (bytes: Uint8Array) => (await read(bytes)).stories[0]!

const SOON = 10_000

test(
  'a table of 30,000 rows is read in a moment, each row in its place',
  async () => {
    const rows = '<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'.repeat(30_000)
    const { paragraphs } = await bodyOf(wordZip({ body: unbombed(`<w:tbl>${rows}</w:tbl>`, random(1)) }))
    expect(paragraphs[59_999]?.props.cell).toMatchObject({ table: 0, row: 29_999, cell: 1 })
  },
  SOON,
)

test(
  '20,000 moves that begin and never end keep nobody waiting',
  async () => {
    const move = (n: number) =>
      `<w:p><w:moveFromRangeStart w:id="${n}" w:name="m${n}"/><w:moveFrom w:id="${n}"><w:r><w:t>a</w:t></w:r></w:moveFrom></w:p>`
    const body = unbombed(Array.from({ length: 20_000 }, (_, n) => move(n)).join(''), random(1))
    const { changes } = await bodyOf(wordZip({ body }))
    expect(changes.at(-1)?.move).toBe('m19999')
  },
  SOON,
)

test('of one change said 5,000 times of one mark the first counts, the others are named', async () => {
  const marks = '<w:ins w:id="1" w:author="Bob"/>'.repeat(5000)
  const { changes } = await bodyOf(wordZip({ body: `<w:p><w:pPr><w:rPr>${marks}</w:rPr></w:pPr></w:p>` }))
  expect(changes.filter((c) => c.kind === 'insertion')).toHaveLength(1)
  expect(changes.filter((c) => c.kind === 'other')).toHaveLength(4999)
})

test(
  '150,000 objects in one paragraph are read',
  async () => {
    const body = `<w:p>${unbombed('<w:r><w:drawing/></w:r>'.repeat(150_000), random(1))}</w:p>`
    expect((await bodyOf(wordZip({ body }))).objects.length).toBeGreaterThanOrEqual(150_000)
  },
  SOON,
)

test(
  'fields within fields 20,000 deep are read, and what stands behind them',
  async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const deep = unbombed(mark('begin').repeat(20_000) + mark('end').repeat(20_000), random(1))
    const body = `<w:p>${deep}</w:p>${p('Fee')}`
    expect((await bodyOf(wordZip({ body }))).text).toContain('Fee\n')
  },
  SOON,
)

test('a number a million letters long is cut short', async () => {
  const numbering = NUMBERING.replace('%1.', 'a'.repeat(1_000_000))
  const document = await read(wordZip({ numbering: unbombed(numbering, random(1)) }))
  const [number] = numberParagraphs([{ num: { list: '1', level: 0 } }], document.numbering)
  expect(number).toHaveLength(255)
})

test(
  'a header named 10,000 times is read once',
  async () => {
    const section = `<w:sectPr>${'<w:headerReference w:type="default" r:id="rId5"/>'.repeat(10_000)}</w:sectPr>`
    const { looks } = await read(wordZip({ section: unbombed(section, random(1)) }))
    expect(looks?.margins).toHaveLength(1)
  },
  SOON,
)

test(
  'more elements than any contract has are refused',
  async () => {
    const answer = await readDocx(wordZip({ body: unbombed('<w:p/>'.repeat(600_000), random(1)) }))
    expect(answer).toMatchObject({ refused: 'too-long' })
  },
  SOON,
)

test.each([
  ['notes that are the main text', { rId4: 'document.xml', rId8: './document.xml' }],
  ['a header that is the main text', { rId5: 'document.xml' }],
  ['one part as header and footer', { rId6: 'header.xml' }],
  ['notes that are a header', { rId4: 'header.xml' }],
])('%s: no part is read twice, so nothing written in one place is lost in the other', async (_, targets) => {
  const bytes = wordZip({ targets })
  const story = await bodyOf(bytes)
  const parts = [story.part, ...(story.apart ?? []).map((a) => a.part)]
  expect(parts.filter((part) => part !== 'word/document.xml')).toEqual(
    [...new Set(parts)].filter((part) => part !== 'word/document.xml'),
  )
  expect(story.text.match(/Signed by the parties/g)).toHaveLength(1)
  expect(exportDocx(bytes, [asImported(story)], { mode: 'redline' })).toEqual(bytes)
})

test('words that mean something to JavaScript mean nothing in a file', async () => {
  const document = await read(
    wordZip({
      body: p(
        'Fee',
        '<w:spacing w:line="240" w:lineRule="constructor"/><w:tabs><w:tab w:val="toString" w:leader="valueOf" w:pos="9"/></w:tabs><w:jc w:val="constructor"/>',
      ),
      section: '<w:sectPr><w:headerReference w:type="constructor" r:id="rId5"/></w:sectPr>',
    }),
  )
  expect(structuredClone(document)).toEqual(document)
  expect(document.stories[0]!.paragraphs.map((x) => x.props.apart)).toContain('header')
  const external = wordZip({
    relations: '<Relationship Id="x" Type="http://x/constructor" Target="http://evil.example/" TargetMode="External"/>',
  })
  expect(await readDocx(external)).toMatchObject({ say: expect.stringContaining('(linked content)') })
})

test('that a header is marked with changes is seen beside the text', () => {
  const header = '<w:p><w:ins w:id="1" w:author="Bob"><w:r><w:t>Draft</w:t></w:r></w:ins></w:p>'
  const found = readSurroundings(wordZip({ header }))
  expect(isRefusal(found) ? found.say : [...found.tracked]).toEqual(['header'])
})
