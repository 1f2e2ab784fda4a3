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
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
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

/** Every difference in the order of review. Arrows or J and K move; only rows near the eye are drawn. */
export const InboxList = ({ rows, states, at, onGo }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 32,
    overscan: 10,
  })
  useEffect(() => list.scrollToIndex(at, { align: 'auto' }), [at, list])
  return (
    <div
      className={css.list}
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Changes"
      aria-activedescendant={`inbox-${at}`}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        if (by === 0) return
        event.preventDefault()
        onGo(at + by)
      }}
    >
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!
          const state = states[index] ?? 'open'
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself listens to the keys
            <div
              key={row.id}
              id={`inbox-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={css.row}
              data-class={row.class}
              data-state={state}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onGo(index)}
            >
              <span className={css.glyph} aria-hidden="true">
                <Glyph state={state} row={row} current={index === at} />
              </span>
              <span className={css.number}>{row.number}</span>
              <span className={css.title}>{row.title}</span>
              <span className={css.class}>{CLASS_WORDS[row.class]}</span>
              <VisuallyHidden>{STATE_WORDS[state]}</VisuallyHidden>
            </div>
          )
        })}
      </div>
    </div>
  )
}

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
