import {
  atLeastAsGood,
  countAbove,
  type Found,
  type FoundList,
  fairSplit,
  type Trade,
  twoIssueTrades,
} from './better.ts'
import { threeEqualOffers } from './equal-offers.ts'
import { type Best, frontier } from './frontier.ts'
import { countPackages, type Issue, isWhole, type Package, type Score, scoreOf } from './issue.ts'
import { isAllowed } from './mandate.ts'

export interface Question {
  readonly issues: readonly Issue[]
  /** What lies on the table. */
  readonly table: Package
  /** What each side has without a deal; theirs is an estimate. */
  readonly alternatives: Score
  /** What three equal offers should be worth to us. */
  readonly worth: number
}

export interface Findings {
  readonly best: readonly Best[]
  readonly packages: number
  /** How many of them are no worse than having no deal, for both; undefined where they are too many to count. */
  readonly above: number | undefined
  /** Where what lies on the table stands; undefined while not every issue is settled in it. */
  readonly now: Score | undefined
  readonly better: FoundList
  readonly trades: readonly Trade[]
  readonly fair: Found | undefined
  readonly offers: readonly Found[]
}

const MOST_LISTED = 100

/** Everything the points say about a deal. Exact, and quick enough for forty issues; run it in a worker all the same. */
export function find({ issues, table, alternatives, worth }: Question): Findings {
  const whole = isWhole(issues, table)
  return {
    best: frontier(issues),
    packages: countPackages(issues),
    above: countAbove(issues, alternatives),
    now: whole ? scoreOf(issues, table) : undefined,
    better: whole ? atLeastAsGood(issues, table, MOST_LISTED) : { found: [], more: false },
    trades: whole ? twoIssueTrades(issues, table) : [],
    fair: fairSplit(issues, alternatives),
    offers: threeEqualOffers(issues, worth, alternatives.them, isAllowed),
  }
}
