/** A comparison written as a Word file: whatever Bob did, Ann can reject it all or accept it all. */
import { describe, expect, it, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import {
  type ComparedParagraph,
  compare,
  plainDocx,
  plainParagraphs,
  redlineDocx,
  storyText,
} from '../../shared/compare/index.ts'
import { readDocx, storyLines, type View } from '../../shared/docx/index.ts'
import { escapeText } from '../../shared/docx/xml/escape.ts'
import { wordFile } from '../kit/hostile-docx.ts'
import { random } from '../kit/random.ts'
import { contract, revised } from './compare-contracts.ts'
import { hasPandoc, pandocText } from './other-readers.ts'

const BY = { author: 'Ann', date: '2026-11-22T09:00:00Z' }

const orFail = <T>(value: T): Exclude<T, { refused: string }> => {
  if (isRefusal(value)) throw new Error(value.say)
  return value as Exclude<T, { refused: string }>
}

const paragraphXml = ({ text }: ComparedParagraph): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escapeText(text).replaceAll('\t', '</w:t><w:tab/><w:t xml:space="preserve">')}</w:t></w:r></w:p>`

/** Runs of neighbours with the same value of `of`. */
const grouped = <T>(list: readonly T[], of: (item: T) => unknown): T[][] => {
  const groups: T[][] = []
  for (const item of list) {
    const last = groups.at(-1)
    if (last !== undefined && of(last[0]!) === of(item)) last.push(item)
    else groups.push([item])
  }
  return groups
}

/** A Word file with these paragraphs, tables and all; a body always ends in a paragraph. */
const fileOf = (paragraphs: readonly ComparedParagraph[]): Uint8Array => {
  const place = (p: ComparedParagraph) => p.props?.cell
  const body = grouped(paragraphs, (p) => place(p)?.table).map((group) => {
    if (place(group[0]!) === undefined) return group.map(paragraphXml).join('')
    const rows = grouped(group, (p) => place(p)!.row).map((row) => {
      const cells = grouped(row, (p) => place(p)!.cell).map((cell) => `<w:tc>${cell.map(paragraphXml).join('')}</w:tc>`)
      return `<w:tr>${cells.join('')}</w:tr>`
    })
    return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.join('')}</w:tbl>`
  })
  return wordFile({ body: `${body.join('')}<w:p/>` })
}

const opened = async (bytes: Uint8Array) => {
  const document = orFail(await readDocx(bytes))
  return { word: { bytes, document }, paragraphs: storyText(document.stories[0]!, document.numbering).paragraphs }
}

const linesOf = async (bytes: Uint8Array, view: View) => storyLines(orFail(await readDocx(bytes)).stories[0]!, view)
const texts = (paragraphs: readonly ComparedParagraph[]) => paragraphs.map((p) => p.text)

test.each(Array.from({ length: 300 }, (_, seed) => seed))(
  'seed %i: rejects to the old and accepts to the new',
  async (seed) => {
    const r = random(seed)
    const contracted = contract(r, 1 + r.int(25))
    const old = await opened(fileOf(contracted))
    const now = await opened(fileOf(r.int(6) === 0 ? contract(r, r.int(25)) : revised(r, contracted, r.int(10))))
    const redline = orFail(await redlineDocx(old.word, now.paragraphs, compare(old.paragraphs, now.paragraphs), BY))
    expect(await linesOf(redline.bytes, 'rejected')).toEqual(texts(old.paragraphs))
    expect(await linesOf(redline.bytes, 'accepted')).toEqual(texts(now.paragraphs))
    expect(redline).toMatchObject({ exact: true, left: 0 })
  },
)

/** Pandoc leaves out tables beside tables and cells of ragged rows, which contracts made by chance have. */
describe.skipIf(!hasPandoc)('Pandoc reads a redline', () => {
  const bare = (text: string) => text.replace(/\s/g, '')
  test.each(Array.from({ length: 12 }, (_, n) => 5000 + n))('seed %i: the old and the new words', async (seed) => {
    const r = random(seed)
    const contracted = contract(r, 25).filter((p) => p.props === undefined)
    const [from, to] = [fileOf(contracted), fileOf(revised(r, contracted, 8))]
    const [old, now] = [await opened(from), await opened(to)]
    const redline = orFail(await redlineDocx(old.word, now.paragraphs, compare(old.paragraphs, now.paragraphs), BY))
    expect(bare(pandocText(redline.bytes, 'reject'))).toBe(bare(pandocText(from, 'accept')))
    expect(bare(pandocText(redline.bytes, 'accept'))).toBe(bare(pandocText(to, 'accept')))
  })
})

describe('Ann writes a redline', () => {
  const compared = async (old: string, now: string): Promise<string[]> => {
    const lines = plainParagraphs(old)
    const word = orFail(await plainDocx(lines))
    const comparison = compare(lines, plainParagraphs(now))
    const redline = orFail(await redlineDocx(word, plainParagraphs(now), comparison, BY))
    expect(redline.exact).toBe(true)
    return linesOf(redline.bytes, 'marked')
  }

  it('of a text rewritten from end to end, in the order of the new one', async () => {
    expect(await compared('one\ntwo\nthree', 'uno\ndue\ntre')).toEqual([
      '{--one¶--}',
      '{--two¶--}',
      '{--three--}{++uno¶++}',
      '{++due¶++}',
      '{++tre++}',
    ])
  })

  it('that leaves the last mark of the text where it is', async () => {
    expect(await compared('one', 'one\ntwo')).toEqual(['one{++¶++}', '{++two++}'])
    expect(await compared('one\ntwo', 'one')).toEqual(['one{--¶--}', '{--two--}'])
  })

  it('of an empty text and of one that is emptied', async () => {
    expect(await compared('', 'one\ntwo')).toEqual(['{++one¶++}', '{++two++}'])
    expect(await compared('one\ntwo', '')).toEqual(['{--one¶--}', '{--two--}'])
  })

  it('with the format and the looks Bob gave to words she knows, and those of his own', async () => {
    const run = (text: string, look = '') => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`
    const bold = '<w:rPr><w:b/></w:rPr>'
    const old = await opened(wordFile({ body: `<w:p>${run('The Fees are due.')}</w:p>` }))
    const now = await opened(
      wordFile({
        body: `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('The ')}${run('Fees', bold)}${run(' are ')}${run('now ', bold)}${run('due.')}</w:p>`,
      }),
    )
    const redline = orFail(await redlineDocx(old.word, now.paragraphs, compare(old.paragraphs, now.paragraphs), BY))
    const { changes, text, formats, paragraphs } = orFail(await readDocx(redline.bytes)).stories[0]!
    expect(changes.map((c) => `${c.kind} ${text.slice(c.from, c.to)}`)).toEqual([
      'paragraph \n',
      'format Fees',
      'insertion now ',
    ])
    expect(formats.map((f) => text.slice(f.from, f.to))).toEqual(['Fees', 'now '])
    expect(paragraphs[0]!.props.align).toBe('center')
  })

  it('in which the old file’s own changes are settled and only hers are left', async () => {
    const bob = 'w:id="1" w:author="Bob" w:date="2026-01-02T03:04:05Z"'
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = `<w:p>${run('The fee is ')}<w:ins ${bob}>${run('ten')}</w:ins><w:del ${bob}><w:r><w:delText>nine</w:delText></w:r></w:del></w:p>`
    const old = await opened(wordFile({ body }))
    const now = plainParagraphs('The fee is eleven')
    const redline = orFail(await redlineDocx(old.word, now, compare(old.paragraphs, now), BY))
    expect(await linesOf(redline.bytes, 'marked')).toEqual(['The fee is {--ten--}{++eleven++}'])
    expect(orFail(await readDocx(redline.bytes)).report.authors).toEqual(['Ann'])
  })
})
