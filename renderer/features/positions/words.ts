import { type Issue, optionOf, type Package, type Score } from './model/issue.ts'

/** "65 / 66": us first, then them as we estimate. */
export const pair = ({ us, them }: Score): string => `${us} / ${them}`

/** "+6", "−3", "0" */
export const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0')

/** What a package changes against another, in words: "Term 5 years → 3 years, royalty tiered → 6%". */
export const difference = (issues: readonly Issue[], before: Package, after: Package): string =>
  issues
    .filter(({ id }) => before[id] !== after[id])
    .map((issue) => {
      const from = optionOf(issue, before[issue.id])?.label ?? 'open'
      const to = optionOf(issue, after[issue.id])?.label ?? 'open'
      return `${issue.title} ${from} → ${to}`
    })
    .join(', ')

/** A package as a list of "issue: option". */
export const inWords = (issues: readonly Issue[], chosen: Package): string[] =>
  issues.flatMap((issue) => {
    const option = optionOf(issue, chosen[issue.id])
    return option ? [`${issue.title}: ${option.label}`] : []
  })
