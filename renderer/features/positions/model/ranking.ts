import { type Best, frontier } from './frontier.ts'
import { type Issue, type Package, scoreOf } from './issue.ts'

/** Three packages far apart in points to us, to be ranked by feeling: does the scoring say what she means (POS-2)? */
export function threeToRank(issues: readonly Issue[]): readonly Best[] {
  const all = frontier(issues)
  if (all.length < 3) return []
  return [all[Math.floor(all.length * 0.2)]!, all[Math.floor(all.length * 0.5)]!, all[Math.floor(all.length * 0.8)]!]
}

export interface Disagreement {
  /** Places in the ranking: this one was ranked before the other although it scores less. */
  readonly above: number
  readonly below: number
  readonly points: number
}

/** Where a ranking, best first, says otherwise than the points. */
export function disagreements(issues: readonly Issue[], ranked: readonly Package[]): Disagreement[] {
  const points = ranked.map((chosen) => scoreOf(issues, chosen).us)
  const out: Disagreement[] = []
  points.forEach((above, i) => {
    points.slice(i + 1).forEach((below, k) => {
      if (below > above) out.push({ above: i, below: i + 1 + k, points: below - above })
    })
  })
  return out
}
