import { type Clauses, clausesIn, clauseTexts } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { DraftClause } from './draft.ts'

/** The clauses a publication changes, and those they lie in. */
export function keysTaken(
  { clauses }: Clauses,
  drafted: readonly DraftClause[],
  left: ReadonlySet<string>,
): ReadonlySet<string> {
  const parents = new Map(clauses.map((clause) => [clause.key, clause.parent]))
  const taken = new Set<string>()
  for (const { key } of drafted) {
    if (left.has(key)) continue
    for (let at: string | undefined = key; at !== undefined; at = parents.get(at)) taken.add(at)
  }
  return taken
}

/** What these clauses would say once it is published, as proposed. */
export function textsAfter(model: TextModel, keys: ReadonlySet<string>): Map<string, string> {
  const texts = clauseTexts(clausesIn(model, 'clean'))
  return new Map([...texts].filter(([key]) => keys.has(key)))
}
