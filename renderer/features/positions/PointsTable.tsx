import { Button } from '@mantine/core'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { plural } from '../../ui/words.ts'
import { Box } from './Box.tsx'
import { countPackages, MOST_POINTS, optionOf, type Package, weights } from './model/issue.ts'
import css from './position.module.css'
import type { IssueRow } from './rows.ts'

interface Props {
  readonly issues: readonly IssueRow[]
  /** What lies on the table now. */
  readonly now: Package
  readonly editable: boolean
  readonly onIssue: (issue: IssueRow) => void
  readonly onNew: () => void
}

/** Every issue: what is offered now, what that is worth, where we want to end and below what we leave. */
export const PointsTable = ({ issues, now, editable, onIssue, onNew }: Props) => {
  const total = weights(issues)
  const count = countPackages(issues)
  const off = total.us !== MOST_POINTS || total.them !== MOST_POINTS
  return (
    <Box
      title={`${plural(issues.length, 'issue')}, ${total.us} points`}
      aside={count > 1 ? plural(count, 'package') : undefined}
    >
      {off && issues.length > 0 && (
        <p className={css.hint}>
          The best options come to {total.us} points for us and {total.them} for them. Scores compare best when each
          side can win {MOST_POINTS}.
        </p>
      )}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col">On the table now</th>
            <th scope="col">Points to us</th>
            <th scope="col">Target</th>
            <th scope="col">Walk away below</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <IssueLine key={issue.id} issue={issue} chosen={now[issue.id]} onOpen={() => onIssue(issue)} />
          ))}
        </tbody>
      </table>
      <Button
        variant="default"
        mt={10}
        disabled={!editable}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={onNew}
      >
        Add an issue
      </Button>
    </Box>
  )
}

const IssueLine = ({ issue, chosen, onOpen }: { issue: IssueRow; chosen: string | undefined; onOpen: () => void }) => {
  const option = optionOf(issue, chosen)
  const most = Math.max(0, ...issue.options.map((o) => o.us))
  const label = (id: string | undefined) => optionOf(issue, id)?.label ?? '–'
  return (
    <tr>
      <th scope="row">
        <button type="button" className={css.link} onClick={onOpen} aria-haspopup="dialog">
          {issue.title || 'Unnamed issue'}
        </button>
        {issue.privileged && (
          <span className={css.privileged}>
            <IconLock size={11} aria-hidden="true" /> privileged
          </span>
        )}
      </th>
      <td>{option?.label ?? 'not known'}</td>
      <td className={css.points}>
        <span className={css.bar} aria-hidden="true">
          <i style={{ width: `${most > 0 ? ((option?.us ?? 0) / most) * 100 : 0}%` }} />
        </span>
        {option?.us ?? 0} of {most}
      </td>
      <td>{label(issue.stance.target)}</td>
      <td>{label(issue.stance.walkAway)}</td>
    </tr>
  )
}
