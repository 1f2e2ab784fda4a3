/** An honest contract with everything beside its text, in pieces: each kind of hostile file spoils one of them. */
import type { Random } from '../random.ts'
import { entriesOf, type Parts, rawZip } from './zip.ts'

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const SPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

const BOB = 'w:author="Bob Lee" w:date="2026-11-02T09:30:00Z"'

export const p = (text: string, pPr = ''): string =>
  `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const run = (inner: string): string => `<w:p><w:r><w:t>See </w:t></w:r><w:r>${inner}</w:r></w:p>`

/** As Word writes a text box: the shape, and what older programs draw in its place. */
export const box = (inner: string, fallback = inner): string =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${fallback}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`

export const cell = (text: string, tcPr = ''): string => `<w:tc><w:tcPr>${tcPr}</w:tcPr>${p(text)}</w:tc>`
export const table = (rows: readonly string[], grid = '<w:gridCol w:w="4000"/><w:gridCol w:w="4000"/>'): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.map((r) => `<w:tr>${r}</w:tr>`).join('')}</w:tbl>`

export const BODY = [
  p('Lease', '<w:pStyle w:val="Heading1"/>'),
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>The tenant pays the fees</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
  `<w:p><w:r><w:t xml:space="preserve">The cap is </w:t></w:r><w:del w:id="1" ${BOB}><w:r><w:delText>100%</w:delText></w:r></w:del><w:ins w:id="2" ${BOB}><w:r><w:rPr><w:b/></w:rPr><w:t>125%</w:t></w:r></w:ins><w:r><w:t> of the fees.</w:t></w:r></w:p>`,
  `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Notice is in writing</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>`,
  `<w:p><w:moveFromRangeStart w:id="5" w:name="move1"/><w:moveFrom w:id="6" ${BOB}><w:r><w:t>Time is of the essence.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="5"/></w:p>`,
  table([cell('Service') + cell('Fee'), cell('Support', '<w:vMerge w:val="restart"/>') + cell('1,200')]),
  box(p('Draft for discussion only.')),
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>clause 2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink r:id="rId7"><w:r><w:t>terms</w:t></w:r></w:hyperlink></w:p>`,
  `<w:p><w:moveToRangeStart w:id="7" w:name="move1"/><w:moveTo w:id="8" ${BOB}><w:r><w:t>Time is of the essence.</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="7"/></w:p>`,
  p('Signed by the parties.'),
].join('')

const SECTION = `<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`

export interface Made {
  readonly body?: string
  readonly section?: string
  /** The whole main text. */
  readonly document?: string | Uint8Array
  /** Inner XML of these parts. */
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly header?: string
  readonly comments?: string
  /** More `<Relationship/>`s of the main text. */
  readonly relations?: string
  /** Targets of the main text's own relations, by their id. */
  readonly targets?: Readonly<Record<string, string>>
  readonly types?: string
  readonly parts?: Parts
}

const SIDE = ['styles', 'numbering', 'comments', 'footnotes', 'header', 'footer', 'endnotes'] as const

const note = (kind: string, text: string): string =>
  `<w:${kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:id="2">${p(text)}</w:${kind}>`

export const STYLES = `<w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`
export const NUMBERING = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

export const honestParts = (made: Made = {}): Parts => {
  const target = (id: string, otherwise: string) => made.targets?.[id] ?? otherwise
  const relation = (id: string, kind: string, to: string, more = '') =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target(id, to)}"${more}/>`
  const override = (part: string) => `<Override PartName="/word/${part}.xml" ContentType="${TYPES}.${part}+xml"/>`
  const root = (name: string, inner: string) => `<w:${name} ${SPACES}>${inner}</w:${name}>`
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${SIDE.map(override).join('')}${made.types ?? ''}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${target('main', 'word/document.xml')}"/></Relationships>`,
    'word/document.xml':
      made.document ??
      `${DECLARED}${root('document', `<w:body>${made.body ?? BODY}${made.section ?? SECTION}</w:body>`)}`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      relation('rId1', 'styles', 'styles.xml'),
      relation('rId2', 'numbering', 'numbering.xml'),
      relation('rId3', 'comments', 'comments.xml'),
      relation('rId4', 'footnotes', 'footnotes.xml'),
      relation('rId5', 'header', 'header.xml'),
      relation('rId6', 'footer', 'footer.xml'),
      relation('rId7', 'hyperlink', 'https://example.com/terms', ' TargetMode="External"'),
      relation('rId8', 'endnotes', 'endnotes.xml'),
    ].join('')}${made.relations ?? ''}</Relationships>`,
    'word/styles.xml': root('styles', made.styles ?? STYLES),
    'word/numbering.xml': root('numbering', made.numbering ?? NUMBERING),
    'word/comments.xml': root(
      'comments',
      made.comments ?? `<w:comment w:id="0" ${BOB}>${p('By letter or by mail?')}</w:comment>`,
    ),
    'word/footnotes.xml': root('footnotes', made.footnotes ?? note('footnote', 'Fees exclude taxes.')),
    'word/endnotes.xml': root('endnotes', made.endnotes ?? note('endnote', 'Notice counts from receipt.')),
    'word/header.xml': root('hdr', made.header ?? p('Lease of 12 Quay Street')),
    'word/footer.xml': root('ftr', p('Version of 3 May')),
    ...made.parts,
  }
}

export const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const wordZip = (made: Made = {}): Uint8Array => rawZip(entriesOf(honestParts(made)))

/** Letters that do not pack well, so that long repetitions pass for an honest ratio. */
export const noise = (r: Random, length: number): string => {
  const out: string[] = []
  for (let n = 0; n < length; n += 5)
    out.push(
      Math.floor(r.next() * 60_466_176)
        .toString(36)
        .padStart(5, '0'),
    )
  return out.join('')
}

/** The same XML with so much noise in a comment that no bound on ratios refuses it. */
export const unbombed = (xml: string, r: Random): string =>
  xml.length < 1 << 20 ? xml : `${xml}<!--${noise(r, xml.length / 80)}-->`

export const times = (count: number, of: string | ((n: number) => string)): string =>
  typeof of === 'string' ? of.repeat(count) : Array.from({ length: count }, (_, n) => of(n)).join('')

/** Mostly some, now and then very many. */
export const many = (r: Random, most: number): number => Math.ceil(most / r.pick([1, 3, 10, 30, 100]))

/** Values that no attribute of Word should have. */
export const NASTY = [
  '',
  '-1',
  '0',
  '999999999',
  '-999999999',
  '1000000000',
  '99999999999999999999',
  '1e9',
  'NaN',
  'constructor',
  '__proto__',
  'toString',
  '../../etc/passwd',
  'javascript:alert(1)',
  '\\\\evil\\share',
  '%1%1%1%1',
  '\ud83d\ude00',
  '&#xFFFD;&#9;&#10;',
  '‮txt',
  '{what}$&$1',
] as const
