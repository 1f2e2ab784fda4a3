import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { lastTurn, turnsOf } from '../../../shared/text/turns.ts'
import { saveFile } from '../../platform/save-file.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { NegotiationScreenProps } from '../../ui/frame-ports.ts'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import { issuesCommands } from './commands.ts'
import { type ExportAs, ExportMenu } from './ExportMenu.tsx'
import { IssueTable } from './IssueTable.tsx'
import css from './issues.module.css'
import type { IssueList } from './issues-store.ts'
import { listFile } from './list-file.ts'
import type { IssueRow } from './model/rows.ts'
import { type Filter, type Shown, shownOf } from './model/show.ts'

type Connection = Pick<SessionDeps, 'client'>

interface Props extends NegotiationScreenProps<Session, SessionDeps, Connection> {
  readonly issues: IssueList
  /** Shows a place of the text in the document. */
  readonly onShow: (paragraph: number, offset: number) => void
}

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'ours', label: 'Ours to move' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'untracked', label: 'Untracked' },
  { value: 'agreed', label: 'Agreed' },
]

/** The other side as its last turn names it. */
const theirName = ({ model }: Session, us: string): string =>
  turnsOf(model).findLast(({ record }) => record.party !== '' && record.party !== us)?.record.party ?? 'Other side'

/** What is still open, clause by clause: made from the text, so that nobody has to keep it. */
export const IssuesScreen = (props: Props) => {
  const { issues, session, deps, bridge, title, counterparty, registerCommands, setStatus, onShow } = props
  const { rows, clauses, agreed, read } = useStore(issues.state)
  const [view, setView] = useState<Shown>({ filter: 'all', search: '', sort: 'clause', down: false })
  const [at, setAt] = useState(0)
  const [problem, setProblem] = useState<string>()
  useEffect(() => issues.watch(), [issues])
  const shown = useMemo(() => shownOf(rows, view), [rows, view])
  const names = useMemo(
    () => ({ us: deps.me().party || 'Us', them: counterparty || theirName(session, deps.me().party) }),
    [session, deps, counterparty],
  )
  const open = rows.filter((row) => row.open).length
  const look = (change: Partial<Shown>) => {
    setView({ ...view, ...change })
    setAt(0)
  }
  const show = useCallback((row: IssueRow) => onShow(row.paragraph, row.offset), [onShow])
  const exportList = useCallback(
    async ({ as, draft }: ExportAs) => {
      const rows = draft ? shown : shownOf((await issues.shared()).rows, view)
      const turn = lastTurn(session.model)?.label
      const state = `${turn ? `Turn ${turn}` : 'First text'}${draft && issues.hasDraft ? ', with an unpublished draft: for our own side only' : ''}`
      const file = listFile(as, rows, { title, ...names, as: state, now: deps.now() })
      const outcome = await saveFile(bridge.client.files, file.name, file.bytes)
      setProblem(isRefusal(outcome) ? outcome.say : undefined)
    },
    [issues, session, deps, bridge, title, names, shown, view],
  )
  const hasDraft = issues.hasDraft
  useLayoutEffect(
    () => registerCommands(issuesCommands({ row: shown[at], show, hasDraft, exportList })),
    [registerCommands, shown, at, show, hasDraft, exportList],
  )
  useEffect(() => {
    setStatus({
      plane: <PlaneLabel kind="draft">With your draft · private until you publish</PlaneLabel>,
      facts: read ? `${open} open, ${agreed} of ${clauses} clauses agreed` : '',
    })
    return () => setStatus({})
  }, [setStatus, read, open, agreed, clauses])
  if (!read) return null
  if (rows.length === 0)
    return (
      <EmptyState title={`No open issues. ${agreed} of ${clauses} clauses agreed.`}>
        A clause appears here by itself as soon as something in it is proposed, changed without a mark, or waiting for
        the other side.
      </EmptyState>
    )
  return (
    <section className={css.screen} aria-label="Issues" data-pane tabIndex={-1}>
      <header className={css.head}>
        <h2>Issues</h2>
        <span className={css.count}>
          {open === 0 ? 'No open issues.' : `${open} open.`} {agreed} of {clauses} clauses agreed.
        </span>
        <SegmentedChoice label="Show" value={view.filter} options={FILTERS} onChange={(filter) => look({ filter })} />
        <TextInput
          className={css.search ?? ''}
          aria-label="Search the issues"
          placeholder="Search"
          size="xs"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={view.search}
          onChange={(e) => look({ search: e.currentTarget.value })}
        />
        <ExportMenu count={shown.length} hasDraft={hasDraft} onExport={(as) => void exportList(as)} />
      </header>
      {problem && (
        <div className={css.note}>
          <ErrorNote what="The list was not exported.">{problem}</ErrorNote>
        </div>
      )}
      {shown.length === 0 ? (
        <p className={css.none}>{view.search ? `No issue matches “${view.search}”.` : 'Nothing of this kind.'}</p>
      ) : (
        <IssueTable
          rows={shown}
          view={view}
          names={names}
          now={deps.now()}
          at={Math.min(at, shown.length - 1)}
          onAt={setAt}
          onSort={(sort) => look({ sort, down: view.sort === sort && !view.down })}
          onOpen={show}
        />
      )}
    </section>
  )
}
