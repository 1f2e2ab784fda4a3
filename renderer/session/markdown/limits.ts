import { type Refusal, refuse } from '../../../shared/base/refuse.ts'

/**
 * What a parser of Markdown pays for more than once: signs that may open something, lines of one list, and length of a
 * line. A contract of 300 pages stays below a third of each; at these the parser keeps below half a gigabyte.
 */
const MOST_LINES = 20_000
const MOST_SIGNS = 100_000
const LONGEST_LINE = 32_000

const asText = 'Save it as plain text (.txt) or as a Word file (.docx) and open that.'

/** Why a text is not read as Markdown, if so. */
export function beyondLimits(text: string): Refusal | undefined {
  let lines = 1
  let signs = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === 10 || c === 13) {
      lines++
      start = at + 1
    } else if (SIGNS.has(c)) signs++
    if (at - start > LONGEST_LINE)
      return refuse('line', `This file has a line of more than 32,000 characters, which no contract has. ${asText}`)
  }
  if (lines > MOST_LINES) return refuse('lines', `This file has more than 20,000 lines. ${asText}`)
  if (signs > MOST_SIGNS) return refuse('signs', `This file has more than 100,000 signs of Markdown. ${asText}`)
  return undefined
}

const SIGNS: ReadonlySet<number> = new Set([...'[]*_~`<>|!&'].map((c) => c.charCodeAt(0)))

/** Deeper than any contract: far above Word's nine levels of a list. */
export const DEEPEST = 64

export const tooDeep = refuse(
  'depth',
  'This file is nested more than 64 levels deep. It was not opened. Simplify its lists and quotations and save it again.',
)

/** Word holds 63 columns. */
export const MOST_COLUMNS = 63
const MOST_CELLS = 20_000

export const tableBeyondLimits = (rows: number, columns: number): Refusal | undefined =>
  columns > MOST_COLUMNS || rows * columns > MOST_CELLS
    ? refuse(
        'table',
        `This file has a table of ${rows} rows and ${columns} columns; Word takes 63 columns, Parley 20,000 cells. Cut the table and save the file again.`,
      )
    : undefined
