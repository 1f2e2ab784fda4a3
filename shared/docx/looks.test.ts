/** What a lawyer knows her document by, read from the file: type, spacing, tables, paper. And what no file may do. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../base/refuse.ts'
import { readDocx } from './index.ts'
import type { DocumentLooks } from './looks.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument'

interface Parts {
  readonly body: string
  readonly styles?: string
  readonly theme?: string
  readonly header?: string
}

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${KIND}/${kind}" Target="${target}"/>`
const part = (name: string, type: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`

/** A Word file of these parts. */
const file = ({ body, styles = '', theme = '', header = '' }: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'wordprocessingml.document.main')}${part('styles', 'wordprocessingml.styles')}${part('theme', 'theme')}${part('header', 'wordprocessingml.header')}</Types>`,
        '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('d', 'officeDocument', 'word/document.xml')}</Relationships>`,
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('s', 'styles', 'styles.xml')}${relation('t', 'theme', 'theme.xml')}${relation('h', 'header', 'header.xml')}</Relationships>`,
        'word/document.xml': `<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
        'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>`,
        'word/theme.xml': `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${theme}</a:theme>`,
        'word/header.xml': `<w:hdr ${W}>${header}</w:hdr>`,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )

const looksOf = async (parts: Parts): Promise<DocumentLooks> => {
  const read = await readDocx(file(parts))
  if (isRefusal(read) || !read.looks) throw new Error(isRefusal(read) ? read.say : 'no looks')
  return read.looks
}

const run = (text: string, rPr = '') => `<w:r><w:rPr>${rPr}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (content: string, pPr = '') => `<w:p><w:pPr>${pPr}</w:pPr>${content}</w:p>`
const size = (half: number) => `<w:sz w:val="${half}"/>`
const font = (name: string) => `<w:rFonts w:ascii="${name}"/>`

const STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>${size(22)}</w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/>${size(28)}</w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Clause"><w:basedOn w:val="Base"/><w:rPr><w:color w:val="1F3864"/></w:rPr></w:style>`
const THEME =
  '<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'

describe('A style', () => {
  test('is read through what it is based on, Word’s defaults and the theme’s font', async () => {
    const { styles, normal } = await looksOf({ body: paragraph(run('x')), styles: STYLES, theme: THEME })
    expect(normal.text).toMatchObject({ font: 'Calibri', size: 22, bold: false })
    const clause = styles.find((s) => s.id === 'Clause')!
    expect(clause.text).toMatchObject({ font: 'Calibri', size: 28, bold: true, color: '#1f3864' })
    expect(clause.paragraph).toMatchObject({ before: 240, after: 160, line: 259, rule: 'auto' })
    expect(clause.align).toBe('center')
  })
  test('based on itself ends where it began', async () => {
    const loop = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    expect((await looksOf({ body: paragraph(run('x')), styles: loop })).styles).toHaveLength(1)
  })
})

describe('A paragraph', () => {
  test('that is like its style has nothing of its own', async () => {
    const { direct } = await looksOf({ body: paragraph(run('plain')), styles: STYLES })
    expect(direct).toEqual({ texts: [], paragraphs: [], marks: [], runs: [] })
  })
  test('set in another size says so once, and a word in it only what that word has', async () => {
    const body = paragraph(run('small print of some length', size(16)) + run('BIG', size(40)))
    const { direct } = await looksOf({ body, styles: STYLES })
    expect(direct.texts).toEqual([{ size: 16 }, { size: 40 }])
    expect(direct.marks).toEqual([29, 1, 0])
    expect(direct.runs).toEqual([26, 29, 1])
  })
  test('takes room, tab stops and borders from where they are last said', async () => {
    const tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    const border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:color="FF0000"/></w:pBdr>'
    const { direct } = await looksOf({
      body: paragraph(run('x'), `${tabs}${border}<w:spacing w:after="0"/>`),
      styles: STYLES,
    })
    expect(direct.paragraphs).toEqual([
      {
        after: 0,
        tabs: [{ at: 9000, align: 'right', leader: 'dots' }],
        edges: { bottom: { line: 'solid', width: 8, color: '#ff0000' } },
      },
    ])
  })
})

test('A table is read with its columns, borders and grounds', async () => {
  const cell = (text: string, tcPr = '') => `<w:tc><w:tcPr>${tcPr}</w:tcPr>${paragraph(run(text))}</w:tc>`
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((s) => `<w:${s} w:val="single" w:sz="4"/>`)
  const body = `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>${edges.join('')}</w:tblBorders></w:tblPr>
    <w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>
    <w:tr><w:trPr><w:trHeight w:val="600"/></w:trPr>${cell('a', '<w:shd w:val="clear" w:fill="D9E2F3"/>')}${cell('b')}</w:tr><w:tr>${cell('c')}${cell('d')}</w:tr></w:tbl>`
  const { tables } = await looksOf({ body })
  expect(tables[0]).toMatchObject({ columns: [3000, 6000], share: 5000, align: 'center' })
  const [first] = tables[0]!.rows
  expect(tables[0]!.cells[first![0]!]).toMatchObject({ ground: '#d9e2f3', height: 600, edges: { top: { width: 4 } } })
})

test('The paper, and the header of its first page, are the first section’s', async () => {
  const sectPr =
    '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1134" w:top="-1000"/></w:sectPr>'
  const { page, margins } = await looksOf({
    body: paragraph(run('x')) + sectPr,
    header: paragraph(run('Strictly confidential')),
  })
  expect(page).toMatchObject({ width: 11_906, height: 16_838, left: 1134, right: 1440, top: 1000 })
  expect(margins).toEqual([{ kind: 'header', on: 'default', lines: [{ text: 'Strictly confidential' }] }])
})

test('Measures are read as Google Docs writes them too', async () => {
  const sectPr = '<w:sectPr><w:pgSz w:w="11906.0" w:h="16838.0000000000004"/></w:sectPr>'
  const { page } = await looksOf({ body: paragraph(run('x')) + sectPr })
  expect(page).toMatchObject({ width: 11_906, height: 16_838 })
})

describe('A hostile file', () => {
  test('names no font, colour or size that could end a rule', async () => {
    const bad = 'Arial&quot;;}body{background:url(//evil.example)}'
    const evil = `<w:rFonts w:ascii="${bad}"/><w:color w:val="red;}*{"/><w:sz w:val="1e9"/><w:shd w:fill="url(x)"/>`
    const { direct, normal } = await looksOf({ body: paragraph(run('x', evil)) })
    expect(JSON.stringify({ direct, normal })).not.toMatch(/evil|url|[{}]body|;\}/)
    expect(direct.texts).toEqual([{ size: 288 }])
  })
  test('with measures beyond any paper is held to what paper can be', async () => {
    const sectPr =
      '<w:sectPr><w:pgSz w:w="999999999" w:h="1"/><w:pgMar w:left="999999999" w:right="-999999999"/></w:sectPr>'
    const { page } = await looksOf({ body: paragraph(run('x')) + sectPr })
    expect(page.width).toBe(31_680)
    expect(page.height).toBe(2880)
    expect(page.left + page.right).toBeLessThan(page.width)
  })
  test('with thousands of different looks shows its styles alone from some point on', async () => {
    const body = Array.from({ length: 3000 }, (_, i) => paragraph(run('x', font(`Font ${i}`)))).join('')
    expect((await looksOf({ body })).direct.texts).toHaveLength(1000)
  })
})
