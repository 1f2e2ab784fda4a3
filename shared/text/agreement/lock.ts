import type { Change } from '../changes.ts'
import type { Guard } from '../guard.ts'
import { type IdRange, idKey } from '../ids.ts'
import type { TextModel } from '../model.ts'
import type { NewRecord } from '../records.ts'
import { type Agreement, type ClauseStatus, presumedAgreement } from './status.ts'
import { saidIn } from './words.ts'

/** Which paragraphs are agreed: the identity of their mark, and the clause whose agreement holds them. */
export type Locked = ReadonlyMap<string, string>

/** Every paragraph of every agreed clause, and what is proposed within it. */
export function lockedIn(model: TextModel, { accepted, statuses }: Agreement): Locked {
  const locked = new Map<string, string>()
  if (![...statuses.values()].some((s) => s.state === 'agreed')) return locked
  model.story.paragraphs.forEach((p, i) => {
    const home = accepted.home(i)
    const status = home && statuses.get(home.key)
    if (status?.state === 'agreed') locked.set(idKey(p.client, p.clock), (status.coveredBy ?? status.clause).key)
  })
  return locked
}

/** The agreed clause a change stands in, asked of the text as it is now; undefined where it stands in none. */
export function agreedAround(model: TextModel, change: Change): ClauseStatus | undefined {
  if (saidIn(model).size === 0) return undefined
  const { accepted, statuses } = presumedAgreement(model)
  for (const { ranges } of change.parts)
    for (const [client, clock] of ranges) {
      const place = model.story.placeOfId(client, clock)
      const home = place && accepted.home(place.paragraph)
      const status = home && statuses.get(home.key)
      if (status?.state === 'agreed') return status
    }
  return undefined
}

/**
 * Holds whatever would propose or accept something in an agreed clause. Rejecting and taking back pass: they leave
 * the agreed text as it is. So does a new paragraph before its first word, unless what stands before is agreed too.
 */
export function lockGuard(model: TextModel, locked: () => Locked): Guard {
  const holds = (paragraph: number): string | undefined => {
    const p = model.story.paragraphs[paragraph]
    return p && locked().get(idKey(p.client, p.clock))
  }
  return {
    insertion(at, text) {
      if (locked().size === 0) return undefined
      const before = at.offset === 0 && text.endsWith('\n') && at.paragraph > 0
      const here = holds(at.paragraph)
      return before && here !== holds(at.paragraph - 1) ? undefined : here
    },
    record(record) {
      if (locked().size === 0) return undefined
      const ranges = proposing(record)
      if (ranges.length === 0) return undefined
      for (const [i, p] of model.story.paragraphs.entries()) {
        const clause = holds(i)
        if (clause === undefined) continue
        if (touches(ranges, p.client, p.clock, 1)) return clause
        for (const s of p.segments) if (touches(ranges, s.client, s.clock, s.text.length)) return clause
      }
      return undefined
    },
  }
}

/** The text a record would change, were it agreed to. */
function proposing(record: NewRecord): readonly IdRange[] {
  if (record.t === 'del' || record.t === 'fmt') return record.ranges
  if (record.t === 'para') return record.first ? [] : record.ranges
  return record.t === 'dec' && record.verdict === 'accept' ? record.on.flatMap((d) => d.ranges) : []
}

const touches = (ranges: readonly IdRange[], client: number, clock: number, length: number): boolean =>
  ranges.some(([c, from, n]) => c === client && from < clock + length && clock < from + n)
