import type { IdRange } from './ids.ts'
import { IntervalMap } from './interval-map.ts'
import type { TextModel } from './model.ts'
import type { Layer } from './overlay.ts'
import { stateAt } from './state.ts'

/**
 * Which move a stretch under a layer is a half of, '' for none: claimed in the file, or made here (a deletion that
 * says where its text stands now). A move whose text was taken back since is a plain deletion.
 */
export function movesIn(model: TextModel): (layer: Layer, id: IdRange) => string {
  const targets = new IntervalMap<string>()
  for (const [key, record] of model.overlay.standing())
    if (record.t === 'del')
      for (const [client, clock, length] of record.movedTo ?? []) targets.add(client, clock, clock + length, key)
  const alive = new Map<string, boolean>()
  const isAlive = (layer: Layer): boolean => {
    const known = alive.get(layer.id)
    if (known !== undefined) return known
    const found = (layer.movedTo ?? []).some((range) => stands(model, range))
    alive.set(layer.id, found)
    return found
  }
  return (layer, [client, clock]) => {
    if (layer.claimed) return layer.claimed.move ?? ''
    if (layer.kind === 'ins') return targets.at(client, clock)[0] ?? ''
    return layer.kind === 'del' && isAlive(layer) ? layer.id : ''
  }
}

/** Whether any of this text is still proposed or agreed. */
function stands(model: TextModel, [client, clock, length]: IdRange): boolean {
  const rules = model.rules
  for (let i = clock; i < clock + length; i++) if (!stateAt(model.overlay, rules, client, i).gone) return true
  return false
}
