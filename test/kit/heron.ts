/** The issues of Project HERON as Kestrelmoor scores them, and what lay on the table in each turn. */
import type { Issue, Package } from '../../renderer/features/positions/model/issue.ts'

type Row = readonly [title: string, ...options: readonly (readonly [label: string, us: number, them: number])[]]

const ROWS: readonly Row[] = [
  ['Core service limit', ['100%', 0, 14], ['125%', 6, 12], ['150%', 12, 9], ['200%', 17, 5], ['300%', 22, 0]],
  ['Data and security limit', ['100%', 0, 16], ['200%', 9, 12], ['300%', 15, 7], ['unlimited', 18, 0]],
  ['Uptime target', ['99.5', 0, 12], ['99.9', 11, 9], ['99.95', 14, 0]],
  ['Credit scale', ['5/10', 0, 9], ['5/10/25/50', 7, 6], ['10/25/50', 10, 0]],
  ['Tidemark royalty', ['6%', 0, 20], ['tiered', 6, 14], ['9%', 10, 0]],
  ['Field of use', ['energy', 12, 0], ['energy + water', 9, 8], ['all industrial', 0, 15]],
  ['Term', ['2 years', 8, 0], ['3 years', 6, 5], ['5 years', 0, 8]],
  ['Roadmap disclosure', ['annual', 0, 6], ['quarterly', 5, 5], ['monthly', 6, 0]],
]

/** Ids are the words themselves: a test then reads as the deal. */
export const heronIssues: readonly Issue[] = ROWS.map(([title, ...options]) => ({
  id: title,
  title,
  options: options.map(([label, us, them]) => ({ id: label, label, us, them })),
  stance: { fallbacks: [] },
  spread: 0,
  ...(title === 'Core service limit' && { mandate: { limit: '125%', approver: 'Tom Aldous' } }),
  ...(title === 'Tidemark royalty' && { mandate: { limit: 'tiered', approver: 'Tom Aldous' } }),
}))

/** A package from one option of each issue, in the order of the issues. */
export const heronPackage = (...options: readonly string[]): Package =>
  Object.fromEntries(heronIssues.map(({ id }, i) => [id, options[i]!]))

export const heronTurns = [
  {
    label: 'R0',
    by: 'them',
    chosen: heronPackage('100%', '100%', '99.5', '5/10', '6%', 'all industrial', '5 years', 'annual'),
  },
  {
    label: 'R1',
    by: 'us',
    chosen: heronPackage('300%', 'unlimited', '99.95', '10/25/50', '9%', 'energy', '2 years', 'monthly'),
  },
  {
    label: 'R2',
    by: 'them',
    chosen: heronPackage('125%', '200%', '99.5', '5/10/25/50', '6%', 'all industrial', '5 years', 'quarterly'),
  },
  {
    label: 'R3',
    by: 'us',
    chosen: heronPackage('150%', '300%', '99.9', '5/10/25/50', 'tiered', 'energy + water', '5 years', 'quarterly'),
  },
] as const

/** What each side has without a deal: ours, and our estimate of theirs. */
export const heronAlternatives = { us: 46, them: 40 }
