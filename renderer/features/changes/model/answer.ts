import type { Change, ChangePart } from '../../../../shared/text/changes.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { sameSide, standingOf } from '../../../../shared/text/rulings.ts'
import type { InboxRow } from './inbox.ts'

/** What has become of a row, in our draft or before. */
export type RowState = 'open' | 'accepted' | 'rejected' | 'conflict' | 'countered' | 'seen'

/** Rows of a turn somebody of our side has acknowledged. */
export function seenRows(model: TextModel, turn: string): ReadonlySet<string> {
  const seen = new Set<string>()
  for (const [, record] of model.overlay.standing())
    if (record.t === 'ack' && record.turn === turn && sameSide(record.by, model.me))
      for (const row of record.rows) seen.add(row)
  return seen
}

/** Where a row stands in the document as we have it now. */
export function stateOfRow(model: TextModel, row: InboxRow, seen: ReadonlySet<string>): RowState {
  if (row.changes.length > 0) {
    const standings = new Set(row.changes.flatMap((c) => c.parts.map((part) => standingOfPart(model, part))))
    const [only] = standings
    if (standings.size === 1 && only === 'accept') return 'accepted'
    if (standings.size === 1 && only === 'reject') return 'rejected'
    if (standings.has('conflict')) return 'conflict'
    if (row.changes.some((c) => isCountered(model, c))) return 'countered'
  }
  return seen.has(row.id) ? 'seen' : 'open'
}

function standingOfPart(model: TextModel, { layer, ranges }: ChangePart): string {
  const standings = new Set(
    ranges.map(
      ([client, clock]) => standingOf(layer.id, layer.author, model.overlay.rulings.at(client, clock)) ?? 'open',
    ),
  )
  const [only] = standings
  return standings.size === 1 ? only! : standings.has('conflict') ? 'conflict' : 'open'
}

/** We struck some of what they added, or put words of ours where theirs went. */
function isCountered(model: TextModel, change: Change): boolean {
  return change.parts.some(({ ranges }) =>
    ranges.some(([client, clock, length]) => {
      const layers = model.overlay.layers.overlapping(client, clock, clock + length).flatMap((s) => s.values)
      if (layers.some((l) => l.kind === 'del' && sameSide(l.author, model.me))) return true
      const place = model.story.placeOfId(client, clock + length - 1)
      if (!place) return false
      const next = model.runs(place.paragraph).find((r) => r.at === place.offset + 1)
      return next !== undefined && !next.state.gone && next.state.ins.some((l) => sameSide(l.author, model.me))
    }),
  )
}
