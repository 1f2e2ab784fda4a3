import type { Change } from './changes.ts'
import { type IdRange, joinRanges } from './ids.ts'
import { IntervalMap } from './interval-map.ts'

/** A move's halves together: where it takes its words from, and whether just these stand at the new place. */
interface Move {
  readonly from: IdRange[]
  readonly to: IdRange[]
  deleted: string
  inserted: string
}

/**
 * Two people have moved the very same words while apart: agreed both, they would stand twice. Of the moves to be accepted
 * the first in the text counts, and every other open move of these words gives way to it. One that also carries its
 * author's own new words stays: with it they would be lost. One whose new place somebody struck counts for nothing here.
 *
 * @param accepted to be accepted, all halves of their moves among them
 * @param all every open change, in reading order
 * @returns names of the moves that give way
 */
export function movesThatGiveWay(accepted: readonly Change[], all: readonly Change[]): Set<string> {
  const moves = movesOf(all)
  const struck = new IntervalMap<true>()
  for (const { parts } of all)
    for (const { layer, ranges } of parts)
      if (layer.kind === 'del') for (const [client, clock, n] of ranges) struck.add(client, clock, clock + n, true)
  const kept = new Map<string, string>()
  const losing = new Set<string>()
  const name = (move: string): string => JSON.stringify(joinRanges(moves.get(move)!.from))
  const isPlain = ({ from, to, deleted, inserted }: Move): boolean =>
    from.length > 0 &&
    bare(deleted) === bare(inserted) &&
    to.every(([client, clock, n]) => struck.overlapping(client, clock, clock + n).length === 0)
  for (const changes of [accepted, all])
    for (const move of changes.flatMap((c) => c.moves)) {
      const known = moves.get(move)
      if (!known || !isPlain(known)) continue
      const first = kept.get(name(move))
      if (first === undefined && changes === accepted) kept.set(name(move), move)
      else if (first !== undefined && first !== move) losing.add(move)
    }
  return losing
}

function movesOf(changes: readonly Change[]): Map<string, Move> {
  const moves = new Map<string, Move>()
  for (const change of changes)
    for (const name of change.moves) {
      const move = moves.get(name) ?? { from: [], to: [], deleted: '', inserted: '' }
      moves.set(name, move)
      for (const { layer, ranges } of change.parts)
        if (layer.kind === 'del') move.from.push(...ranges)
        else if (layer.kind === 'ins') move.to.push(...ranges)
      move.deleted += change.deleted
      move.inserted += change.inserted
    }
  return moves
}

const bare = (text: string): string => text.replaceAll('\n', '')
