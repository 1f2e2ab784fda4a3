import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { turnsOf } from '../../../../shared/text/turns.ts'
import type { CompareAct } from '../../../ui/frame-ports.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { Desk } from '../desk.ts'
import css from './Toolbar.module.css'

interface Props {
  readonly desk: Desk
  readonly onCompare: (pair?: Omit<CompareAct, 'act'>) => void
}

/** The ways from the page to a comparison: the page itself, before and after; and what was said last. Short of room, a menu. */
export const CompareButtons = ({ desk, onCompare }: Props) => {
  const changes = useStore(desk.reading, (s) => s.changes)
  const drafts = useStore(desk.reading, (s) => s.drafts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: turns come with changes, and are read when those are
  const turns = useMemo(() => turnsOf(desk.session.model), [desk, changes])
  const [before, last] = [turns.at(-2), turns.at(-1)]
  const pair =
    last && drafts > 0
      ? { old: last, now: 'draft' as const, words: `${last.label} → draft` }
      : before && last
        ? { old: before, now: { turn: last.key }, words: `${before.label} → ${last.label}` }
        : undefined
  const sides = () => onCompare({ old: 'original', now: 'draft', layout: 'sides' })
  const showPair = () => pair && onCompare({ old: { turn: pair.old.key }, now: pair.now, layout: 'redline' })
  return (
    <>
      {changes.length > 0 && (
        <button type="button" className={css.compare} onClick={sides}>
          Side by side
        </button>
      )}
      {pair && (
        <button type="button" className={css.compare} title={`Compare ${pair.words}`} onClick={showPair}>
          {pair.words}
        </button>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon className={css.compareMenu ?? ''} variant="subtle" color="gray" size={28} aria-label="Compare">
            <IconArrowsDiff size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {changes.length > 0 && <Menu.Item onClick={sides}>This page, side by side</Menu.Item>}
          {pair && <Menu.Item onClick={showPair}>{pair.words}</Menu.Item>}
          <Menu.Item onClick={() => onCompare()} rightSection={<Kbd keys="Mod+Shift+D" />}>
            Two turns, or a file…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
