/** A contract as somebody would write it down in Markdown or as plain text: everything accepted, its marks gone. */
import type { ComparedParagraph } from '../../shared/compare/index.ts'

/** Nested lists for numbers, stars for bold, a table for a table. Headings keep their number as a list's. */
export function asMarkdown(paragraphs: readonly ComparedParagraph[]): string {
  const blocks: string[] = []
  const rows = new Map<number, string[]>()
  let table = -1
  for (const [n, p] of paragraphs.entries()) {
    const cell = p.props?.cell
    if (cell) {
      rows.set(cell.row, [...(rows.get(cell.row) ?? []), p.text])
      table = cell.table
      if (paragraphs[n + 1]?.props?.cell?.table === table) continue
      const lines = [...rows.values()].map((cells) => `| ${cells.join(' | ')} |`)
      blocks.push([lines[0], `|${'---|'.repeat(rows.get(0)!.length)}`, ...lines.slice(1)].join('\n'))
      rows.clear()
    } else if (p.text.trim() === '') continue
    else if (p.props?.role === 'title') blocks.push(`# ${p.text}`)
    else {
      const level = p.props?.num?.level
      const marker = level === undefined ? '' : `${'    '.repeat(level)}1. `
      blocks.push(marker + (p.props?.role === 'heading' ? p.text : withStars(p)))
    }
  }
  return `${blocks.join('\n\n')}\n`
}

/** As Word saves plain text: numbers typed, a tab behind them and between cells. */
export function asText(paragraphs: readonly ComparedParagraph[]): string {
  let out = ''
  paragraphs.forEach(({ text, number, props }, n) => {
    const { cell } = props ?? {}
    const next = paragraphs[n + 1]?.props?.cell
    const beside = cell && next && cell.table === next.table && cell.row === next.row
    out += (number ? `${number}\t` : '') + text.replaceAll('\v', '\n') + (beside ? '\t' : '\r\n')
  })
  return out
}

function withStars({ text, formats = [] }: ComparedParagraph): string {
  let out = ''
  let at = 0
  for (const { from, to, format } of formats) {
    const said = text.slice(from, to)
    const star = format.bold && said.trim() !== '' ? '**' : ''
    // No sign of emphasis stands beside a blank.
    out += text.slice(at, from) + star + said.trimEnd() + star + said.slice(said.trimEnd().length)
    at = to
  }
  return out + text.slice(at)
}
