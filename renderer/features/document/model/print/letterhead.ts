/** Which text is printed: a turn, told by its hash, or something nobody has been given. */
import type { Change } from '../../../../../shared/text/changes.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { sideOfLayer } from '../../../../../shared/text/pieces.ts'
import type { Author } from '../../../../../shared/text/records.ts'
import { lastTurn, type Turn } from '../../../../../shared/text/turns.ts'
import type { Letterhead } from './sheet.ts'
import type { Counts } from './words.ts'

/** `hash`: of the text of `model`, as turns are hashed. `drafted`: the model holds what is not published. */
export function stateOf(
  model: TextModel,
  hash: string,
  drafted: boolean,
  now: number,
): Pick<Letterhead, 'state' | 'draft'> & { readonly at: number } {
  const turn = lastTurn(model)
  if (turn?.record.hash === hash) return { state: turnName(turn), draft: false, at: turn.record.at }
  if (!turn) return { state: 'First text, not published', draft: true, at: now }
  if (drafted) return { state: `DRAFT, not published, after turn ${turn.label}`, draft: true, at: now }
  return { state: `After turn ${turn.label}`, draft: false, at: now }
}

/** "Turn R2 “Fees”, Vantaloft". */
export const turnName = ({ label, record: { name, party } }: Turn): string =>
  [`Turn ${label}${name ? ` “${name}”` : ''}`, party].filter(Boolean).join(', ')

/** Changes by side; a move is one thing with two places. */
export function countsOf(changes: readonly Change[], me: Author): Counts {
  const counts = { us: 0, them: 0 }
  for (const { moves, kind, parts } of changes)
    if (parts[0] && !(moves.length > 0 && kind === 'deletion')) counts[sideOfLayer(parts[0].layer, me)]++
  return counts
}
