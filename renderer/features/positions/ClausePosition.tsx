import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PrivateBoxProps } from '../../ui/frame-ports.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { optionOf } from './model/issue.ts'
import type { Facts } from './model/table.ts'
import css from './position.module.css'
import type { Position } from './position.ts'
import { type IssueRow, newIssue } from './rows.ts'

interface Props extends PrivateBoxProps {
  readonly position: Position
  readonly clauses: Facts['clauses']
  /** Somebody asked for the position on this clause. */
  readonly asked: boolean
  readonly onAnswered: () => void
}

/** Beside the clause one is in: our position on it. It is handed the clause's id and name, and tells the text nothing. */
export const ClausePosition = ({ position, clauses, clause, asked, onAnswered }: Props) => {
  const { sheet, mode } = useStore(position.state)
  const [open, setOpen] = useState<{ issue: IssueRow; fresh: boolean }>()
  const mine = clause ? sheet.issues.filter((issue) => issue.clause === clause.id) : []
  const { newId } = position.ports
  const start = useCallback(() => {
    const known = sheet.issues.find((issue) => clause && issue.clause === clause.id)
    setOpen(
      known
        ? { issue: known, fresh: false }
        : { issue: newIssue(newId(), (sheet.issues.at(-1)?.order ?? 0) + 1, clause), fresh: true },
    )
  }, [sheet, clause, newId])
  useEffect(() => {
    if (!asked || mode !== 'writing') return
    onAnswered()
    start()
  }, [asked, mode, onAnswered, start])
  const label = (issue: IssueRow, id: string | undefined) => optionOf(issue, id)?.label
  return (
    <section className={css.clauseBox} aria-label="My position, private to us" data-private>
      <header className={css.clauseHead}>
        <IconLock size={14} stroke={1.6} aria-hidden="true" /> Position · private to us
      </header>
      <div className={css.clauseBody}>
        {mine.map((issue) => (
          <div key={issue.id} className={css.clauseIssue}>
            <button type="button" className={css.link} onClick={() => setOpen({ issue, fresh: false })}>
              {issue.title}
            </button>
            <dl>
              {(
                [
                  ['Target', label(issue, issue.stance.target)],
                  ['Opening', label(issue, issue.stance.opening)],
                  ['Walk away below', label(issue, issue.stance.walkAway)],
                  ['Mandate', label(issue, issue.mandate?.limit)],
                ] as const
              ).map(([name, value]) => value && <Pair key={name} name={name} value={value} />)}
            </dl>
            {issue.rationale && <p>{issue.rationale}</p>}
          </div>
        ))}
        <Button
          variant="default"
          h={26}
          disabled={mode !== 'writing'}
          onClick={start}
          rightSection={<Kbd keys="Mod+Shift+K" />}
        >
          {mine.length > 0 ? 'Open' : 'Position on this clause'}
        </Button>
      </div>
      {open && (
        <IssueDialog
          issue={open.issue}
          fresh={open.fresh}
          clauses={clauses}
          newId={newId}
          onKeep={(issue) => position.put(issue)}
          onDelete={() => position.remove(open.issue.id)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

const Pair = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
