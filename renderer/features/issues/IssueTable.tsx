import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IssueLine } from './IssueLine.tsx'
import css from './issues.module.css'
import type { IssueRow } from './model/rows.ts'
import type { Shown, SortKey } from './model/show.ts'

export interface Names {
  readonly us: string
  readonly them: string
}

interface Props {
  readonly rows: readonly IssueRow[]
  readonly view: Shown
  readonly names: Names
  readonly now: number
  readonly at: number
  readonly onAt: (at: number) => void
  readonly onSort: (sort: SortKey) => void
  readonly onOpen: (row: IssueRow) => void
}

const ROW = 58
const HEAD = 31
const PAGE = 8

/** The table. Arrows move, Enter opens the clause in the document; only rows near the eye are drawn. */
export const IssueTable = ({ rows, view, names, now, at, onAt, onSort, onOpen }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  useEffect(() => list.scrollToIndex(at, { align: 'auto' }), [at, list])
  const keys = (event: KeyboardEvent) => {
    // The heads are buttons with an Enter of their own.
    if (event.target !== event.currentTarget) return
    const to = target(event.key, at, rows.length)
    if (event.key !== 'Enter' && to === undefined) return
    // Also of Enter: the text that opens must not get it too.
    event.preventDefault()
    if (to === undefined) return rows[at] && onOpen(rows[at])
    onAt(Math.max(0, Math.min(rows.length - 1, to)))
  }
  const sortable = (key: SortKey, label: string) => (
    <Head
      label={label}
      sorted={view.sort === key ? (view.down ? 'descending' : 'ascending') : 'none'}
      onSort={() => onSort(key)}
    />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: only the rows near the eye exist, which a table element cannot say
    <div
      className={css.grid}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="Issues. Arrows move, Enter opens the clause."
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`issue-${at}`}
      onKeyDown={keys}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its heads are focusable */}
      <div className={css.heads} role="row" aria-rowindex={1}>
        {sortable('clause', 'Clause')}
        <Head label={`${names.us}’s text`} />
        <Head label={`${names.them}’s text`} />
        {sortable('state', 'Status')}
        {sortable('owner', 'Owner')}
        <Head label="Reason" />
        {sortable('age', 'Open for')}
        <Head label="Turn" />
      </div>
      <div className={css.rows} role="presentation" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => (
          <IssueLine
            key={rows[index]!.key}
            row={rows[index]!}
            index={index}
            start={start - HEAD}
            height={ROW}
            selected={index === at}
            names={names}
            now={now}
            onSelect={onAt}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  )
}

function target(key: string, at: number, count: number): number | undefined {
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  }
  return to[key]
}

interface HeadProps {
  readonly label: string
  readonly sorted?: 'none' | 'ascending' | 'descending'
  readonly onSort?: () => void
}

const Head = ({ label, sorted, onSort }: HeadProps) => (
  // biome-ignore lint/a11y/useSemanticElements: as the grid
  // biome-ignore lint/a11y/useFocusableInteractive: the button in it is
  <span role="columnheader" aria-sort={sorted}>
    {onSort ? (
      <button type="button" onClick={onSort}>
        {label}
        {sorted === 'ascending' && <IconArrowUp size={12} aria-hidden="true" />}
        {sorted === 'descending' && <IconArrowDown size={12} aria-hidden="true" />}
      </button>
    ) : (
      label
    )}
  </span>
)
