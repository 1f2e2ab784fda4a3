/** What a negotiator is told about her deal: HERON's numbers, and random deals against counting every package. */
import { describe, expect, test } from 'vitest'
import { heronAlternatives, heronIssues, heronPackage, heronTurns } from '../../../../test/kit/heron.ts'
import { random as seeded } from '../../../../test/kit/random.ts'
import { atLeastAsGood, countAbove, fairSplit, twoIssueTrades } from './better.ts'
import { threeEqualOffers } from './equal-offers.ts'
import { frontier, unbeaten } from './frontier.ts'
import { countPackages, type Issue, type Package, scoreOf, weights } from './issue.ts'
import { crossedBy, isAllowed } from './mandate.ts'
import { disagreements, threeToRank } from './ranking.ts'
import { concessions, scoreTurns } from './turns.ts'

const R3 = heronTurns[3].chosen

/** Every package there is, one by one: the slow truth. */
function everyPackage(issues: readonly Issue[]): Package[] {
  return issues.reduce<Package[]>(
    (all, issue) => all.flatMap((one) => issue.options.map((o) => ({ ...one, [issue.id]: o.id }))),
    [{}],
  )
}

const points = ({ us, them }: { us: number; them: number }) => `${us}/${them}`

describe('Project HERON, as Kestrelmoor sees it', () => {
  test('POS-2: each side can win 100 points, and the drafts score 0/100, 100/0, 27/90 and 65/66', () => {
    expect(weights(heronIssues)).toEqual({ us: 100, them: 100 })
    expect(scoreTurns(heronIssues, heronTurns).map(({ score }) => points(score))).toEqual([
      '0/100',
      '100/0',
      '27/90',
      '65/66',
    ])
  })

  test('POS-3: from R2 to R3 we won 38 points and they gave 24, issue by issue, the differences of the scores', () => {
    const { moved, gained, cost } = concessions(heronIssues, heronTurns[2], heronTurns[3])
    expect(moved.map((c) => [c.issue, c.gained, c.cost])).toEqual([
      ['Core service limit', 6, 3],
      ['Data and security limit', 6, 5],
      ['Uptime target', 11, 3],
      ['Tidemark royalty', 6, 6],
      ['Field of use', 9, 7],
    ])
    expect([gained, cost]).toEqual([65 - 27, 90 - 66])
    expect([gained, cost]).toEqual([38, 24])
  })

  test('POS-4: 14,580 packages, 46 of them unbeaten, the same as counting every one', () => {
    expect(countPackages(heronIssues)).toBe(14_580)
    const best = frontier(heronIssues)
    expect(best).toHaveLength(46)
    const slow = unbeaten(everyPackage(heronIssues).map((chosen) => scoreOf(heronIssues, chosen)))
    expect(best.map(points)).toEqual(slow.map(points))
    for (const { chosen, us, them } of best) expect(scoreOf(heronIssues, chosen)).toEqual({ us, them })
    expect(countAbove(heronIssues, heronAlternatives)).toBe(9054)
  })

  test('POS-4: five packages are at least as good for both as R3, two of them a trade of two issues', () => {
    const { found, more } = atLeastAsGood(heronIssues, R3, 100)
    expect(more).toBe(false)
    expect(found.map(points).sort()).toEqual(['65/68', '65/69', '66/66', '66/67', '67/66'])
    const trades = twoIssueTrades(heronIssues, R3)
    expect(trades.map(({ gain, issues, chosen }) => [points(gain), ...issues.map((id) => chosen[id])])).toEqual([
      ['0/3', '6%', '3 years'],
      ['0/2', '200%', '3 years'],
    ])
  })

  test('POS-4: the fair split is 70/65, and needs leave from Tom Aldous (POS-6)', () => {
    const fair = fairSplit(heronIssues, heronAlternatives)!
    expect(points(fair)).toBe('70/65')
    expect(fair.chosen).toEqual(
      heronPackage('200%', '300%', '99.9', '5/10/25/50', '6%', 'energy + water', '3 years', 'quarterly'),
    )
    expect(crossedBy(heronIssues, fair.chosen)).toEqual([
      {
        issue: 'Tidemark royalty',
        title: 'Tidemark royalty',
        offered: '6%',
        limit: 'tiered',
        kind: 'mandate',
        approver: 'Tom Aldous',
      },
    ])
    expect(crossedBy(heronIssues, R3)).toEqual([])
  })

  test('POS-4: three offers of 70 points to us differ from each other in five issues at least', () => {
    const three = threeEqualOffers(heronIssues, 70, heronAlternatives.them, () => true)
    expect(three.map((offer) => scoreOf(heronIssues, offer.chosen).us)).toEqual([70, 70, 70])
    for (const a of three)
      for (const b of three)
        if (a !== b)
          expect(heronIssues.filter(({ id }) => a.chosen[id] !== b.chosen[id]).length).toBeGreaterThanOrEqual(5)
    expect(three.map(({ them }) => them)).toEqual([60, 60, 58])
  })

  test('three equal offers within the mandate never ask for leave', () => {
    const three = threeEqualOffers(heronIssues, 70, heronAlternatives.them, isAllowed)
    expect(three).toHaveLength(3)
    for (const { chosen } of three) expect(crossedBy(heronIssues, chosen)).toEqual([])
  })

  test('POS-2: a ranking by feeling that says otherwise than the points is named', () => {
    const ranked = threeToRank(heronIssues).map(({ chosen }) => chosen)
    expect(disagreements(heronIssues, ranked)).toEqual([])
    const [first, second, third] = ranked as [Package, Package, Package]
    expect(disagreements(heronIssues, [second, first, third])).toMatchObject([{ above: 0, below: 1 }])
  })
})

describe('a limit of the negotiator', () => {
  test('a walk-away is crossed by what is worth less to us, whatever its place in the ladder', () => {
    const [core] = heronIssues
    const issue: Issue = { ...core!, stance: { fallbacks: [], walkAway: '150%' }, mandate: undefined }
    expect(crossedBy([issue], { [issue.id]: '125%' })).toMatchObject([
      { kind: 'walkAway', offered: '125%', limit: '150%' },
    ])
    expect(crossedBy([issue], { [issue.id]: '150%' })).toEqual([])
    expect(crossedBy([issue], {})).toEqual([])
  })
})

test('points so far from a hundred a side that their sums cannot be counted are not counted', () => {
  const [core] = heronIssues
  const many = Array.from({ length: 30 }, (_, i) => ({ ...core!, id: `${i}` }))
  expect(countAbove(many, heronAlternatives)).toBeUndefined()
  expect(countAbove(many.slice(0, 2), { us: 0, them: 0 })).toBe(25)
})

describe('random deals, against counting every package', () => {
  for (let seed = 1; seed <= 60; seed++)
    test(`seed ${seed}: frontier, better packages, trades and counts are those counted one by one`, () => {
      const random = seeded(seed)
      const issues: Issue[] = Array.from({ length: 1 + random.int(5) }, (_, i) => ({
        id: `issue ${i}`,
        title: `issue ${i}`,
        stance: { fallbacks: [] },
        spread: 0,
        options: Array.from({ length: 1 + random.int(4) }, (_, k) => ({
          id: `${k}`,
          label: `${k}`,
          us: random.int(30),
          them: random.int(30),
        })),
      }))
      const all = everyPackage(issues)
      const scores = all.map((chosen) => scoreOf(issues, chosen))
      expect(countPackages(issues)).toBe(all.length)
      expect(frontier(issues).map(points)).toEqual(unbeatenSlowly(scores).map(points))
      const table = all[random.int(all.length)]!
      const now = scoreOf(issues, table)
      const better = scores.filter(
        ({ us, them }) => us >= now.us && them >= now.them && (us > now.us || them > now.them),
      )
      const listed = atLeastAsGood(issues, table, 10_000)
      expect(listed.found.map(points).sort()).toEqual(better.map(points).sort())
      if (better.length > 1) {
        const some = atLeastAsGood(issues, table, better.length - 1)
        expect([some.found.length, some.more]).toEqual([better.length - 1, true])
      }
      for (const { chosen, gain } of twoIssueTrades(issues, table)) {
        const then = scoreOf(issues, chosen)
        expect([then.us - now.us, then.them - now.them]).toEqual([gain.us, gain.them])
        expect(issues.filter(({ id }) => chosen[id] !== table[id])).toHaveLength(2)
      }
      const alternatives = { us: random.int(60), them: random.int(60) }
      const above = scores.filter(({ us, them }) => us >= alternatives.us && them >= alternatives.them)
      expect(countAbove(issues, alternatives)).toBe(above.length)
      const product = ({ us, them }: { us: number; them: number }) =>
        (us - alternatives.us) * (them - alternatives.them)
      const fair = fairSplit(issues, alternatives)
      expect(fair && product(fair)).toBe(above.length > 0 ? Math.max(...above.map(product)) : undefined)
    })

  /** Each against all others: no sorting to get wrong. */
  function unbeatenSlowly(scores: readonly { us: number; them: number }[]) {
    const kept = scores.filter(
      (a) => !scores.some((b) => b.us >= a.us && b.them >= a.them && (b.us > a.us || b.them > a.them)),
    )
    const unique = new Map(kept.map((score) => [points(score), score]))
    return [...unique.values()].sort((a, b) => b.us - a.us)
  }
})
