import { useMemo } from 'react'
import { useStore } from 'zustand'
import { turnsOf } from '../../../../shared/text/turns.ts'
import type { CompareAct } from '../../../ui/frame-ports.ts'
import type { Desk } from '../desk.ts'
import css from './Toolbar.module.css'

interface Props {
  readonly desk: Desk
  readonly onCompare: (pair: Omit<CompareAct, 'act'>) => void
}

/** The ways from the page to a comparison: the page itself, before and after; and what was said last. */
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
  return (
    <>
      {changes.length > 0 && (
        <button
          type="button"
          className={css.compare}
          onClick={() => onCompare({ old: 'original', now: 'draft', layout: 'sides' })}
        >
          Side by side
        </button>
      )}
      {pair && (
        <button
          type="button"
          className={css.compare}
          title={`Compare ${pair.words}`}
          onClick={() => onCompare({ old: { turn: pair.old.key }, now: pair.now, layout: 'redline' })}
        >
          {pair.words}
        </button>
      )}
    </>
  )
}
