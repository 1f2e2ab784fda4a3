import type { IssueRow, Owner } from './rows.ts'
import { ageOf, STATES } from './show.ts'

/** What stands above an exported list. */
export interface ListHead {
  readonly title: string
  readonly us: string
  readonly them: string
  /** "turn R3", with the note that a draft is in it. */
  readonly as: string
  /** Milliseconds since 1970. */
  readonly now: number
}

export const ownerName = (owner: Owner | undefined, us: string, them: string): string =>
  owner === undefined ? '' : owner === 'us' ? us : owner === 'them' ? them : `${us} and ${them}`

/** Column heads and cells, the same for Word and for a spreadsheet. */
export function tableOf(rows: readonly IssueRow[], { us, them, now }: ListHead): { head: string[]; cells: string[][] } {
  return {
    head: ['Clause', `${us}’s text`, `${them}’s text`, 'Status', 'Owner', 'Reason', 'Open for', 'Turn'],
    cells: rows.map((row) => [
      [row.number, row.name].filter(Boolean).join(' '),
      row.ours,
      row.theirs,
      STATES[row.state],
      ownerName(row.owner, us, them),
      row.reason,
      row.open ? ageOf(row, now) : '',
      row.turn,
    ]),
  }
}
