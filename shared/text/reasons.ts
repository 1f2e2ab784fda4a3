import type { Change } from './changes.ts'
import { IntervalMap } from './interval-map.ts'
import type { TextModel } from './model.ts'
import type { ReasonRecord } from './records.ts'

/** The reason given for a change, as of now: the last one said about any of its text. */
export function reasonsOf(model: TextModel): (change: Change) => string | undefined {
  const said = new IntervalMap<ReasonRecord>()
  for (const [, record] of model.overlay.standing())
    if (record.t === 'why')
      for (const [client, clock, length] of record.ranges) said.add(client, clock, clock + length, record)
  return (change) => {
    let last: ReasonRecord | undefined
    for (const { ranges } of change.parts)
      for (const [client, clock, length] of ranges)
        for (const { values } of said.overlapping(client, clock, clock + length))
          for (const record of values) if (!last || record.n > last.n) last = record
    return last?.say || undefined
  }
}

/** Says why, in one line, for one change or all of a clause; an empty line takes the reason back. */
export function giveReason(model: TextModel, changes: readonly Change[], say: string): ReturnType<TextModel['edit']> {
  return model.edit((write) => {
    write({ t: 'why', ranges: changes.flatMap((change) => change.parts.flatMap((p) => p.ranges)), say })
    return []
  })
}
