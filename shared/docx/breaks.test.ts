/** Where a Word file begins pages and sections, as the page of Parley says it. */
import { describe, expect, test } from 'vitest'
import { wordFile } from '../../test/kit/hostile-docx.ts'
import { isRefusal } from '../base/refuse.ts'
import { readDocx } from './index.ts'

const BREAK = '<w:br w:type="page"/>'
const NOTED = '<w:lastRenderedPageBreak/>'
const p = (run: string, pPr = '') => `<w:p><w:pPr>${pPr}</w:pPr><w:r>${run}</w:r></w:p>`
const t = (text: string) => `<w:t>${text}</w:t>`
const sect = (inner: string) => `<w:sectPr>${inner}</w:sectPr>`
const A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
const WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'

/** What begins with which words. */
async function breaksOf(body: string, last = ''): Promise<readonly (readonly [string, object])[]> {
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const read = await readDocx(
    wordFile({ document: `<w:document ${names}><w:body>${body}${sect(last)}</w:body></w:document>` }),
  )
  if (isRefusal(read)) throw new Error(read.say)
  const { text } = read.stories[0]!
  return (read.looks?.breaks ?? []).map(({ end, ...rest }) => [
    text.slice(text.lastIndexOf('\n', end - 1) + 1, end),
    rest,
  ])
}

describe('pages', () => {
  test('begin where Word noted that they did, also within a paragraph: then at the next', async () => {
    const body = [p(t('one')), p(NOTED + t('two')), p(t('long') + NOTED + t('er')), p(t('three'))].join('')
    expect(await breaksOf(body)).toEqual([
      ['two', { page: 2 }],
      ['three', { page: 3 }],
    ])
  })
  test('of a file no Word laid out begin where it asks for them', async () => {
    const body = [
      p(t('one')),
      p(t('end') + BREAK),
      p(t('two')),
      p(t('three'), '<w:pageBreakBefore/>'),
      p(BREAK + t('four')),
    ]
    expect(await breaksOf(body.join(''))).toEqual([
      ['two', { page: 2 }],
      ['three', { page: 3 }],
      ['\ffour', { page: 4 }],
    ])
  })
  test('that begin in a table are said behind it', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p(NOTED + t('cell'))}</w:tc></w:tr></w:tbl>`
    expect(await breaksOf(p(t('one')) + table + p(t('behind')))).toEqual([['behind', { page: 2 }]])
  })
  test('the first begins nothing, and neither does a break of columns', async () => {
    const body = p(t('one'), '<w:pageBreakBefore/>') + p(`<w:br w:type="column"/>${t('two')}`)
    expect(await breaksOf(body)).toEqual([])
  })
})

describe('sections', () => {
  test('on other paper or in other columns say so, and begin a page', async () => {
    const body = p(t('terms'), sect(A4)) + p(t('schedule'), sect(WIDE)) + p(t('signatures'))
    expect(await breaksOf(body, `${A4}<w:cols w:num="2"/>`)).toEqual([
      ['schedule', { page: 2, paper: { width: 16_838, height: 11_906, columns: 1 } }],
      ['signatures', { page: 3, paper: { width: 11_906, height: 16_838, columns: 2 } }],
    ])
  })
  test('that go on where the last ended begin nothing, unless in other columns', async () => {
    const on = '<w:type w:val="continuous"/>'
    const body = p(t('terms'), sect(A4)) + p(t('same'), sect(A4 + on)) + p(t('columns'))
    expect(await breaksOf(body, `${A4}${on}<w:cols w:num="3"/>`)).toEqual([
      ['columns', { paper: { width: 11_906, height: 16_838, columns: 3 } }],
    ])
  })
})
