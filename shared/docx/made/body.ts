/** The main part of a made document. */
import { escapeText } from '../xml/escape.ts'
import type { MadeBlock, MadeParagraph, MadeRun, MadeTable } from './model.ts'

/** A4 between margins of an inch, in twentieths of a point. */
const WIDE = 9026

const STYLES = { title: 'Title', quote: 'Quote' } as const

/** Word wants a paragraph behind every table; two tables without one between them would be one. */
export const bodyOf = (blocks: readonly MadeBlock[]): string => {
  const out = blocks.map((block, n) => {
    if (block.kind === 'paragraph') return paragraph(block)
    return table(block) + (blocks[n + 1]?.kind === 'paragraph' ? '' : '<w:p/>')
  })
  return out.join('') || '<w:p/>'
}

const paragraph = ({ runs, role, level, num, indent }: MadeParagraph): string => {
  const style = role === 'heading' ? `Heading${level ?? 1}` : role === 'body' ? undefined : STYLES[role]
  const hang = indent && (indent.first < 0 ? `w:hanging="${-indent.first}"` : `w:firstLine="${indent.first}"`)
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    num && `<w:numPr><w:ilvl w:val="${num.level}"/><w:numId w:val="${num.list + 1}"/></w:numPr>`,
    indent && `<w:ind w:left="${indent.left}" ${hang}/>`,
  ]
  return paragraphOf(properties.filter(Boolean).join(''), runs)
}

const paragraphOf = (properties: string, runs: readonly MadeRun[]): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs.map(run).join('')}</w:p>`

const run = ({ text, format = {} }: MadeRun): string => {
  const looks = [format.bold && '<w:b/>', format.italic && '<w:i/>', format.strike && '<w:strike/>'].filter(Boolean)
  return text === '' ? '' : `<w:r>${looks.length > 0 ? `<w:rPr>${looks.join('')}</w:rPr>` : ''}${inline(text)}</w:r>`
}

const SIGNS: Readonly<Record<string, string>> = {
  '\t': '<w:tab/>',
  '\v': '<w:br/>',
  '\f': '<w:br w:type="page"/>',
}

/** U+FFFC stands for an object in a story: in text of others' making it is a character that says nothing. */
const inline = (text: string): string =>
  text
    .split(/([\t\v\f])/)
    .map((piece) =>
      piece === ''
        ? ''
        : (SIGNS[piece] ?? `<w:t xml:space="preserve">${escapeText(piece.replaceAll('\ufffc', '\ufffd'))}</w:t>`),
    )
    .join('')

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

const borders = SIDES.map((s) => `<w:${s} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('')

const table = ({ columns, align, rows }: MadeTable): string => {
  const width = Math.floor(WIDE / columns)
  const at = Array.from({ length: columns }, (_, n) => n)
  const row = (cells: readonly (readonly MadeRun[])[], n: number): string => {
    const head = n === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''
    const shade = n === 0 ? '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' : ''
    const cell = (column: number): string => {
      const side = align[column]
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${paragraphOf(
        side && side !== 'left' ? `<w:jc w:val="${side}"/>` : '',
        cells[column] ?? [],
      )}</w:tc>`
    }
    return `<w:tr>${head}${at.map(cell).join('')}</w:tr>`
  }
  const grid = at.map(() => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDE}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(row).join('')}</w:tbl>`
}
