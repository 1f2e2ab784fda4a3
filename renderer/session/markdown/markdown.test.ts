/** Markdown and plain text as Word files of our own: every word in its place, numbers as the source has them. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { numberParagraphs } from '../../../shared/text/numbering.ts'
import { madeOfText } from './text-file.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const made = async (text: string | Uint8Array, name = 'terms.md') => {
  const file = await madeOfText(name, typeof text === 'string' ? utf8(text) : text)
  if (isRefusal(file)) throw new Error(file.say)
  const { stories, numbering, report } = file.document
  const { text: all, paragraphs, formats } = stories[0]!
  const numbers = numberParagraphs(
    paragraphs.map((p) => p.props),
    numbering,
  )
  let at = 0
  const lines = paragraphs.map(({ end, props }, n) => {
    const line = { text: all.slice(at, end), number: numbers[n]!, props }
    at = end + 1
    return line
  })
  return { lines, formats, report, text: all, read: lines.map((l) => `${l.number} ${l.text}`.trim()) }
}

describe('Ann opens terms somebody wrote in Markdown', () => {
  test('nested lists are numbered as a contract is, and begin anew where the source does', async () => {
    const { read } = await made(`1. Fees
   1. Rates
   2. Taxes
      1. VAT
2. Term

A line between.

3. Still the same list

   4. begins with four

Another line.

1. Anew
   1. below it
`)
    expect(read).toEqual([
      '1. Fees',
      '1.1 Rates',
      '1.2 Taxes',
      '(a) VAT',
      '2. Term',
      'A line between.',
      '3. Still the same list',
      '3.4 begins with four',
      'Another line.',
      '1. Anew',
      '1.1 below it',
    ])
  })

  test('headings are headings, the first of them the title; words keep bold, italic and strike', async () => {
    const { lines, formats, text } = await made(
      '# Terms\n\n## Scope\n\nA **bold**, *leaning* and ~~struck~~ word, <b>strong</b>.\n',
    )
    expect(lines.map((l) => l.props.role)).toEqual(['title', 'heading', 'body'])
    expect(lines[1]!.props.level).toBe(2)
    const said = formats.filter((f) => f.from > text.indexOf('A ')).map((f) => [text.slice(f.from, f.to), f.format])
    expect(said).toEqual([
      ['bold', { bold: true }],
      ['leaning', { italic: true }],
      ['struck', { strike: true }],
      ['strong', { bold: true }],
    ])
  })

  test('tags go and are told, the words between them stay; nothing it points to is fetched', async () => {
    const { text, report } = await made(
      'The <span class="coverpage_link">Provider</span> pays [the fee](https://example.com/fee).<br>Then ![a map](map.png).\n\n<div>\nWords in a block & more<p>and then some</p>\n</div>\n\n---\n\n<!-- a note -->\n',
    )
    expect(text).toBe('The Provider pays the fee.\vThen a map.\nWords in a block & more\nand then some\n')
    expect(report.madeFrom).toBe('markdown')
    expect(report.leftOut).toEqual([
      { what: 'Lines drawn across the page', count: 1 },
      { what: 'HTML tags; the words between them stay', count: 4, where: 'span (1), br (1), div (1), p (1)' },
      { what: 'Address of a link; its words stay', count: 1, where: 'https://example.com/fee' },
      { what: 'Picture; its description stays as words', count: 1, where: 'map.png' },
      { what: 'HTML comment, which nobody sees', count: 1, where: 'a note' },
    ])
  })

  test('letters typed at the beginning of a line stay words, each line a paragraph', async () => {
    const { read } = await made(
      '1. Restrictions.\n    a. Nobody may copy\n    this.\n    b. <b id="x">Nor</b> sell it.\n',
    )
    expect(read).toEqual(['1. Restrictions.', 'a. Nobody may copy this.', 'b. Nor sell it.'])
  })

  test('a table is a table, a bullet a bullet, a quotation a quotation', async () => {
    const { lines, report } = await made(
      '| Service | Fee |\n|---|--:|\n| Support | EUR **5** |\n\n- one\n  - two\n\n> Quoted.\n',
    )
    expect(lines.map((l) => [l.text, l.number, l.props.role, l.props.cell?.cell])).toEqual([
      ['Service', '', 'body', 0],
      ['Fee', '', 'body', 1],
      ['Support', '', 'body', 0],
      ['EUR 5', '', 'body', 1],
      ['one', '•', 'body', undefined],
      ['two', '•', 'body', undefined],
      ['Quoted.', '', 'quote', undefined],
    ])
    expect(report.kept).toContainEqual({ what: 'tables', count: 1 })
  })

  test('lists deeper than Word has levels stay at the ninth, and it is told', async () => {
    const deep = Array.from({ length: 12 }, (_, n) => `${'   '.repeat(n)}1. level ${n + 1}`).join('\n')
    const { lines, report } = await made(deep)
    expect(lines.map((l) => l.props.num?.level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8])
    expect(report.approximated).toContainEqual({
      what: 'List items deeper than nine levels, shown at the ninth',
      count: 3,
    })
  })
})

describe('Ann opens a plain text file', () => {
  const lines = '1. Fees\r\n\r\n\tThe fee is due.\r\n'
  test.each([
    ['UTF-8', utf8(lines)],
    ['UTF-8 with its mark', utf8(`\ufeff${lines}`)],
    ['UTF-16', new Uint8Array(Uint16Array.from(`\ufeff${lines}`, (c) => c.charCodeAt(0)).buffer)],
    [
      'UTF-16, the other way round',
      new Uint8Array(
        new Uint8Array(Uint16Array.from(`\ufeff${lines}`, (c) => c.charCodeAt(0)).buffer).map(
          (_, n, all) => all[n ^ 1]!,
        ),
      ),
    ],
  ])('in %s: one paragraph a line, a typed number is text', async (_name, bytes) => {
    const { read, report } = await made(bytes, 'terms.txt')
    expect(read).toEqual(['1. Fees', 'The fee is due.'])
    expect(report).toMatchObject({ madeFrom: 'text', leftOut: [{ what: 'Empty lines between paragraphs', count: 1 }] })
  })

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'not-text'],
    ['text in an old code page', Uint8Array.of(0x46, 0xfc, 0x72, 0x20), 'not-text'],
    ['UTF-16 without its mark', new Uint8Array(Uint16Array.from('Fee', (c) => c.charCodeAt(0)).buffer), 'not-text'],
    ['nothing but blanks', utf8(' \n\n'), 'empty'],
    ['three megabytes', new Uint8Array(3e6).fill(97), 'too-large'],
  ])('that is %s: refused, with what to do', async (_name, bytes, code) => {
    const file = await madeOfText('terms.txt', bytes)
    expect(isRefusal(file) && file.refused).toBe(code)
    expect(isRefusal(file) && file.say).toMatch(/^This .+\. .+\.$/)
  })
})
