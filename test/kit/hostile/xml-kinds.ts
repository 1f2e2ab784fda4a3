/** XML that is meant to hurt its parser, in the main text or beside it. */
import { strToU8 } from 'fflate'
import type { Random } from '../random.ts'
import { BODY, DECLARED, honestParts, many, NASTY, OFFICE, p, SPACES, times, unbombed, WORD } from './honest.ts'
import type { Kinds } from './kinds.ts'
import { entriesOf, joined, rawZip } from './zip.ts'

const PARTS = ['document', 'document', 'document', 'styles', 'numbering', 'footnotes', 'header', 'comments'] as const

/** The honest file with the XML of one part by chance put through `how`. */
const respelled = (r: Random, how: (xml: string) => string | Uint8Array): Uint8Array => {
  const parts = honestParts()
  const at = r.next() < 0.15 ? r.pick(Object.keys(parts)) : `word/${r.pick(PARTS)}.xml`
  parts[at] = how(parts[at] as string)
  return rawZip(entriesOf(parts))
}

/** Right behind the root's open tag. */
const inRoot = (xml: string, inner: string): string => xml.replace(/<[wTR][^?!>]*>/, (open) => open + inner)

const laughs = (r: Random): string => {
  const levels = 2 + r.int(30)
  const entities = times(levels, (n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)
  return `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]>`
}

const DOCTYPES = [
  '<!DOCTYPE x>',
  '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/p"> %p;]>',
  `<!DOCTYPE x [${'<!-- -->'.repeat(5000)}`,
] as const

const WRONG = [
  '<',
  '</w:p>',
  '<w:p>',
  '<w:t',
  '&evil;',
  '&#0;',
  '&#xFFFFFFFF;',
  '\u0001',
  '<x:p/>',
  ']]>',
  '\ufffe',
  '<!x>',
] as const

const encodings: readonly ((xml: string) => Uint8Array)[] = [
  (xml) => new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le')),
  (xml) => new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le')).slice(0, -1),
  (xml) => new Uint8Array(Buffer.from(xml, 'utf16le')),
  (xml) => new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()),
  (xml) => joined([Uint8Array.of(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), strToU8(xml)]),
  (xml) => joined([Uint8Array.of(0, 0, 0xfe, 0xff), strToU8(xml)]),
  (xml) => strToU8(xml.replace('UTF-8', 'UTF-7')),
  (xml) => joined([strToU8(xml), Uint8Array.of(0xc0, 0x80, 0xed, 0xa0, 0x80)]),
  () => new Uint8Array(0),
  () => strToU8('   \n'),
]

export const xmlKinds: Kinds = {
  'document type of its own': (r) =>
    respelled(r, (xml) => (xml.startsWith('<?') ? '' : DECLARED) + r.pick(DOCTYPES) + xml.replace(DECLARED, '')),
  'entities that multiply': (r) => respelled(r, (xml) => laughs(r) + inRoot(xml.replace(DECLARED, ''), p('&l9;'))),
  'too deep': (r) => {
    const depth = r.pick([100, 240, 300, 5000, 100_000])
    const tag = r.pick(['w:customXml', 'w:sdt><w:sdtContent', 'w:ins', 'w:p', 'x', 'w:tbl'])
    const close = tag.split('><').reverse().join('></')
    return respelled(r, (xml) => inRoot(xml, `<${tag}>`.repeat(depth) + `</${close}>`.repeat(depth)))
  },
  'one huge attribute': (r) =>
    respelled(r, (xml) => inRoot(unbombed(xml, r), unbombed(`<w:p w:rsidR="${'a'.repeat(many(r, 3_000_000))}"/>`, r))),
  'very many attributes': (r) =>
    respelled(r, (xml) => inRoot(xml, unbombed(`<w:p ${times(many(r, 200_000), (n) => `a${n}="${n}" `)}/>`, r))),
  'very many siblings': (r) => {
    const sibling = r.pick([
      '<w:p/>',
      '<x/>',
      p('a'),
      '<w:bookmarkStart w:id="1" w:name="a"/>',
      '<w:proofErr/>',
      '<w:sectPr/>',
    ])
    return respelled(r, (xml) => inRoot(xml, unbombed(sibling.repeat(many(r, 1_000_000)), r)))
  },
  'very many pieces in one paragraph': (r) => {
    const piece = r.pick([
      '<w:r><w:tab/></w:r>',
      '<w:r><w:drawing/></w:r>',
      '<w:r><w:t>a</w:t></w:r>',
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      '<w:commentRangeStart w:id="0"/>',
      '<w:r><w:t>a</w:t><w:br/></w:r>',
      '<w:hyperlink><w:r/></w:hyperlink>',
    ])
    return respelled(r, (xml) => inRoot(xml, `<w:p>${unbombed(piece.repeat(many(r, 400_000)), r)}</w:p>`))
  },
  'very long text': (r) =>
    respelled(r, (xml) =>
      inRoot(xml, unbombed(p(r.pick(['a', '–', '&amp;', '😀', '\n']).repeat(many(r, 4_000_000))), r)),
    ),
  'characters that are none': (r) =>
    respelled(r, (xml) =>
      inRoot(xml, p(r.pick(['\u0000', '\u000b', '&#1;', '&#xD800;', '\ufffe\uffff', '\u2028\ufffc\u0085', '\ud800']))),
    ),
  'wrong encoding': (r) => respelled(r, r.pick(encodings)),
  'marked sections everywhere': (r) =>
    respelled(r, (xml) =>
      xml.replace(
        />([^<]+)</g,
        (_, text: string) => `>${times(1 + r.int(4), () => `<![CDATA[${text}]]><!--${text}--><?x y?>`)}<`,
      ),
    ),
  'namespaces that mean something else': (r) =>
    respelled(r, (xml) =>
      r.pick([
        () => xml.replace(`xmlns:w="${WORD}"`, 'xmlns:w="http://evil.example"'),
        () => xml.replace(/<w:p>/g, `<w:p xmlns:w="http://evil.example">`),
        () => xml.replace(/(<\/?)w:/g, '$1').replace(`xmlns:w="${WORD}"`, `xmlns:w="${WORD}" xmlns="${WORD}"`),
        () => xml.replace(/(<\/?|\s)w:/g, '$1q:').replace('xmlns:w=', 'xmlns:q='),
        () => xml.replace(`xmlns:r="${OFFICE}"`, `xmlns:r="${WORD}"`),
        () => xml.replace(SPACES, ''),
        () => inRoot(xml, `<w:p xmlns:xml="http://evil.example"/>`),
        () =>
          inRoot(
            xml,
            times(9000, (n) => `<x xmlns="u${n}"><y${n}/></x>`),
          ),
        () =>
          inRoot(
            xml,
            times(9000, (n) => `<x:e${n} xmlns:x="${'u'.repeat(40)}"/>`),
          ),
      ])(),
    ),
  'endless namespace': (r) =>
    respelled(r, (xml) =>
      inRoot(
        xml,
        unbombed(
          `<x xmlns="${'u'.repeat(many(r, 1_000_000))}">${times(many(r, 60_000), (n) => `<y${n % 5000} z="1"/>`)}</x>`,
          r,
        ),
      ),
    ),
  'not well formed': (r) =>
    respelled(r, (xml) => {
      const at = r.int(xml.length)
      return xml.slice(0, at) + r.pick(WRONG) + xml.slice(at + r.int(3))
    }),
  'cut inside the xml': (r) => respelled(r, (xml) => xml.slice(0, r.int(xml.length))),
  'two roots': (r) => respelled(r, (xml) => xml + r.pick([xml.replace(DECLARED, ''), '<a/>', 'text', DECLARED])),
  'names of javascript itself': (r) =>
    respelled(r, (xml) => {
      const word = r.pick(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])
      const valued = xml.replace(/(w:(?:val|type|id|fldCharType|char|lineRule|leader))="[^"]*"/g, (whole, name) =>
        r.next() < 0.5 ? `${name}="${word}"` : whole,
      )
      return r.next() < 0.3 ? inRoot(xml, `<${word} ${word}="1"/><w:${word}/>`) : valued
    }),
  'values that are none': (r) =>
    respelled(r, (xml) =>
      xml.replace(/="[^"]*"/g, (whole, at: number) => (at > 800 && r.next() < 0.25 ? `="${r.pick(NASTY)}"` : whole)),
    ),
  'elements lost, doubled and carried about': (r) => respelled(r, (xml) => surgery(r, xml)),
  'elements of the text carried about': (r) => rawZip(entriesOf(honestParts({ body: surgery(r, surgery(r, BODY)) }))),
  'a piece of one part in another': (r) => {
    const others = Object.values(honestParts()) as string[]
    return respelled(r, (xml) => inRoot(xml, r.pick(elementsIn(r.pick(others)))))
  },
}

/** Elements without an element of the same name inside, as text. */
const elementsIn = (xml: string): string[] => {
  const found = xml.match(/<([\w:]+)(?:\s[^>]*)?(?:\/>|>(?:(?!<\1[\s>/]).)*?<\/\1>)/gs) ?? []
  return found.length === 0 ? ['<a/>'] : found
}

const surgery = (r: Random, xml: string): string => {
  let out = xml
  for (let n = 0; n < 1 + r.int(6); n++) {
    const all = elementsIn(out)
    const [a, b] = [r.pick(all), r.pick(all)]
    out = r.pick([
      () => out.replace(a, ''),
      () => out.replace(a, () => a + a),
      () => out.replace(a, () => b),
      () => out.replace(a, '').replace(b, () => b + a),
      () => out.replace(a, () => a.replace(/>/, () => `>${b}`)),
      () => out.replace(/<\/w:p>/, () => `${b}</w:p>`),
    ])()
  }
  return out
}
