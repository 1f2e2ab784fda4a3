import type { TextModel } from '../model.ts'
import type { TurnText } from '../turns.ts'
import type { Untracked } from './causes.ts'
import { itemsIn } from './items.ts'
import { keptOtherwise } from './kept.ts'
import { type Known, writersIn } from './known.ts'
import { placed } from './places.ts'
import { recordsAgainst } from './records.ts'

/**
 * Everything in which the shared document differs from the last turn both know and for which no proposal or decision of
 * somebody entitled to it accounts. Empty for whatever honest devices do, in any order of arrival (docs/redline.md).
 *
 * Who wrote what is told by the Yjs client of the item and by what `known` says of our own, never by what a record says
 * of itself. Reads only; once through the document.
 *
 * @param witness the text of that turn as it was kept, outside the document
 */
export function auditAgainst(witness: TurnText, model: TextModel, known: Known): Untracked[] {
  const writers = writersIn(model, known)
  const { suspects, records } = itemsIn(model, known, writers)
  const all = [...suspects, ...recordsAgainst(model, records, known, writers)]
  return [...keptOtherwise(witness, model, known), ...placed(model, all, known, writers)]
}
