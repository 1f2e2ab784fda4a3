import type { Change } from '../../../../shared/text/changes.ts'
import { writerOf } from '../../../../shared/text/draft/plane.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { type Turn, turnsOf } from '../../../../shared/text/turns.ts'

/** The turn a change came with: the first that holds it. Undefined while it is only drafted. */
export function turnFinder(model: TextModel): (change: Change) => Turn | undefined {
  const turns = turnsOf(model)
  const heads = turns.map((t) => new Map(t.record.heads))
  const holds = (i: number, client: number, clock: number) => clock < (heads[i]!.get(client) ?? 0)
  const first = (client: number, clock: number) => turns.findIndex((_, i) => holds(i, client, clock))
  return (change) => {
    let last = -1
    for (const { layer, ranges } of change.parts) {
      let at: number
      if (layer.claimed) at = turns.length > 0 ? 0 : -1
      else if (layer.id === 'i') at = Math.max(...ranges.map(([client, clock]) => first(client, clock)))
      else {
        const item = model.roots.records._map.get(layer.id)
        at = item && writerOf(layer.id) !== undefined ? first(item.id.client, item.id.clock) : -1
      }
      if (at < 0) return undefined
      last = Math.max(last, at)
    }
    return turns[last]
  }
}

/** What was said about a change in a decision on it. */
export function decisionSaid(model: TextModel, change: Change): string | undefined {
  for (const { layer, ranges } of change.parts)
    for (const [client, clock] of ranges)
      for (const ruling of model.overlay.rulings.at(client, clock)) {
        const record = ruling.layer === layer.id ? model.overlay.record(ruling.key) : undefined
        if (record?.t === 'dec' && record.say) return record.say
      }
  return undefined
}
