import { type Change, changesOf } from './changes.ts'
import { type IdRange, joinRanges } from './ids.ts'
import type { Edit, TextModel } from './model.ts'
import type { Author, Verdict } from './records.ts'
import { sameSide } from './rulings.ts'

/** Own = of my side, not claimed by the imported file. Nobody accepts their own proposal: the other side does. */
export const isOwn = (change: Change, me: Author): boolean => !change.claimed && sameSide(change.author, me)

export interface Decided {
  readonly edit: Edit
  readonly decided: number
  /** Own proposals left standing, since accepting them is the other side's. */
  readonly left: number
}

/** A move is decided at both its places at once: half a move would double the text or lose it. */
function withBothHalves(model: TextModel, changes: readonly Change[]): readonly Change[] {
  const moves = new Set(changes.flatMap(movesOf))
  if (moves.size === 0) return changes
  const known = new Set(changes.map((c) => c.id))
  return [...changes, ...changesOf(model).filter((c) => !known.has(c.id) && movesOf(c).some((m) => moves.has(m)))]
}

const movesOf = (change: Change): readonly string[] => change.moves

/**
 * Accepts or rejects changes as one undoable step. Rejecting one's own is taking it back; accepting one's own is
 * nobody's to do and leaves it standing.
 */
export function decide(model: TextModel, changes: readonly Change[], verdict: Verdict, say = ''): Decided {
  const own = (change: Change) => isOwn(change, model.me)
  const on = new Map<string, IdRange[]>()
  const withdraw: IdRange[] = []
  let decided = 0
  for (const change of withBothHalves(model, changes)) {
    if (own(change) && verdict === 'accept') continue
    decided++
    for (const { layer, ranges } of change.parts) {
      if (layer.kind === 'ins' && own(change)) withdraw.push(...ranges)
      else on.set(layer.id, [...(on.get(layer.id) ?? []), ...ranges])
    }
  }
  const edit = model.edit((write) => {
    if (withdraw.length > 0) write({ t: 'wd', ranges: joinRanges(withdraw) })
    const after = known(model, on)
    if (on.size > 0)
      write({
        t: 'dec',
        verdict,
        on: [...on].map(([layer, ranges]) => ({ layer, ranges: joinRanges(ranges) })),
        ...(after.length > 0 ? { after } : {}),
        ...(say ? { say } : {}),
      })
    return []
  })
  return { edit, decided, left: changes.filter(own).length * (verdict === 'accept' ? 1 : 0) }
}

/** The decisions on the same text that stand already: the new one may overrule these. */
function known(model: TextModel, on: ReadonlyMap<string, readonly IdRange[]>): string[] {
  const keys = new Set<string>()
  for (const [layer, ranges] of on)
    for (const [client, clock, length] of ranges)
      for (const { values } of model.overlay.rulings.overlapping(client, clock, clock + length))
        for (const ruling of values) if (ruling.layer === layer) keys.add(ruling.key)
  return [...keys]
}
