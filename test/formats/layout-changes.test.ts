/** Tracked changes of tables, rows, cells and sections: told with before and after, and decided like any other. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { wordFile } from '../kit/hostile-docx.ts'
import { openWord, written } from './word-desk.ts'

const by = 'w:id="1" w:author="Bob" w:date="2026-03-01T09:30:00Z"'
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

const body =
  `<w:tbl><w:tblPr><w:tblW w:w="5670" w:type="dxa"/><w:tblPrChange ${by}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr></w:tblPrChange></w:tblPr>` +
  '<w:tblGrid><w:gridCol w:w="5670"/></w:tblGrid>' +
  `<w:tr><w:trPr><w:cantSplit/><w:trPrChange ${by}><w:trPr/></w:trPrChange></w:trPr>` +
  `<w:tc><w:tcPr><w:vAlign w:val="center"/><w:tcPrChange ${by}><w:tcPr><w:vAlign w:val="top"/></w:tcPr></w:tcPrChange></w:tcPr>${p('Fee')}</w:tc></w:tr></w:tbl>` +
  `${p('The end.')}<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:sectPrChange ${by}><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:sectPrChange></w:sectPr>`

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const file = () => wordFile({ document: `<w:document ${W}><w:body>${body}</w:body></w:document>` })

const layoutOf = (model: Parameters<typeof changesOf>[0]) =>
  changesOf(model).map((c) => [c.author.name, c.parts[0]?.layer.claimed?.label])

test('Ann reads what Bob changed of the table and the page, before and after', async () => {
  const { model } = await openWord(file())
  expect(layoutOf(model)).toEqual([
    ['Bob', 'Table: width automatic → 10 cm'],
    ['Bob', 'Table row: kept on one page none → yes'],
    ['Bob', 'Table cell: vertical alignment top → center'],
    ['Bob', 'Page layout: paper 21 × 29.7 cm → 29.7 × 21 cm'],
  ])
})

test.each([
  ['accept', ['5670', 'cantSplit', 'center', '16838" w:h="11906']],
  ['reject', ['w:type="auto"', '<w:trPr></w:trPr>', 'top', '11906" w:h="16838']],
] as const)('after she %ss all of it the file says so and nothing is left to decide', async (verdict, says) => {
  const bytes = file()
  const { model } = await openWord(bytes)
  decide(model, changesOf(model), verdict)
  expect(layoutOf(model)).toEqual([])
  const source = strFromU8(unzipSync(written(bytes, model))['word/document.xml']!)
  expect(source).not.toContain('Change')
  for (const words of says) expect(source).toContain(words)
})

test('she takes one back and it stands again', async () => {
  const bytes = file()
  const { model, undo } = await openWord(bytes)
  const [first] = changesOf(model)
  const done = decide(model, [first!], 'reject')
  undo.push(done.edit, 'reject')
  expect(layoutOf(model)).toHaveLength(3)
  undo.undo()
  expect(layoutOf(model)).toHaveLength(4)
  expect(Buffer.compare(written(bytes, model), bytes)).toBe(0)
})
