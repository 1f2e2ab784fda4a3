import type { LimitWarning } from '../../ui/frame-ports.ts'
import { optionIn } from './model/detect.ts'
import { optionOf } from './model/issue.ts'
import { crossedBy } from './model/mandate.ts'
import type { Sheet } from './rows.ts'

/**
 * What would leave our limits if these clauses were published as they read (spec, POS-6). A clause with a limit whose
 * text names none of its options is told as unread: silence would look like leave.
 *
 * @param texts what the clauses that change would say, by clause id
 */
export function limitsCrossed(sheet: Sheet, texts: () => ReadonlyMap<string, string>): LimitWarning[] {
  const limited = sheet.issues.flatMap((issue) => {
    const least = optionOf(issue, issue.mandate?.limit ?? issue.stance.walkAway)
    return issue.clause !== undefined && least ? [{ issue, least, clause: issue.clause }] : []
  })
  if (limited.length === 0) return []
  const says = texts()
  return limited.flatMap(({ issue, least, clause }): LimitWarning[] => {
    const text = says.get(clause)
    if (text === undefined) return []
    const offered = optionIn(issue, text)
    if (!offered) return [{ kind: 'unread', title: issue.title, limit: least.label, offered: '', approver: '' }]
    return crossedBy([issue], { [issue.id]: offered.id })
  })
}
