import type { Found } from './better.ts'
import { type Issue, scored } from './issue.ts'

/** Few enough to try every three of them. */
const CANDIDATES = 120

/** Offers that share most of their issues tell nothing; offers that share none are mostly bad ones for them. */
const APART = 0.6

/**
 * Three offers that are worth the same to us, differ in three of five issues and are, all together, the best for them:
 * whichever they choose tells us what they care about (multiple equivalent simultaneous offers; spec, POS-4). Where
 * there are no three so different, less different ones; empty where there are not three.
 *
 * @param us points each of the three is worth to us
 * @param least what they must get at least: their alternative
 * @param allowed leaves packages out, such as those outside the mandate
 */
export function threeEqualOffers(
  issues: readonly Issue[],
  us: number,
  least: number,
  allowed: (issue: Issue, option: string) => boolean,
): Found[] {
  const all = scored(issues)
  const candidates = bestWorth(all, us, least, allowed)
  for (let apart = Math.ceil(all.length * APART); apart > 0; apart--) {
    const three = bestThree(candidates, all, apart)
    if (three) return three
  }
  return []
}

/** Packages worth exactly this to us, best for them first. */
function bestWorth(
  issues: readonly Issue[],
  us: number,
  least: number,
  allowed: (issue: Issue, option: string) => boolean,
): Found[] {
  const options = issues.map((issue) => issue.options.filter((option) => allowed(issue, option.id)))
  // For each place and each number of points still wanted: the most they can get from there on.
  const most: Map<number, number>[] = [new Map([[0, 0]])]
  for (const list of [...options].reverse()) {
    const next = new Map<number, number>()
    for (const [points, them] of most[0]!)
      for (const o of list) {
        const key = points + o.us
        if (key <= us) next.set(key, Math.max(next.get(key) ?? -1, them + o.them))
      }
    most.unshift(next)
  }
  const found: Found[] = []
  const picks: string[] = []
  const collect = (at: number, left: number, them: number, floor: number): void => {
    const rest = most[at]!.get(left)
    if (rest === undefined || them + rest < floor || found.length >= CANDIDATES) return
    if (at === issues.length) {
      found.push({ us, them, chosen: Object.fromEntries(issues.map((issue, i) => [issue.id, picks[i]!])) })
      return
    }
    for (const o of options[at]!) {
      picks[at] = o.id
      collect(at + 1, left - o.us, them + o.them, floor)
    }
  }
  // The floor comes down until there are enough: so the best for them are all among the candidates.
  for (let floor = most[0]!.get(us) ?? -1; floor >= least && found.length < CANDIDATES; floor--) {
    found.length = 0
    collect(0, us, 0, floor)
  }
  return found.sort((a, b) => b.them - a.them)
}

/** The three with the most points to them that differ from one another in at least `apart` issues. */
function bestThree(all: readonly Found[], issues: readonly Issue[], apart: number): Found[] | undefined {
  const differ = (a: Found, b: Found) => issues.filter(({ id }) => a.chosen[id] !== b.chosen[id]).length >= apart
  let best: { readonly three: Found[]; readonly worth: number } | undefined
  for (let i = 0; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++) {
      if (!differ(all[i]!, all[j]!)) continue
      for (let k = j + 1; k < all.length; k++) {
        const worth = all[i]!.them + all[j]!.them + all[k]!.them
        if (best && worth < best.worth) break
        // Of three as good, those that are alike good: an offer nobody would take tells nothing.
        if (best && worth === best.worth && all[k]!.them <= best.three[2]!.them) break
        if (differ(all[i]!, all[k]!) && differ(all[j]!, all[k]!)) best = { three: [all[i]!, all[j]!, all[k]!], worth }
      }
    }
  return best?.three
}
