import { tableDocx } from '../../../shared/docx/index.ts'
import { fileNameFor } from '../../platform/file-name.ts'
import type { ExportAs } from './ExportMenu.tsx'
import { csv } from './model/csv.ts'
import type { IssueRow } from './model/rows.ts'
import { type ListHead, tableOf } from './model/table.ts'

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })

const WIDTHS = [16, 25, 25, 10, 11, 16, 7, 6]

/** The list as a file: a clean table in Word, or one row a line. */
export function listFile(
  as: ExportAs['as'],
  rows: readonly IssueRow[],
  head: ListHead,
): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const { head: columns, cells } = tableOf(rows, head)
  const name = `${fileNameFor(head.title)} (issues).${as}`
  if (as === 'csv') return { name, bytes: new TextEncoder().encode(csv([columns, ...cells])) }
  const bytes = tableDocx({
    title: `${head.title}: issues`,
    lines: [`${head.us} and ${head.them}. ${head.as}. ${day.format(head.now)}. Agreed clauses are shaded.`],
    head: columns,
    widths: WIDTHS,
    rows: cells.map((row, i) => ({ cells: row, shaded: rows[i]!.state === 'agreed' })),
  })
  return { name, bytes: new Uint8Array(bytes) }
}
