import type { Change } from '../../../../shared/text/changes.ts'
import { writerOf } from '../../../../shared/text/draft/plane.ts'
import { type Clauses, clauseName, clausesIn } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { Work } from '../../../session/work.ts'

/** Whether any part of a change was drafted here and is not published. */
export const isDraftChange = (change: Change, isDraft: Work['isDraft']): boolean =>
  change.parts.some(({ layer, ranges }) => {
    if (layer.claimed) return false
    if (layer.id === 'i') return ranges.some(([client]) => isDraft(client))
    const writer = writerOf(layer.id)
    return writer !== undefined && isDraft(writer)
  })

/** Draft changes of one clause: the smallest thing that can be published or discarded by itself. */
export interface DraftClause {
  /** Key of the clause; '' for what stands before the first. */
  readonly key: string
  readonly name: string
  readonly changes: readonly Change[]
}

/** What is drafted, by clause, in reading order. */
export function draftByClause(
  model: TextModel,
  changes: readonly Change[],
  isDraft: Work['isDraft'],
): { readonly clauses: Clauses; readonly drafted: readonly DraftClause[] } {
  const clauses = clausesIn(model, 'redline')
  const drafted: { key: string; name: string; changes: Change[] }[] = []
  for (const change of changes) {
    if (!isDraftChange(change, isDraft)) continue
    const clause = clauses.at(change.from.paragraph)
    const key = clause?.key ?? ''
    const last = drafted.at(-1)
    if (last?.key === key) last.changes.push(change)
    else drafted.push({ key, name: clauseName(clause), changes: [change] })
  }
  return { clauses, drafted }
}

type Reasons = (change: Change) => string | undefined

/** The one reason all of these changes have; '' where they have none, or several. */
export function commonReason(changes: readonly Change[], reasons: Reasons): string {
  const said = new Set(changes.map(reasons))
  return said.size === 1 ? ([...said][0] ?? '') : ''
}

/** Those a reason for the whole clause is about: what has a reason of its own keeps it. */
export function unexplained(changes: readonly Change[], reasons: Reasons): Change[] {
  const common = commonReason(changes, reasons)
  return changes.filter((change) => (reasons(change) ?? '') === common || reasons(change) === undefined)
}
