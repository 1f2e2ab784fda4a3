import { frontier, unbeaten } from './frontier.ts'
import { type Issue, optionOf, type Package, type Score, scored, scoreOf, weights } from './issue.ts'

export interface Found extends Score {
  readonly chosen: Package
}

export interface FoundList {
  readonly found: readonly Found[]
  /** There are more than were listed. */
  readonly more: boolean
}

/**
 * Every package that is at least as good for both sides as the one on the table, and better for one. Exact: a branch is
 * followed only where some ending of it is known to get there, so the work grows with what is found. Best for both
 * together first.
 *
 * @param most how many to list at most
 */
export function atLeastAsGood(issues: readonly Issue[], table: Package, most: number): FoundList {
  const all = scored(issues)
  const need = scoreOf(issues, table)
  // What the issues from each place on can still bring: the frontier of the rest.
  const endings: Score[][] = [[{ us: 0, them: 0 }]]
  for (const issue of [...all].reverse())
    endings.unshift(
      unbeaten(endings[0]!.flatMap((e) => issue.options.map((o) => ({ us: e.us + o.us, them: e.them + o.them })))),
    )
  const found: Found[] = []
  const picks: string[] = []
  const go = (at: number, us: number, them: number): void => {
    if (found.length > most) return
    if (!endings[at]!.some((e) => us + e.us >= need.us && them + e.them >= need.them)) return
    if (at === all.length) {
      if (us > need.us || them > need.them) found.push({ us, them, chosen: chosenOf(all, picks) })
      return
    }
    for (const option of all[at]!.options) {
      picks[at] = option.id
      go(at + 1, us + option.us, them + option.them)
    }
  }
  go(0, 0, 0)
  const more = found.length > most
  const listed = more ? found.slice(0, most) : found
  return { found: listed.sort((a, b) => b.us + b.them - a.us - a.them || b.us - a.us), more }
}

const chosenOf = (issues: readonly Issue[], picks: readonly string[]): Package =>
  Object.fromEntries(issues.map((issue, i) => [issue.id, picks[i]!]))

export interface Trade {
  /** Points won by each side. */
  readonly gain: Score
  readonly chosen: Package
  /** The two issues that change. */
  readonly issues: readonly [string, string]
}

/** Two issues changed together so that neither side is worse off and one is better. Most points together first. */
export function twoIssueTrades(issues: readonly Issue[], table: Package): Trade[] {
  const all = scored(issues)
  const out: Trade[] = []
  const gainsOf = all.map((issue) => {
    const now = optionOf(issue, table[issue.id])
    return issue.options
      .filter((option) => option !== now)
      .map((o) => ({ id: o.id, us: o.us - (now?.us ?? 0), them: o.them - (now?.them ?? 0) }))
  })
  for (let i = 0; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++)
      for (const a of gainsOf[i]!)
        for (const b of gainsOf[j]!) {
          const gain = { us: a.us + b.us, them: a.them + b.them }
          if (gain.us < 0 || gain.them < 0 || gain.us + gain.them === 0) continue
          const chosen = { ...table, [all[i]!.id]: a.id, [all[j]!.id]: b.id }
          out.push({ gain, chosen, issues: [all[i]!.id, all[j]!.id] })
        }
  return out.sort((a, b) => b.gain.us + b.gain.them - a.gain.us - a.gain.them)
}

/**
 * The package that gives both sides most over their alternatives together: the largest product of what each wins over
 * having no deal (Nash's bargaining point). Undefined where no package beats both alternatives.
 */
export function fairSplit(issues: readonly Issue[], alternatives: Score): Found | undefined {
  const both = frontier(issues).filter(({ us, them }) => us >= alternatives.us && them >= alternatives.them)
  const product = ({ us, them }: Score) => (us - alternatives.us) * (them - alternatives.them)
  return both.reduce<Found | undefined>((best, one) => (best && product(best) >= product(one) ? best : one), undefined)
}

/**
 * How many packages are no worse than its alternative for either side. Counted by points, not one by one; undefined
 * where the points are so far from a hundred a side that there are too many sums to count.
 */
export function countAbove(issues: readonly Issue[], alternatives: Score): number | undefined {
  const most = weights(issues)
  if ((most.us + 1) * (most.them + 1) > MOST_SUMS) return undefined
  let counts = new Map<number, number>([[0, 1]])
  for (const issue of scored(issues)) {
    const next = new Map<number, number>()
    for (const [at, n] of counts)
      for (const { us, them } of issue.options) {
        const key = at + us * WIDE + them
        next.set(key, (next.get(key) ?? 0) + n)
      }
    counts = next
  }
  let above = 0
  for (const [at, n] of counts)
    if (Math.floor(at / WIDE) >= alternatives.us && at % WIDE >= alternatives.them) above += n
  return above
}

const MOST_SUMS = 250_000

/** More points than one side can ever have: both sums share one number. */
const WIDE = 1 << 20
