import { type Change, changesOf } from './changes.ts'
import type { IdRange } from './ids.ts'
import { IntervalMap } from './interval-map.ts'
import type { TextModel } from './model.ts'
import type { DecisionRecord, ReasonRecord, TurnRecord } from './records.ts'
import { sameSide } from './rulings.ts'
import { turnsOf } from './turns.ts'

type Reason = readonly [key: string, record: ReasonRecord]

/** The record of the reason given for a change, as of now: the last one said about any of its text. */
function lastReasons(model: TextModel): (change: Change) => Reason | undefined {
  const said = new IntervalMap<Reason>()
  for (const [key, record] of model.overlay.standing())
    if (record.t === 'why')
      for (const [client, clock, length] of record.ranges) said.add(client, clock, clock + length, [key, record])
  return (change) => {
    let last: Reason | undefined
    for (const { ranges } of change.parts)
      for (const [client, clock, length] of ranges)
        for (const { values } of said.overlapping(client, clock, clock + length))
          for (const reason of values) if (!last || reason[1].n > last[1].n) last = reason
    return last?.[1].say ? last : undefined
  }
}

/** The reason given for a change. */
export function reasonsOf(model: TextModel): (change: Change) => string | undefined {
  const last = lastReasons(model)
  return (change) => last(change)?.[1].say
}

/** A reason as it goes out in a Word file: a comment on the text it is about. */
export interface SpokenReason {
  readonly key: string
  readonly record: ReasonRecord | DecisionRecord
  readonly ranges: readonly IdRange[]
}

/**
 * What our side has to say with the next file: why it proposes what is still open, and why it answered as it did since
 * the turn before its last one.
 */
export function spokenReasons(model: TextModel): SpokenReason[] {
  const last = lastReasons(model)
  const open = new Map<string, { key: string; record: ReasonRecord; ranges: IdRange[] }>()
  for (const change of changesOf(model)) {
    const [key, record] = last(change) ?? []
    if (!key || !record || !isOurs(model, record)) continue
    const known = open.get(key) ?? { key, record, ranges: [] }
    open.set(key, known)
    for (const { ranges } of change.parts) known.ranges.push(...ranges)
  }
  const turns = turnsOf(model).filter(({ record }) => isOurs(model, record))
  const since = turns.at(-2)?.record.n ?? 0
  const answers: SpokenReason[] = []
  for (const [key, record] of model.overlay.standing())
    if (record.t === 'dec' && record.say && record.n > since && isOurs(model, record))
      answers.push({ key, record, ranges: record.on.flatMap((d) => d.ranges) })
  return [...open.values(), ...answers]
}

const isOurs = (model: TextModel, { by, via }: ReasonRecord | DecisionRecord | TurnRecord): boolean =>
  via === undefined && sameSide(by, model.me)

/** Says why, in one line, for one change or all of a clause; an empty line takes the reason back. */
export function giveReason(model: TextModel, changes: readonly Change[], say: string): ReturnType<TextModel['edit']> {
  return model.edit((write) => {
    write({ t: 'why', ranges: changes.flatMap((change) => change.parts.flatMap((p) => p.ranges)), say })
    return []
  })
}
