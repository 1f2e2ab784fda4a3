import type { Change } from '../../../../shared/text/changes.ts'
import type { Verdict } from '../../../../shared/text/records.ts'
import { AskDialog } from '../../../ui/AskDialog.tsx'

interface Props {
  readonly verdict: Verdict
  readonly changes: readonly Change[]
  readonly isOwn: (change: Change) => boolean
  readonly onAct: () => void
  readonly onDone: () => void
}

const plural = (n: number): string => (n === 1 ? '1 change' : `${n} changes`)

/** Counts before it happens: whose changes, how many, and what stays as it is. */
export const BulkDialog = ({ verdict, changes, isOwn, onAct, onDone }: Props) => {
  const own = changes.filter(isOwn).length
  const theirs = changes.length - own
  const decided = verdict === 'accept' ? theirs : changes.length
  const authors = new Map<string, number>()
  for (const c of changes) if (!isOwn(c)) authors.set(c.author.name, (authors.get(c.author.name) ?? 0) + 1)
  const verb = verdict === 'accept' ? 'Accept' : 'Reject'
  return (
    <AskDialog
      title={`${verb} ${plural(decided)}?`}
      act={`${verb} ${plural(decided)}`}
      safe="Keep them open"
      onAct={onAct}
      onSafe={onDone}
      disabled={decided === 0}
    >
      <ul>
        {[...authors].map(([name, n]) => (
          <li key={name}>
            {name || 'Unnamed author'}: {plural(n)}
          </li>
        ))}
        {own > 0 && (
          <li>
            {verdict === 'accept'
              ? `Your own ${plural(own)} stay proposed: the other side accepts them.`
              : `Your own: ${plural(own)} withdrawn.`}
          </li>
        )}
      </ul>
      <p>This is one step; Undo brings them all back.</p>
    </AskDialog>
  )
}
