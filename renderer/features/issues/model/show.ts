import type { IssueRow, IssueState, Owner } from './rows.ts'

export type Filter = 'all' | 'ours' | 'theirs' | 'untracked' | 'agreed'
export type SortKey = 'clause' | 'state' | 'owner' | 'age'

export interface Shown {
  readonly filter: Filter
  readonly search: string
  readonly sort: SortKey
  readonly down: boolean
}

export const STATES: Readonly<Record<IssueState, string>> = {
  untracked: 'UNTRACKED',
  conflict: 'Decided differently',
  stranded: 'Stranded',
  contested: 'Contested',
  reopened: 'Reopened',
  proposed: 'Proposed',
  open: 'Open',
  principle: 'In principle',
  agreed: 'Agreed',
}

const RANKS = Object.keys(STATES)

const passes: Readonly<Record<Filter, (row: IssueRow) => boolean>> = {
  all: () => true,
  ours: ({ owner }) => owner === 'us' || owner === 'both',
  theirs: ({ owner }) => owner === 'them' || owner === 'both',
  untracked: ({ state }) => state === 'untracked',
  agreed: ({ state }) => state === 'agreed',
}

const OWNERS: readonly (Owner | undefined)[] = ['us', 'both', 'them', undefined]

const compare: Readonly<Record<SortKey, (a: IssueRow, b: IssueRow) => number>> = {
  clause: (a, b) => a.at - b.at,
  state: (a, b) => RANKS.indexOf(a.state) - RANKS.indexOf(b.state),
  owner: (a, b) => OWNERS.indexOf(a.owner) - OWNERS.indexOf(b.owner),
  age: (a, b) => (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER),
}

/** What is shown, in order. Untracked edits stand first, however the rest is sorted. */
export function shownOf(rows: readonly IssueRow[], { filter, search, sort, down }: Shown): IssueRow[] {
  const wanted = search.trim().toLowerCase()
  const found = rows.filter(
    (row) =>
      passes[filter](row) &&
      (wanted === '' ||
        `${row.number} ${row.name} ${row.ours} ${row.theirs} ${row.reason}`.toLowerCase().includes(wanted)),
  )
  const by = compare[sort]
  const first = (row: IssueRow) => (row.state === 'untracked' ? 0 : 1)
  return found.sort((a, b) => first(a) - first(b) || (down ? by(b, a) : by(a, b)) || a.at - b.at)
}

const DAY = 86_400_000

/** "today", "1 day", "12 days"; '' without a date. */
export function ageOf({ since }: IssueRow, now: number): string {
  if (since === undefined) return ''
  const days = Math.max(0, Math.floor((now - since) / DAY))
  return days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`
}
