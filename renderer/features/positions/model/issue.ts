/** What is negotiated, in points: issues, the options of each, and packages that choose one option everywhere. */

/** One way an issue may end. Points are whole numbers from 0 to 100. */
export interface Option {
  readonly id: string
  /** As we call it, and as the clause says it: "150 %", "energy + water". */
  readonly label: string
  /** What it is worth to us. */
  readonly us: number
  /** What we believe it is worth to them. A guess, and shown as one. */
  readonly them: number
}

/** Option ids: where we want to end, where we begin, what we may fall back to, and below what we leave. */
export interface Stance {
  readonly target?: string | undefined
  readonly opening?: string | undefined
  readonly fallbacks: readonly string[]
  readonly walkAway?: string | undefined
}

/** How far the negotiator may go without asking. */
export interface Mandate {
  /** The least good option she may publish. */
  readonly limit: string
  /** Who can allow more. */
  readonly approver: string
}

export interface Issue {
  readonly id: string
  readonly title: string
  /** Id of the clause it is about, if of one. */
  readonly clause?: string | undefined
  readonly options: readonly Option[]
  readonly stance: Stance
  readonly mandate?: Mandate | undefined
  /** How many points our guess of theirs may be off, either way. */
  readonly spread: number
}

/** One option of each issue, by issue id. An issue left out is not settled by the package. */
export type Package = Readonly<Record<string, string>>

/** Points to us and, as we estimate, to them. */
export interface Score {
  readonly us: number
  readonly them: number
}

export const MOST_POINTS = 100

export const optionOf = (issue: Issue, id: string | undefined): Option | undefined =>
  issue.options.find((option) => option.id === id)

/** What a package is worth. An issue it leaves out counts nothing. */
export function scoreOf(issues: readonly Issue[], chosen: Package): Score {
  let us = 0
  let them = 0
  for (const issue of issues) {
    const option = optionOf(issue, chosen[issue.id])
    us += option?.us ?? 0
    them += option?.them ?? 0
  }
  return { us, them }
}

/** Whether a package settles every issue that has options: only such ones can be compared. */
export const isWhole = (issues: readonly Issue[], chosen: Package): boolean =>
  issues.every((issue) => issue.options.length === 0 || optionOf(issue, chosen[issue.id]) !== undefined)

/** The issues that can be counted: those with options. */
export const scored = (issues: readonly Issue[]): readonly Issue[] => issues.filter((issue) => issue.options.length > 0)

/** What all best options of each side come to. Each should be 100 points (spec, POS-2). */
export const weights = (issues: readonly Issue[]): Score => ({
  us: sum(scored(issues).map((issue) => Math.max(...issue.options.map((o) => o.us)))),
  them: sum(scored(issues).map((issue) => Math.max(...issue.options.map((o) => o.them)))),
})

/** How far off the estimate of their points may be, all issues together. */
export const spreadOf = (issues: readonly Issue[]): number => sum(scored(issues).map((issue) => issue.spread))

/** How many packages there are. Beyond 2^53 it is the order of magnitude that counts. */
export const countPackages = (issues: readonly Issue[]): number =>
  scored(issues).reduce((n, issue) => n * issue.options.length, 1)

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** An issue without what the points do not need: a note typed into it asks nothing of the worker. */
export const bare = ({ id, title, options, stance, mandate, spread }: Issue): Issue => ({
  id,
  title,
  options,
  stance,
  mandate,
  spread,
})
