import { IconCircleHalf2, IconFlag, IconLock } from '@tabler/icons-react'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { type ChipTone, StatusChip } from '../../ui/StatusChip.tsx'
import type { Names } from './IssueTable.tsx'
import css from './issues.module.css'
import type { IssueRow, IssueState } from './model/rows.ts'
import { ageOf, STATES } from './model/show.ts'
import { ownerName } from './model/table.ts'

interface Props {
  readonly row: IssueRow
  readonly index: number
  readonly start: number
  readonly height: number
  readonly selected: boolean
  readonly names: Names
  readonly now: number
  readonly onSelect: (index: number) => void
  readonly onOpen: (row: IssueRow) => void
}

const TONES: Readonly<Partial<Record<IssueState, ChipTone>>> = {
  untracked: 'untracked',
  conflict: 'attention',
  stranded: 'attention',
  contested: 'attention',
  reopened: 'attention',
  agreed: 'agreed',
  principle: 'plain',
}

const ICONS = { untracked: IconFlag, agreed: IconLock, principle: IconCircleHalf2 } as const

/** One clause: what each side would have it say, and what is to be done. */
export const IssueLine = ({ row, index, start, height, selected, names, now, onSelect, onOpen }: Props) => {
  const Icon = row.state in ICONS ? ICONS[row.state as keyof typeof ICONS] : undefined
  const who = ownerName(row.owner, names.us, names.them)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the group of rows listens to the keys
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div
      id={`issue-${index}`}
      className={css.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-state={row.state}
      style={{ height, transform: `translateY(${start}px)` }}
      onClick={() => onSelect(index)}
      onDoubleClick={() => onOpen(row)}
    >
      <Cell className={css.clause}>
        <b>{row.number}</b> {row.name}
      </Cell>
      <Cell className={css.text} title={row.ours}>
        {row.ours}
      </Cell>
      <Cell className={css.text} title={row.theirs}>
        {row.theirs}
      </Cell>
      <Cell>
        <StatusChip tone={TONES[row.state] ?? 'quiet'} icon={Icon && <Icon />}>
          {STATES[row.state]}
        </StatusChip>
      </Cell>
      <Cell className={css.owner} title={who}>
        {row.owner && <PartyMark party={row.owner === 'both' ? 'joint' : row.owner} />} {who}
      </Cell>
      <Cell className={css.reason} title={row.reason}>
        {row.reason}
      </Cell>
      <Cell>{row.open ? ageOf(row, now) : ''}</Cell>
      <Cell>{row.turn}</Cell>
    </div>
  )
}

interface CellProps {
  readonly children: React.ReactNode
  readonly className?: string | undefined
  readonly title?: string
}

const Cell = ({ children, className, title }: CellProps) => (
  // biome-ignore lint/a11y/useSemanticElements: as the grid
  // biome-ignore lint/a11y/useFocusableInteractive: one moves by rows
  <span role="gridcell" className={className} title={title}>
    {children}
  </span>
)
