import { describe, expect, it } from 'vitest'
import { wordFile } from '../../test/kit/hostile-docx.ts'
import { isRefusal } from '../base/refuse.ts'
import { blankDocx, type ImportedDocument, type ImportProgress, readDocx, storyLines } from './index.ts'

const read = async (bytes: Uint8Array): Promise<ImportedDocument> => {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  return document
}

const bodyOf = async (body: string) => (await read(wordFile({ body }))).stories[0]!

const run = (text: string, rPr = ''): string =>
  `<w:r>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const by = (author: string): string => `w:id="1" w:author="${author}" w:date="2026-01-02T03:04:05Z"`
const paragraph = (inner: string, pPr = ''): string => `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${inner}</w:p>`

describe('The text of a paragraph', () => {
  it('has tabs, breaks and hyphens as characters and objects as one stand-in each', async () => {
    const story = await bodyOf(
      paragraph(
        `<w:r><w:t>a</w:t><w:tab/><w:br/><w:br w:type="page"/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:footnoteReference w:id="2"/></w:r>`,
      ),
    )
    expect(story.text).toBe('a\t\v\f\u2011\ufffc\ufffc\n')
    expect(story.objects.map((o) => o.label)).toEqual(['✓', 'footnote 1'])
  })

  it('drops white space that Word drops, and keeps what is marked to be kept', async () => {
    const story = await bodyOf('<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r></w:p>')
    expect(story.text).toBe('a b \n')
  })

  it('maps what the model reserves, length for length', async () => {
    const story = await bodyOf(paragraph(run('a\ufffcb\u2028c 😀')))
    expect(story.text).toBe('a\ufffdb\ufffdc 😀\n')
  })

  it('shows the result of a field and not its instruction', async () => {
    const field = (result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    expect((await bodyOf(paragraph(field(run('clause 4'))))).text).toBe('clause 4\n')
    const empty = await bodyOf(paragraph(field('')))
    expect(empty.text).toBe('\ufffc\n')
    expect(empty.objects[0]?.label).toBe('field REF')
  })
})

describe('Ann reads a file that Bob and Carol have marked', () => {
  const nested = paragraph(
    `${run('The fee is ')}<w:ins ${by('Bob')}>${run('ten ')}<w:del ${by('Carol')}><w:r><w:delText xml:space="preserve">big </w:delText></w:r></w:del></w:ins><w:del ${by('Bob')}><w:r><w:delText>nine</w:delText></w:r></w:del>${run('.')}`,
  )

  it('sees who claims what, and both claims where one lies inside the other', async () => {
    const story = await bodyOf(nested)
    expect(story.text).toBe('The fee is ten big nine.\n')
    const claims = story.changes.map((c) => [c.kind, c.author, story.text.slice(c.from, c.to)])
    expect(claims).toEqual([
      ['insertion', 'Bob', 'ten big '],
      ['deletion', 'Carol', 'big '],
      ['deletion', 'Bob', 'nine'],
    ])
  })

  it('gets Bob’s deleted word back when everything is rejected', async () => {
    const story = await bodyOf(nested)
    expect(storyLines(story, 'rejected')).toEqual(['The fee is nine.'])
    expect(storyLines(story, 'accepted')).toEqual(['The fee is ten .'])
    expect(storyLines(story, 'marked')).toEqual(['The fee is {++ten ++}{++{--big --}++}{--nine--}.'])
  })

  it('finds two paragraphs joined when the mark between them goes', async () => {
    const story = await bodyOf(paragraph(run('one '), `<w:rPr><w:del ${by('Bob')}/></w:rPr>`) + paragraph(run('two')))
    expect(storyLines(story, 'accepted')).toEqual(['one two'])
    expect(storyLines(story, 'rejected')).toEqual(['one ', 'two'])
    expect(storyLines(story, 'marked')).toEqual(['one {--¶--}', 'two'])
  })

  it('sees both halves of a move under one name', async () => {
    const story = await bodyOf(
      paragraph(
        `<w:moveFromRangeStart w:id="5" w:name="move1" ${by('Bob').slice(9)}/><w:moveFrom ${by('Bob')}>${run('old place')}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>`,
      ) +
        paragraph(
          `<w:moveToRangeStart w:id="6" w:name="move1" ${by('Bob').slice(9)}/><w:moveTo ${by('Bob')}>${run('old place')}</w:moveTo><w:moveToRangeEnd w:id="6"/>`,
        ),
    )
    expect(story.changes.map((c) => [c.kind, c.move])).toEqual([
      ['moveFrom', 'move1'],
      ['moveTo', 'move1'],
    ])
  })

  it('sees a row come and go with its cells', async () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${paragraph(run(text))}</w:tc>`
    const story = await bodyOf(
      `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell('a')}${cell('b')}</w:tr><w:tr><w:trPr><w:del ${by('Bob')}/></w:trPr>${cell('c')}${cell('d')}</w:tr></w:tbl>${paragraph('')}`,
    )
    expect(story.paragraphs.map((p) => p.props.cell && [p.props.cell.row, p.props.cell.cell])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      undefined,
    ])
    expect(storyLines(story, 'accepted')).toEqual(['a', 'b', ''])
    expect(storyLines(story, 'rejected')).toEqual(['a', 'b', 'c', 'd', ''])
    expect(story.paragraphs.every((p) => p.wall)).toBe(true)
  })
})

describe('Formats and properties', () => {
  it('come from the run over its character style, never from the paragraph style', async () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Clause"/><w:basedOn w:val="H"/></w:style></w:styles>`
    const document = await read(
      wordFile({
        body: paragraph(
          run('a', '<w:rStyle w:val="Strong"/>') +
            run('b', '<w:rStyle w:val="Strong"/><w:b w:val="0"/><w:i/>') +
            run('c'),
          '<w:pStyle w:val="Own"/>',
        ),
        relations:
          '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>',
        parts: { 'word/styles.xml': styles },
      }),
    )
    const story = document.stories[0]!
    expect(story.formats).toEqual([
      { from: 0, to: 1, format: { bold: true } },
      { from: 1, to: 2, format: { italic: true } },
    ])
    expect(story.paragraphs[0]?.props).toMatchObject({ style: 'Own', role: 'heading', level: 2 })
  })

  it('of a blank document: three numbered headings to choose from', async () => {
    const blank = await read(blankDocx())
    expect(blank.stories[0]?.text).toBe('\n')
    expect(blank.styles.map((s) => s.name)).toEqual(['Normal', 'Title', 'heading 1', 'heading 2', 'heading 3'])
    expect(blank.numbering[0]?.levels[1]?.text).toBe('%1.%2')
    expect(blank.report.authors).toEqual([])
  })
})

describe('Files in other spellings', () => {
  it('are read in the strict edition and under another prefix', async () => {
    const document = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Fee</x:t></x:r></x:p></x:body></x:document>`
    expect((await read(wordFile({ document }))).stories[0]?.text).toBe('Fee\n')
  })

  it('get a paragraph to stand in when they have none', async () => {
    expect((await bodyOf('')).text).toBe('\n')
  })
})

describe('A person waiting for an import', () => {
  it('is told how far it is, forwards only, to the end', async () => {
    const seen: ImportProgress[] = []
    await readDocx(wordFile(), { onProgress: (p) => seen.push(p) })
    expect(seen.map((p) => p.done)).toEqual(seen.map((p) => p.done).toSorted((a, b) => a - b))
    expect(seen.at(-1)).toMatchObject({ phase: 'checking', done: 1, paragraphs: 1 })
  })
})
