/** Well-formed Word files that ask for more than any document could mean. */
import type { Random } from '../random.ts'
import { BODY, box, cell, many, NASTY, NUMBERING, p, run, STYLES, table, times, unbombed, wordZip } from './honest.ts'
import type { Kinds } from './kinds.ts'

const by = (r: Random): string =>
  `w:id="${r.pick([...NASTY, '1', '1', '2'])}" w:author="${r.pick(['Bob', '', '__proto__'])}"`

const style = (id: string, basedOn: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${basedOn}"/>${more}</w:style>`

const level = (n: number, text: string, format = 'decimal', start = '1'): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`

const listed = (text: string, list = 1, at = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

const abstract = (id: number, inner: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`
const num = (id: number, of: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/></w:num>`

/** Rows of cells, each pair sharing nothing but the table. */
const bigTable = (rows: number, cells: number, tcPr: string | ((n: number) => string) = ''): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${times(rows, () => `<w:tr>${times(cells, (n) => `<w:tc><w:tcPr>${typeof tcPr === 'string' ? tcPr : tcPr(n)}</w:tcPr><w:p/></w:tc>`)}</w:tr>`)}</w:tbl>`

const nested = (depth: number, wrap: (inner: string) => string): string => {
  let out = p('Fee')
  for (let n = 0; n < depth; n++) out = wrap(out)
  return out
}

const FORMATS = [
  'decimal',
  'lowerLetter',
  'upperLetter',
  'lowerRoman',
  'upperRoman',
  'ordinal',
  'cardinalText',
  'ordinalText',
  'bullet',
  'none',
  'chicago',
  'hex',
  'decimalZero',
  'constructor',
  'x',
]

const TRACKING = ['ins', 'del', 'moveFrom', 'moveTo'] as const

export const wordKinds: Kinds = {
  'styles based on themselves': (r) => {
    const n = 2 + r.int(60)
    return wordZip({
      styles:
        STYLES +
        times(n, (k) => style(`S${k}`, `S${(k + 1) % n}`, `<w:next w:val="S${k}"/><w:link w:val="S${k}"/>`)) +
        style('Heading1', 'Heading1'),
      body: times(20, () => p('Fee', `<w:pStyle w:val="S${r.int(n)}"/>`)) + BODY,
    })
  },
  'styles without end': (r) => {
    const n = many(r, 30_000)
    return wordZip({
      styles: unbombed(STYLES + times(n, (k) => style(`S${k}`, `S${k - 1}`, '<w:rPr><w:b/></w:rPr>')), r),
      body: times(300, () => p('Fee', `<w:pStyle w:val="S${r.int(n)}"/>`)),
    })
  },
  'numbering that refers to itself': (r) => {
    const n = 2 + r.int(20)
    return wordZip({
      styles:
        STYLES +
        times(n, (k) =>
          style(`L${k}`, 'Normal', `<w:pPr><w:numPr><w:numId w:val="${(k + 1) % n}"/></w:numPr></w:pPr>`),
        ),
      numbering:
        times(n, (k) => abstract(k, `<w:numStyleLink w:val="L${(k + r.int(2)) % n}"/><w:styleLink w:val="L${k}"/>`)) +
        times(n, (k) => num(k, k)),
      body: times(20, () => listed('Fee', r.int(n), r.int(9))),
    })
  },
  'number of a million letters': (r) => {
    const length = many(r, 1_000_000)
    const text = r.pick(['%1', 'a', '%9%1', '–']).repeat(length).slice(0, length)
    return wordZip({
      numbering: unbombed(abstract(0, level(0, text)) + num(1, 0), r),
      body: listed('Fee').repeat(many(r, 3000)),
    })
  },
  'numbers that start at a billion': (r) =>
    wordZip({
      numbering:
        abstract(
          0,
          times(9, (n) =>
            level(n, `%${n + 1}.%1`, r.pick(FORMATS), r.pick(['999999999', '-999999999', '0', '100000', 'x'])),
          ),
        ) + num(1, 0),
      body: times(200, () => listed('Fee', 1, r.int(9))),
    }),
  'lists without end': (r) => {
    const n = many(r, 20_000)
    return wordZip({
      numbering: unbombed(
        NUMBERING +
          abstract(
            9,
            times(9, (k) => level(k, `%${k + 1}.`)),
          ) +
          times(n, (k) => num(k + 2, 9)),
        r,
      ),
      body: times(200, () => listed('Fee', r.int(n))),
    })
  },
  'levels that are none': (r) =>
    wordZip({
      numbering:
        abstract(
          0,
          times(20, () => level(r.pick([-1, 0, 8, 9, 999999999]), `%${r.int(12)}`)),
        ) +
        `<w:num w:numId="1"><w:abstractNumId w:val="0"/>${times(9, () => `<w:lvlOverride w:ilvl="${r.pick(NASTY)}"><w:startOverride w:val="${r.pick(NASTY)}"/></w:lvlOverride>`)}</w:num>`,
      body: times(40, () => listed('Fee', 1, r.pick([-1, 0, 8, 9, 999999999]))),
    }),
  'tracked ids that are none': (r) =>
    wordZip({
      body: times(40, () => {
        const t = r.pick(TRACKING)
        return `<w:p><w:pPr><w:rPr><w:${t} ${by(r)}/></w:rPr></w:pPr><w:${t} ${by(r)}><w:r><w:t>a</w:t></w:r></w:${t}><w:r><w:rPr><w:rPrChange ${by(r)}><w:rPr/></w:rPrChange></w:rPr><w:t>b</w:t></w:r></w:p>`
      }),
    }),
  'tracked within tracked': (r) =>
    wordZip({
      body:
        nested(1 + r.int(100), (inner) => {
          const t = r.pick(TRACKING)
          return `<w:${t} ${by(r)}>${inner}</w:${t}>`
        }) +
        `<w:p>${nested(1 + r.int(100), (inner) => {
          const t = r.pick(TRACKING)
          return `<w:${t} ${by(r)}>${inner}</w:${t}>`
        })
          .replace('<w:p>', '')
          .replace('</w:p>', '')}</w:p>`,
    }),
  'moves that never end': (r) => {
    const n = many(r, 30_000)
    const start = r.pick(['From', 'To'])
    return wordZip({
      body: unbombed(
        times(
          n,
          (k) =>
            `<w:p><w:move${start}RangeStart w:id="${k}" w:name="m${k}"/><w:move${start} w:id="${k}"><w:r><w:t>a</w:t></w:r></w:move${start}></w:p>`,
        ),
        r,
      ),
    })
  },
  'one mark with very many changes': (r) =>
    wordZip({
      body: `<w:p><w:pPr><w:rPr>${unbombed('<w:rPrChange w:id="1"><w:rPr/></w:rPrChange><w:ins w:id="2"/>'.repeat(many(r, 60_000)), r)}</w:rPr></w:pPr></w:p>`,
    }),
  'very many changes': (r) => {
    const change = r.pick([
      '<w:ins w:id="1" w:author="B"><w:r><w:t>a</w:t></w:r></w:ins>',
      '<w:del w:id="1"><w:r><w:delText>a</w:delText></w:r></w:del><w:r><w:t>b</w:t></w:r>',
    ])
    const n = many(r, 60_000)
    return wordZip({
      body: unbombed(r.next() < 0.5 ? `<w:p>${change.repeat(n)}</w:p>` : `<w:p>${change}</w:p>`.repeat(n), r),
    })
  },
  'comments without ids': (r) =>
    wordZip({
      comments: times(
        30,
        () =>
          `<w:comment w:id="${r.pick([...NASTY, '0', '1'])}"><w:p w14:paraId="${r.pick(['1', '2', ''])}"><w:r><w:t>c</w:t></w:r></w:p></w:comment><w:comment/>`,
      ),
      body: times(
        30,
        () =>
          `<w:p><w:commentRange${r.pick(['Start', 'End'])} w:id="${r.pick([...NASTY, '0', '1'])}"/><w:r><w:t>a</w:t></w:r><w:r><w:commentReference w:id="${r.int(3)}"/></w:r></w:p><w:commentRangeEnd/>`,
      ),
    }),
  'comments without end': (r) => {
    const n = many(r, 30_000)
    return wordZip({
      comments: unbombed(
        times(n, (k) => `<w:comment w:id="${k}">${p('c')}</w:comment>`),
        r,
      ),
      body: unbombed(
        times(
          n,
          (k) => `<w:p><w:commentRangeStart w:id="${k}"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="${k}"/></w:p>`,
        ),
        r,
      ),
    })
  },
  'cells a billion columns wide': (r) =>
    wordZip({
      body: `${table(
        times(
          30,
          () => `${cell('a', `<w:gridSpan w:val="${r.pick(NASTY)}"/><w:tcW w:w="${r.pick(NASTY)}" w:type="dxa"/>`)}|`,
        ).split('|'),
        `<w:gridCol w:w="${r.pick(NASTY)}"/>`,
      )}<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>${cell('a')}</w:tr></w:tbl>`,
    }),
  'cells merged for ever': (r) =>
    wordZip({
      body:
        unbombed(
          bigTable(many(r, 30_000), 1 + r.int(3), () => `<w:vMerge${r.next() < 0.02 ? ' w:val="restart"' : ''}/>`),
          r,
        ) + p('a'),
    }),
  'very many rows': (r) => wordZip({ body: unbombed(bigTable(many(r, 60_000), 1 + r.int(2)), r) + p('a') }),
  'very many cells in a row': (r) => wordZip({ body: unbombed(bigTable(1, many(r, 100_000)), r) + p('a') }),
  'very many tables': (r) => wordZip({ body: unbombed(bigTable(1, 1).repeat(many(r, 40_000)), r) + p('a') }),
  'tables in tables': (r) =>
    wordZip({
      body: nested(
        1 + r.int(70),
        (inner) => `<w:tbl><w:tr><w:tc>${inner}${r.pick(['', p('a')])}</w:tc></w:tr></w:tbl>`,
      ),
    }),
  'tables in pieces': (r) =>
    wordZip({
      body: times(20, () =>
        r.pick([
          '<w:tbl/>',
          '<w:tr/>',
          '<w:tc/>',
          `<w:tr>${cell('a')}</w:tr>`,
          cell('a'),
          '<w:tbl><w:tr/></w:tbl>',
          `<w:tbl>${p('a')}</w:tbl>`,
          `<w:tbl><w:tr>${p('a')}<w:tc/></w:tr></w:tbl>`,
          '<w:sdt/>',
          '<w:body/>',
          `<w:body>${p('b')}</w:body>`,
          '<w:p><w:p/></w:p>',
          `<w:p>${table([cell('x')])}</w:p>`,
        ]),
      ),
    }),
  'objects of every kind at once': (r) =>
    wordZip({
      body: times(60, () =>
        run(
          nested(1 + r.int(8), (inner) =>
            r.pick([
              `<w:drawing>${inner}</w:drawing>`,
              `<w:pict>${inner}</w:pict>`,
              `<w:object>${inner}</w:object>`,
              `<w:ruby>${inner}</w:ruby>`,
              `<mc:AlternateContent>${inner}</mc:AlternateContent>`,
              `<w:sym w:char="${r.pick(NASTY)}"/>`,
              box(inner),
            ]),
          ),
        ),
      ),
    }),
}
