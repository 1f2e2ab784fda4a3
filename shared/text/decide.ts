import { type Change, changesOf } from './changes.ts'
import { rulingsOn, withdrawal } from './edit.ts'
import { type IdRange, joinRanges } from './ids.ts'
import type { Edit, TextModel } from './model.ts'
import type { Layer } from './overlay.ts'
import type { Author, Verdict } from './records.ts'
import { movesThatGiveWay } from './rival-moves.ts'
import { sameSide } from './rulings.ts'
import { isPartOf } from './state.ts'

/** Own = of my side, not claimed by the imported file. Nobody accepts their own proposal: the other side does. */
export const isOwn = (change: Change, me: Author): boolean => !change.claimed && sameSide(change.author, me)

export interface Decided {
  readonly edit: Edit
  readonly decided: number
  /** Own proposals left standing, since accepting them is the other side's. */
  readonly left: number
}

/**
 * A move is decided at both its places at once: half a move would double the text or lose it. So is a note, at its mark
 * and where its words stand; and what comes with it may bring another.
 */
function withBothHalves(model: TextModel, changes: readonly Change[]): readonly Change[] {
  const joins = (c: Change): readonly string[] => [...c.moves, ...c.notes]
  const joined = new Set(changes.flatMap(joins))
  if (joined.size === 0) return changes
  const chosen = [...changes]
  const ids = new Set(changes.map((c) => c.id))
  let rest = changesOf(model).filter((c) => !ids.has(c.id) && joins(c).length > 0)
  for (let grown = true; grown; ) {
    const more = rest.filter((c) => joins(c).some((j) => joined.has(j)))
    rest = rest.filter((c) => !more.includes(c))
    for (const key of more.flatMap(joins)) joined.add(key)
    chosen.push(...more)
    grown = more.length > 0
  }
  return chosen
}

function decision(model: TextModel, verdict: Verdict, on: ReadonlyMap<string, readonly IdRange[]>) {
  const after = rulingsOn(model, on)
  return {
    t: 'dec' as const,
    verdict,
    on: [...on].map(([layer, ranges]) => ({ layer, ranges: joinRanges(ranges) })),
    ...(after.length > 0 ? { after } : {}),
  }
}

/**
 * Accepts or rejects changes as one undoable step. Rejecting one's own is taking it back; accepting one's own is
 * nobody's to do and leaves it standing. A move accepted is the only one: others of the same words give way to it.
 */
export function decide(model: TextModel, changes: readonly Change[], verdict: Verdict, say = ''): Decided {
  const own = (change: Change) => isOwn(change, model.me)
  const chosen = withBothHalves(model, changes).filter((change) => verdict === 'reject' || !own(change))
  const moving = verdict === 'accept' && chosen.some((c) => c.moves.length > 0)
  const all = moving ? changesOf(model) : []
  const losing = moving ? movesThatGiveWay(chosen, all) : new Set<string>()
  const givesWay = (change: Change) => change.moves.some((move) => losing.has(move))
  const decided = chosen.filter((change) => !givesWay(change))
  const yes = gathered(model, decided, verdict)
  const no = gathered(model, all.filter(givesWay), 'reject')
  const withdraw = [...yes.withdraw, ...no.withdraw]
  const edit = model.edit((write) => {
    if (withdraw.length > 0) write(withdrawal(model, joinRanges(withdraw)))
    if (yes.on.size > 0) write({ ...decision(model, verdict, yes.on), ...(say ? { say } : {}) })
    if (no.on.size > 0) write(decision(model, 'reject', no.on))
    return []
  })
  return { edit, decided: decided.length, left: changes.filter(own).length * (verdict === 'accept' ? 1 : 0) }
}

/** What deciding comes to: own text to take back, and of everything else layer by layer where. */
function gathered(model: TextModel, changes: readonly Change[], verdict: Verdict) {
  const on = new Map<string, IdRange[]>()
  const withdraw: IdRange[] = []
  const put = (layer: string, ranges: readonly IdRange[]) => on.set(layer, [...(on.get(layer) ?? []), ...ranges])
  for (const change of changes)
    for (const { layer, ranges } of change.parts) {
      if (layer.kind === 'ins' && isOwn(change, model.me)) withdraw.push(...ranges)
      else put(layer.id, ranges)
      if (layer.kind === 'ins' && verdict === 'accept')
        for (const [look, range] of looksWithin(model, layer, ranges)) put(look, [range])
    }
  return { on, withdraw }
}

/**
 * Yields where one's own side took a proposal back while the other side accepted it: what they accepted stands. One
 * undoable step.
 */
export function letStand(model: TextModel, change: Change): Edit {
  const on = new Map<string, IdRange[]>()
  for (const half of withBothHalves(model, [change]))
    if (isOwn(half, model.me))
      for (const { layer, ranges } of half.parts) on.set(layer.id, [...(on.get(layer.id) ?? []), ...ranges])
  return model.edit((write) => {
    if (on.size > 0) write(decision(model, 'accept', on))
    return []
  })
}

/** How proposed text looks was proposed with it, so it is accepted with it. */
function* looksWithin(
  model: TextModel,
  ins: Layer,
  ranges: readonly IdRange[],
): Generator<readonly [layer: string, range: IdRange]> {
  for (const [client, clock, length] of ranges)
    for (const { from, to, values } of model.overlay.layers.overlapping(client, clock, clock + length))
      for (const layer of values) {
        if ((layer.kind !== 'fmt' && layer.kind !== 'para') || layer.claimed || layer.first) continue
        if (!isPartOf(layer, [ins])) continue
        const start = Math.max(from, clock)
        yield [layer.id, [client, start, Math.min(to, clock + length) - start]]
      }
}
