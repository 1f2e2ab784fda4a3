import { Menu } from '@mantine/core'
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

/** What can be compared from here: the page itself, before and after; and what was said last. */
function useComparisons({ desk, onCompare }: Props): { readonly words: string; readonly run: () => void }[] {
  const changes = useStore(desk.reading, (s) => s.changes)
  const drafts = useStore(desk.reading, (s) => s.drafts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: turns come with changes, and are read when those are
  const turns = useMemo(() => turnsOf(desk.session.model), [desk, changes])
  const [before, last] = [turns.at(-2), turns.at(-1)]
  const page = () => onCompare({ old: 'original', now: 'draft', layout: 'sides' })
  const pair = (old: string, now: CompareAct['now']) => () => onCompare({ old: { turn: old }, now, layout: 'redline' })
  return [
    ...(changes.length > 0 ? [{ words: 'Side by side', run: page }] : []),
    ...(last && drafts > 0
      ? [{ words: `${last.label} → draft`, run: pair(last.key, 'draft') }]
      : before && last
        ? [{ words: `${before.label} → ${last.label}`, run: pair(before.key, { turn: last.key }) }]
        : []),
  ]
}

/** In the toolbar, where there is room. */
export const CompareButtons = (props: Props) =>
  useComparisons(props).map(({ words, run }) => (
    <button key={words} type="button" className={css.compare} onClick={run}>
      {words}
    </button>
  ))

/** In its menu, always. */
export const CompareItems = (props: Props) => (
  <>
    <Menu.Divider />
    <Menu.Label>Compare</Menu.Label>
    {useComparisons(props).map(({ words, run }) => (
      <Menu.Item key={words} onClick={run}>
        {words}
      </Menu.Item>
    ))}
    <Menu.Item onClick={() => props.onCompare()} rightSection={<Kbd keys="Mod+Shift+D" />}>
      Two turns, or a file…
    </Menu.Item>
  </>
)
