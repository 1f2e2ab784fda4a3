import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Change } from '../../../../shared/text/changes.ts'
import { giveReason, reasonsOf } from '../../../../shared/text/reasons.ts'
import type { Verdict } from '../../../../shared/text/records.ts'
import type { Desk } from '../desk.ts'
import { ChangeCard } from './ChangeCard.tsx'
import css from './ChangesPanel.module.css'

interface Props {
  readonly desk: Desk
  readonly onDecide: (changes: readonly Change[], verdict: Verdict) => void
  readonly onBulk: (verdict: Verdict, which: 'selection' | 'all') => void
}

/** Every pending change in the order of the text. Only the cards near the eye are drawn. */
export const ChangesPanel = ({ desk, onDecide, onBulk }: Props) => {
  // Cards are drawn between what else the page has to do.
  const changes = useDeferredValue(useStore(desk.reading, (s) => s.changes))
  const current = useStore(desk.reading, (s) => s.current)
  const ready = useStore(desk.reading, (s) => s.ready)
  const drafting = desk.session.model.drafting
  // biome-ignore lint/correctness/useExhaustiveDependencies: reasons are records of the text that changes are read from
  const reasons = useMemo(() => reasonsOf(desk.session.model), [desk, changes])
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    getItemKey: (i) => changes[i]?.id ?? i,
    overscan: 6,
  })
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' })
  }, [current, rows])
  return (
    <>
      <header className={css.head}>
        <h2>Changes</h2>
        <span className={css.count}>
          {!ready
            ? ''
            : changes.length === 0
              ? 'none'
              : current >= 0
                ? `${current + 1} of ${changes.length}`
                : changes.length}
        </span>
        {changes.length > 0 && <DecideMenu onBulk={onBulk} />}
      </header>
      {!ready ? null : changes.length === 0 ? (
        <p className={css.empty}>
          {drafting
            ? 'You are writing the first text, so nothing is marked. Choose “Start redlining” when it is ready to be negotiated: from then on every edit shows as a change.'
            : 'No changes yet. Type in the contract: what you add and delete shows as a change, and the original stays readable.'}
        </p>
      ) : (
        <div className={css.scroll} ref={scroller}>
          <ol className={css.list} style={{ height: rows.getTotalSize() }} aria-label="Changes">
            {rows.getVirtualItems().map((row) => {
              const change = changes[row.index]
              if (!change) return null
              return (
                <li
                  key={row.key}
                  ref={rows.measureElement}
                  data-index={row.index}
                  aria-posinset={row.index + 1}
                  aria-setsize={changes.length}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <ChangeCard
                    change={change}
                    side={desk.sideOf(change)}
                    current={row.index === current}
                    own={desk.isOwn(change)}
                    draft={desk.isDraft(change)}
                    reason={reasons(change)}
                    onGo={() => desk.goTo(row.index)}
                    onReason={(say) => desk.act('reason', () => giveReason(desk.session.model, [change], say))}
                    onDecide={(verdict) => onDecide([change], verdict)}
                  />
                </li>
              )
            })}
          </ol>
        </div>
      )}
    </>
  )
}

/** Several at once; "all" counts before it happens. */
const DecideMenu = ({ onBulk }: Pick<Props, 'onBulk'>) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <Button variant="default" h={26} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
        Decide
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => onBulk('accept', 'selection')}>Accept changes in the selection</Menu.Item>
      <Menu.Item onClick={() => onBulk('reject', 'selection')}>Reject changes in the selection</Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => onBulk('accept', 'all')}>Accept all, or some…</Menu.Item>
      <Menu.Item onClick={() => onBulk('reject', 'all')}>Reject all, or some…</Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
