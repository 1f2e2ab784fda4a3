import { VisuallyHidden } from '@mantine/core'
import {
  IconArrowsMoveVertical,
  IconCheck,
  IconChevronRight,
  IconEye,
  IconFlag,
  IconMinus,
  IconX,
} from '@tabler/icons-react'
import { ListBox } from '../../ui/ListBox.tsx'
import css from './changes.module.css'
import type { RowState } from './model/answer.ts'
import type { InboxRow } from './model/inbox.ts'
import { CLASS_WORDS, STATE_WORDS } from './words.ts'

interface Props {
  readonly rows: readonly InboxRow[]
  readonly states: readonly RowState[]
  readonly at: number
  readonly onGo: (at: number) => void
}

/** Every difference in the order of review. Arrows or J and K move. */
export const InboxList = ({ rows, states, at, onGo }: Props) => (
  <ListBox
    id="inbox"
    label="Changes"
    count={rows.length}
    rowHeight={32}
    at={at}
    onGo={onGo}
    row={(index) => {
      const row = rows[index]!
      const state = states[index] ?? 'open'
      return {
        key: row.id,
        className: css.row,
        marks: { 'data-class': row.class, 'data-state': state },
        children: (
          <>
            <span className={css.glyph} aria-hidden="true">
              <Glyph state={state} row={row} current={index === at} />
            </span>
            <span className={css.number}>{row.number}</span>
            <span className={css.title}>{row.title}</span>
            <span className={css.class}>{CLASS_WORDS[row.class]}</span>
            <VisuallyHidden>{STATE_WORDS[state]}</VisuallyHidden>
          </>
        ),
      }
    }}
  />
)

const Glyph = ({ state, row, current }: { state: RowState; row: InboxRow; current: boolean }) => {
  const size = { size: 14, stroke: 1.8 }
  if (state === 'accepted' || state === 'countered') return <IconCheck {...size} />
  if (state === 'rejected') return <IconX {...size} />
  if (state === 'seen') return <IconEye {...size} />
  if (row.class === 'untracked') return <IconFlag {...size} />
  if (state === 'conflict') return <IconMinus {...size} />
  if (row.class === 'moved') return <IconArrowsMoveVertical {...size} />
  return current ? <IconChevronRight {...size} /> : null
}
