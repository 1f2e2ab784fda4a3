import { describe, expect, it } from 'vitest'
import { Desk } from '../../test/formats/desk.ts'
import { wordFile } from '../../test/kit/hostile-docx.ts'
import { isRefusal } from '../base/refuse.ts'
import { asImported, blankDocx, type ExportRun, exportDocx, type ImportedStory, readDocx, storyLines } from './index.ts'
import { openPackage } from './package.ts'

const storyOf = async (bytes: Uint8Array): Promise<ImportedStory> => {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  return document.stories[0]!
}

const sourceOf = (bytes: Uint8Array, part = 'word/document.xml'): string => {
  const opened = openPackage(bytes)
  if (isRefusal(opened)) throw new Error(opened.say)
  return opened.text(part)?.text ?? ''
}

const written = (bytes: Uint8Array, desk: Desk, mode: 'redline' | 'clean' = 'redline'): Uint8Array => {
  const out = exportDocx(bytes, [desk.story()], { mode })
  if (isRefusal(out)) throw new Error(out.say)
  return out
}

const open = async (body: string) => {
  const bytes = wordFile({ body })
  const story = await storyOf(bytes)
  return { bytes, story, desk: new Desk(story, 'Ann') }
}

const run = (text: string, rPr = ''): string =>
  `<w:r>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const bob = 'w:id="7" w:author="Bob" w:date="2026-01-02T03:04:05Z"'
const body = (bytes: Uint8Array): string => /<w:body>(.*)<w:sectPr\/>/s.exec(sourceOf(bytes))?.[1] ?? ''
const claims = (story: ImportedStory) => story.changes.map((c) => [c.kind, c.author, story.text.slice(c.from, c.to)])

describe('What Ann types', () => {
  it('is an insertion under her name, in the look of the text beside it', async () => {
    const { bytes, desk } = await open(`<w:p>${run('The fee', '<w:b/>')}${run(' is due')}</w:p>`)
    const out = body(written(bytes, desk.type(7, 's & "costs"')))
    expect(out).toBe(
      `<w:p>${run('The fee', '<w:b/>')}<w:ins w:id="1" w:author="Ann" w:date="2026-03-01T09:30:00Z"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">s &amp; "costs"</w:t></w:r></w:ins>${run(' is due')}</w:p>`,
    )
  })

  it('cuts the run it stands in and leaves the other paragraphs as they were, odd spelling included', async () => {
    const odd = `<w:p  w:rsidR='00A1'><w:r ><w:t>untouched</w:t></w:r></w:p>`
    const { bytes, desk } = await open(`${odd}<w:p>${run('between')}</w:p>${odd}`)
    const out = body(written(bytes, desk.type(desk.find('tween'), '-')))
    expect(out.startsWith(odd) && out.endsWith(odd)).toBe(true)
    expect(out).toContain('<w:t xml:space="preserve">be</w:t>')
  })

  it('stays out of a link and a field it is typed behind, and inside one it is typed into', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('4.2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const link = `<w:hyperlink w:anchor="a">${run('here')}</w:hyperlink>`
    const { bytes, desk } = await open(`<w:p>${field}${link}</w:p>`)
    const out = body(written(bytes, desk.type(3, 'X').type(5, 'Y').type(7, 'Z')))
    expect(out.indexOf('>X<')).toBeGreaterThan(out.indexOf('"end"'))
    expect(out.indexOf('>X<')).toBeLessThan(out.indexOf('<w:hyperlink'))
    expect(out.indexOf('>Y<')).toBeLessThan(out.indexOf('</w:hyperlink>'))
    expect(out.indexOf('>Z<')).toBeGreaterThan(out.indexOf('>Y<'))
    expect(out.match(/<w:hyperlink/g)).toHaveLength(1)
  })

  it('splits a paragraph with a new mark in front, and the old mark keeps its properties', async () => {
    const { bytes, desk } = await open(`<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('one two')}</w:p>`)
    const out = written(bytes, desk.type(4, '\n'))
    expect(body(out)).toContain('<w:pPr><w:jc w:val="center"/><w:rPr><w:ins ')
    const again = await storyOf(out)
    expect(storyLines(again, 'accepted')).toEqual(['one ', 'two'])
    expect(storyLines(again, 'rejected')).toEqual(['one two'])
  })

  it('goes to the cell it belongs to', async () => {
    const cell = (text: string) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`
    const { bytes, story, desk } = await open(
      `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl><w:p>${run('after')}</w:p>`,
    )
    const out = written(
      bytes,
      desk.type(4, 'x\n', story.paragraphs[2]!.props).type(2, 'y\n', story.paragraphs[0]!.props),
    )
    const again = await storyOf(out)
    expect(again.paragraphs.map((p) => p.props.cell?.cell)).toEqual([0, 0, 1, undefined, undefined])
    expect(storyLines(again, 'accepted')).toEqual(['a', 'y', 'b', 'x', 'after'])
  })
})

describe('A control bound to data', () => {
  const control = (inner: string) =>
    `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/><w:text/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`

  it('is unbound when Ann types in it, or Word would put the old text back', async () => {
    const { bytes, desk } = await open(
      `<w:p>${control(run('Acme'))}</w:p>${control(`<w:p>${run('Beta')}</w:p>`)}<w:p/>`,
    )
    const inline = body(written(bytes, desk.type(2, 'X')))
    expect(inline.match(/dataBinding/g)).toHaveLength(1)
    expect(inline.indexOf('dataBinding')).toBeGreaterThan(inline.indexOf('</w:p>'))
    expect(body(written(bytes, desk.type(7, 'Y')))).not.toContain('dataBinding')
  })
})

describe('What Ann strikes out', () => {
  it('is a deletion that rejecting brings back', async () => {
    const { bytes, desk } = await open(`<w:p>${run('keep strike keep')}</w:p>`)
    const out = written(bytes, desk.delete(5, 12))
    expect(body(out)).toContain('<w:delText xml:space="preserve">strike </w:delText>')
    const again = await storyOf(out)
    expect(storyLines(again, 'accepted')).toEqual(['keep keep'])
    expect(storyLines(again, 'rejected')).toEqual(['keep strike keep'])
  })

  it('of Bob’s insertion keeps both names, one inside the other', async () => {
    const { bytes, desk } = await open(`<w:p>${run('a ')}<w:ins ${bob}>${run('Bob writes')}</w:ins></w:p>`)
    const out = written(bytes, desk.delete(6, 12))
    expect(body(out)).toContain(`<w:ins ${bob}><w:r><w:t xml:space="preserve">Bob </w:t></w:r><w:del `)
    expect(claims(await storyOf(out))).toEqual([
      ['insertion', 'Bob', 'Bob writes'],
      ['deletion', 'Ann', 'writes'],
    ])
  })

  it('takes a field with it when all of its text goes', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('4.2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const { bytes, desk } = await open(`<w:p>${run('see ')}${field}${run('.')}</w:p>`)
    const out = body(written(bytes, desk.delete(4, 7)))
    const deleted = /<w:del [^>]*>(.*?)<\/w:del>/s.exec(out)?.[1] ?? ''
    expect(deleted).toContain('"begin"')
    expect(deleted).toContain('<w:delInstrText')
    expect(deleted).toContain('"end"')
    expect(out).not.toContain('<w:instrText')
  })

  it('may be a paragraph mark', async () => {
    const { bytes, desk } = await open(`<w:p>${run('one ')}</w:p><w:p>${run('two')}</w:p>`)
    const out = written(bytes, desk.delete(4, 5))
    expect(body(out)).toContain('<w:pPr><w:rPr><w:del ')
    expect(storyLines(await storyOf(out), 'accepted')).toEqual(['one two'])
  })
})

describe('A cell', () => {
  it('keeps its last paragraph when all of its text is gone for good', async () => {
    const { bytes, story } = await open(`<w:tbl><w:tr><w:tc><w:p>${run('gone')}</w:p></w:tc></w:tr></w:tbl><w:p/>`)
    const marks: ExportRun[] = [4, story.text.length - 1].map((origin) => ({ text: '\n', origin }))
    const out = exportDocx(bytes, [{ id: 'body', runs: marks, accepted: [], rejected: [] }], { mode: 'redline' })
    if (isRefusal(out)) throw new Error(out.say)
    expect(body(out)).toBe('<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl><w:p/>')
  })

  it('leaves with its row when the mark that ends it is gone too', async () => {
    const row = (text: string) => `<w:tr><w:tc><w:p>${run(text)}</w:p></w:tc></w:tr>`
    const { bytes, story } = await open(`<w:tbl>${row('gone')}${row('kept')}</w:tbl><w:p/>`)
    const runs: ExportRun[] = [{ text: story.text.slice(5), origin: 5 }]
    const out = exportDocx(bytes, [{ id: 'body', runs, accepted: [], rejected: [] }], { mode: 'redline' })
    if (isRefusal(out)) throw new Error(out.say)
    expect(body(out)).toBe(`<w:tbl>${row('kept')}</w:tbl><w:p/>`)
  })

  it('leaves with its row when Bob’s deletion of the row is accepted, and the table with its last row', async () => {
    const row = (text: string) =>
      `<w:tr><w:trPr><w:del ${bob}/></w:trPr><w:tc><w:p><w:del ${bob}><w:r><w:delText>${text}</w:delText></w:r></w:del></w:p></w:tc></w:tr>`
    const { bytes, desk } = await open(
      `<w:p>${run('a')}</w:p><w:tbl>${row('x')}${row('y')}</w:tbl><w:p>${run('b')}</w:p>`,
    )
    expect(body(written(bytes, desk.decideAll('accept')))).toBe(`<w:p>${run('a')}</w:p><w:p>${run('b')}</w:p>`)
  })
})

describe('Decisions about Bob’s changes', () => {
  const marked = `<w:p><w:pPr><w:jc w:val="right"/><w:pPrChange ${bob}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange ${bob}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>bold</w:t></w:r><w:ins ${bob}>${run(' new')}</w:ins></w:p>`

  it('accepted: the new stays and nobody is named', async () => {
    const { bytes, desk } = await open(marked)
    expect(body(written(bytes, desk.decideAll('accept')))).toBe(
      `<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>${run(' new')}</w:p>`,
    )
  })

  it('rejected: the old is back', async () => {
    const { bytes, desk } = await open(marked)
    expect(body(written(bytes, desk.decideAll('reject')))).toBe(
      `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>bold</w:t></w:r></w:p>`,
    )
  })
})

describe('Formats and properties Ann proposes', () => {
  it('remember what was there', async () => {
    const { bytes, desk } = await open(`<w:p>${run('plain words', '<w:i/>')}</w:p>`)
    const out = written(bytes, desk.format(6, 11, { italic: true, bold: true }))
    const format = (await storyOf(out)).changes[0]
    expect(format).toMatchObject({ kind: 'format', author: 'Ann', from: 6, to: 11, formatBefore: { italic: true } })
    expect(body(out)).toMatch(/<w:rPr><w:b\/><w:i\/><w:rPrChange /)
  })

  it('bring a heading style along where the file has none', async () => {
    const bytes = wordFile({
      relations:
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>',
      parts: {
        'word/styles.xml':
          '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style></w:styles>',
      },
    })
    const desk = new Desk(await storyOf(bytes), 'Ann').setProps(0, { role: 'heading', level: 2 })
    const out = written(bytes, desk)
    expect(sourceOf(out, 'word/styles.xml')).toContain('<w:name w:val="heading 2"/>')
    const again = await storyOf(out)
    expect(again.paragraphs[0]?.props).toMatchObject({ role: 'heading', level: 2 })
    expect(again.changes[0]).toMatchObject({ kind: 'paragraph', author: 'Ann', propsBefore: { role: 'body' } })
  })
})

describe('A clean copy', () => {
  it('holds the accepted words and nobody’s name', async () => {
    const bytes = wordFile({
      body: `<w:p w:rsidR="00AA"><w:commentRangeStart w:id="3"/>${run('The fee ')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r><w:ins ${bob}>${run('rises')}</w:ins></w:p>`,
      relations:
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
      parts: {
        'word/comments.xml':
          '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3" w:author="Carol"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:comments>',
      },
    })
    const desk = new Desk(await storyOf(bytes), 'Ann').type(0, 'Now: ')
    const out = written(bytes, desk, 'clean')
    expect(storyLines(await storyOf(out), 'marked')).toEqual(['Now: The fee rises'])
    const opened = openPackage(out)
    if (isRefusal(opened)) throw new Error(opened.say)
    const all = opened.entries.map((e) => `${e.name} ${opened.text(e.name)?.text}`).join('\n')
    expect(all).not.toMatch(/Ann|Bob|Carol|comment|rsid|w:ins/)
    // The very same search finds them where they are.
    const redline = openPackage(written(bytes, desk))
    if (isRefusal(redline)) throw new Error(redline.say)
    expect(redline.text('word/document.xml')?.text).toMatch(/Ann.*Bob/s)
  })
})

describe('A document from blank', () => {
  it('takes clauses and numbers them when it comes back', async () => {
    const bytes = blankDocx()
    const story = await storyOf(bytes)
    const desk = new Desk(story, 'Ann').type(0, 'Term\n', { style: 'Heading1', role: 'heading', level: 1 })
    const again = await storyOf(written(bytes, desk))
    expect(again.text).toBe('Term\n\n')
    expect(again.paragraphs[0]?.props).toMatchObject({ role: 'heading', level: 1 })
    expect(exportDocx(bytes, [asImported(story)], { mode: 'redline' })).toEqual(bytes)
  })
})
