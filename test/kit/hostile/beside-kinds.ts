/** Notes, headers and text boxes that refer to each other, to themselves, or to the main text. */
import { BODY, box, cell, many, NASTY, OFFICE, p, run, table, times, unbombed, wordZip } from './honest.ts'
import type { Kinds } from './kinds.ts'

const note = (id: string, inner: string, kind = 'footnote'): string => `<w:${kind} w:id="${id}">${inner}</w:${kind}>`
const mark = (id: string, kind = 'footnote'): string => run(`<w:${kind}Reference w:id="${id}"/>`)
const section = (references: string): string => `<w:sectPr>${references}</w:sectPr>`
const reference = (kind = 'header', type = 'default', id = 'rId5'): string =>
  `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`

const boxes = (depth: number, text: string): string => {
  let out = p(text)
  for (let n = 0; n < depth; n++)
    out = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${out}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`
  return out
}

const headed = (n: number): string =>
  `<w:p><w:pPr>${section(reference())}</w:pPr><w:r><w:t>Section ${n}</w:t></w:r></w:p>`

export const besideKinds: Kinds = {
  'notes that are the main text': (r) =>
    wordZip({
      targets: {
        [r.pick(['rId4', 'rId8'])]: r.pick([
          'document.xml',
          './document.xml',
          '/word/document.xml',
          '../word/document.xml',
        ]),
      },
    }),
  'headers that are the main text': (r) =>
    wordZip({
      targets: { [r.pick(['rId5', 'rId6'])]: 'document.xml', ...(r.next() < 0.5 && { rId6: 'document.xml' }) },
    }),
  'one part as notes, header and footer': (r) => {
    const part = r.pick(['footnotes.xml', 'endnotes.xml', 'header.xml', 'comments.xml', 'styles.xml'])
    return wordZip({ targets: { rId4: part, rId5: part, rId6: part, rId8: part } })
  },
  'notes about notes': (r) =>
    wordZip({
      footnotes: times(20, (n) =>
        note(String(n), p('a') + mark(String(r.int(20))) + mark(String(r.int(20)), 'endnote')),
      ),
      endnotes: times(20, (n) =>
        note(String(n), mark(String(r.int(20))) + run(`<w:${r.pick(['footnote', 'endnote'])}Ref/>`), 'endnote'),
      ),
      body: times(20, () => mark(r.pick([...NASTY, '1', '2']), r.pick(['footnote', 'endnote']))),
    }),
  'notes with one id, or none': (r) =>
    wordZip({
      footnotes: `${times(30, () => note(r.pick(['2', '2', '', '-1', '__proto__']), p('a')))}<w:footnote>${p('b')}</w:footnote>`,
      body: BODY + times(10, () => mark('2')) + run('<w:footnoteReference/>'),
    }),
  'notes without end': (r) => {
    const n = many(r, 30_000)
    return wordZip({
      footnotes: unbombed(
        times(n, (k) => note(String(k), p('a'))),
        r,
      ),
      body: unbombed(
        times(n, (k) => mark(String(k))),
        r,
      ),
    })
  },
  'one note marked for ever': (r) =>
    wordZip({
      body: unbombed(`<w:p>${'<w:r><w:footnoteReference w:id="2"/></w:r>'.repeat(many(r, 60_000))}</w:p>`, r),
    }),
  'notes in a root of another kind': (r) => {
    const root = r.pick(['hdr', 'document', 'styles', 'p', 'footnote', 'tbl', 'txbxContent', 'sectPr'])
    return wordZip({
      parts: {
        [`word/${r.pick(['footnotes', 'header'])}.xml`]: `<w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${note('2', p('a'))}${p('b')}</w:${root}>`,
      },
    })
  },
  'header used in ten thousand sections': (r) => wordZip({ body: unbombed(times(many(r, 10_000), headed), r) }),
  'header named ten thousand times': (r) =>
    wordZip({
      header: unbombed(p('Draft').repeat(many(r, 3000)), r),
      section: section(unbombed(reference().repeat(many(r, 10_000)), r)),
    }),
  'headers of kinds there are none of': (r) =>
    wordZip({
      section: section(
        times(12, () =>
          reference(
            r.pick(['header', 'footer', 'x']),
            r.pick(NASTY),
            r.pick(['rId4', 'rId5', 'rId6', 'rId7', 'rId99', '']),
          ),
        ),
      ),
    }),
  'thousands of headers': (r) => {
    const n = 20 + r.int(1500)
    return wordZip({
      relations: times(n, (k) => `<Relationship Id="h${k}" Type="${OFFICE}/header" Target="h${k}.xml"/>`),
      parts: Object.fromEntries(
        Array.from({ length: n }, (_, k) => [
          `word/h${k}.xml`,
          `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p(`Page ${k}`)}</w:hdr>`,
        ]),
      ),
      section: section(times(n, (k) => reference('header', 'default', `h${k}`))),
    })
  },
  'header with tables, boxes, notes and fields': (r) =>
    wordZip({
      header: times(12, () =>
        r.pick([
          box(p('a')),
          mark('2'),
          table([cell('a')]),
          boxes(3, 'b'),
          section(reference()),
          headed(1),
          '<w:altChunk r:id="rId5"/>',
          `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(9)}</w:p>`,
          '<w:txbxContent/>',
          `<w:txbxContent>${p('c')}</w:txbxContent>`,
        ]),
      ),
    }),
  'boxes in boxes': (r) => wordZip({ body: boxes(r.pick([2, 10, 40, 45, 60, 200]), 'Fee') + BODY }),
  'boxes two ways, in each other': (r) => {
    let out = p('Fee')
    for (let n = 0; n < 1 + r.int(7); n++) out = box(out, r.pick([out, p('b'), '', out + out]))
    return wordZip({ body: out })
  },
  'boxes that are drawn otherwise': (r) => {
    const content = () =>
      `<w:txbxContent>${r.pick([p('a'), p('a') + p('b'), '', table([cell('c')]), '<w:p/>'])}</w:txbxContent>`
    const choice = () => `<mc:Choice Requires="${r.pick(['wps', 'x', ''])}">${content().repeat(r.int(3))}</mc:Choice>`
    return wordZip({
      body:
        times(9, () =>
          run(
            `<mc:AlternateContent>${times(r.int(3), choice)}<mc:Fallback>${content().repeat(r.int(3))}</mc:Fallback></mc:AlternateContent>`,
          ),
        ) +
        content() +
        run(content()),
    })
  },
  'boxes without end': (r) =>
    wordZip({ body: unbombed((r.next() < 0.5 ? box(p('a')) : boxes(1, 'a')).repeat(many(r, 10_000)), r) }),
  'boxes where none can stand': (r) =>
    wordZip({
      body: times(9, () =>
        r.pick([
          `<w:tbl>${box(p('a'))}</w:tbl>`,
          `<w:tbl><w:tr><w:tc>${box(table([cell('b')]))}</w:tc></w:tr></w:tbl>`,
          `<w:ins w:id="1">${box(p('c'))}</w:ins>`,
          `<w:p><w:del w:id="1">${box(p('d')).slice(5, -6)}</w:del></w:p>`,
          `<w:p><w:pPr><w:txbxContent>${p('e')}</w:txbxContent></w:pPr></w:p>`,
          `<w:sdt><w:sdtPr><w:txbxContent>${p('f')}</w:txbxContent></w:sdtPr><w:sdtContent>${box(`<w:ins w:id="9" w:author="B">${p('g')}</w:ins>`)}</w:sdtContent></w:sdt>`,
          `<w:body>${box(p('h'))}</w:body>`,
        ]),
      ),
      footnotes: note('2', box(p('i'))) + box(p('j')),
    }),
  'part beside the text that is broken': (r) =>
    wordZip({
      parts: {
        [`word/${r.pick(['header', 'footnotes', 'endnotes', 'footer'])}.xml`]: r.pick([
          '',
          '<',
          '<w:hdr>',
          '<a/>',
          p('a'),
          '<!DOCTYPE x><a/>',
          '<a>'.repeat(400),
          'text',
          '\u0000',
        ]),
      },
    }),
}
