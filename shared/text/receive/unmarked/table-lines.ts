import type { ComparedParagraph } from '../../../compare/index.ts'
import type { FileLine } from './file-lines.ts'
import { folded } from './folded.ts'

const key = (text: string): string => folded(text).trim()

/**
 * Plain text has a row of a table in one line, a tab between two cells. A line with as many cells as a row of what was
 * sent, and one of them the same, is that row: each cell is a line of its own.
 */
export function cellsApart(lines: readonly FileLine[], sent: readonly ComparedParagraph[]): FileLine[] {
  const rows = new Map<string, string[]>()
  for (const { text, props } of sent)
    if (props?.cell) {
      const { table, row } = props.cell
      rows.set(`${table}.${row}`, [...(rows.get(`${table}.${row}`) ?? []), key(text)])
    }
  const whole = new Set(sent.map((p) => key(p.text)))
  const all = [...rows.values()]
  return lines.flatMap((line) => {
    if (!line.text.includes('\t') || whole.has(key(line.text))) return [line]
    const cells = line.text.split('\t').filter((cell) => cell.trim() !== '')
    const row = all.find((r) => full(r) === cells.length && cells.some((cell) => r.includes(key(cell))))
    return row ? cells.map((text) => ({ ...line, text, formats: [] })) : [line]
  })
}

const full = (row: readonly string[]): number => row.filter((cell) => cell !== '').length
