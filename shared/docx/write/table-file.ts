/** A Word file of our own with one table in it: a list to be handed on, not a contract to be kept. */
import { blankParts } from '../blank.ts'
import { escapeText } from '../xml/escape.ts'
import { WORD_URI } from '../xml/names.ts'
import { buildZip, packEntry } from '../zip/build.ts'

export interface TableFile {
  readonly title: string
  /** Lines between the title and the table. */
  readonly lines: readonly string[]
  readonly head: readonly string[]
  /** Share of the width of each column, in any unit. */
  readonly widths: readonly number[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly shaded: boolean }[]
}

/** A4 across, in twentieths of a point, and what is left between margins of 2 cm. */
const PAGE = { width: 16838, height: 11906, margin: 1134 }
const WIDE = PAGE.width - 2 * PAGE.margin
const SHADE = 'E6F1E8'
const HEAD = 'ECEAE4'

export function tableDocx({ title, lines, head, widths, rows }: TableFile): Uint8Array {
  const all = widths.reduce((sum, w) => sum + w, 0)
  const columns = widths.map((w) => Math.round((w / all) * WIDE))
  const row = (cells: readonly string[], fill: string | undefined, first = false): string =>
    `<w:tr><w:trPr><w:cantSplit/>${first ? '<w:tblHeader/>' : ''}</w:trPr>${cells
      .map((text, i) => cell(text, columns[i] ?? 0, fill, first))
      .join('')}</w:tr>`
  const grid = columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="C6C2B8"/>`)
    .join('')
  const table = `<w:tbl><w:tblPr><w:tblW w:w="${WIDE}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(head, HEAD, true)}${rows
    .map(({ cells, shaded }) => row(cells, shaded ? SHADE : undefined))
    .join('')}</w:tbl>`
  const section = `<w:sectPr><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="landscape"/><w:pgMar w:top="${PAGE.margin}" w:right="${PAGE.margin}" w:bottom="${PAGE.margin}" w:left="${PAGE.margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
  const body = `${paragraph(title, 28, true)}${lines.map((line) => paragraph(line, 18)).join('')}${table}<w:p/>${section}`
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${WORD_URI}"><w:body>${body}</w:body></w:document>`
  const encoder = new TextEncoder()
  const parts = blankParts.map(([name, text]) => [name, name === 'word/document.xml' ? document : text] as const)
  return buildZip(parts.map(([name, text]) => packEntry(name, encoder.encode(text))))
}

function cell(text: string, width: number, fill: string | undefined, bold: boolean): string {
  const shade = fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${paragraph(text, 17, bold, 0)}</w:tc>`
}

const paragraph = (text: string, halfPoints: number, bold = false, after = 80): string =>
  `<w:p><w:pPr><w:spacing w:after="${after}" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr><w:t xml:space="preserve">${escapeText(text)}</w:t></w:r></w:p>`
