import { useStore } from 'zustand'
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx'
import css from './compare.module.css'
import type { Compare } from './compare-store.ts'
import { useLate } from './useLate.ts'
import { PHASE_WORDS } from './words.ts'

/** Nothing for the first second, which is longer than most comparisons take; then the phase, and a way out. */
export const Waiting = ({ compare }: { compare: Compare }) => {
  const busy = useStore(compare.state, (s) => s.busy)
  const late = useLate(busy?.since)
  if (!busy || !late) return null
  return (
    <div className={css.note}>
      <ProgressWithCancel
        phase={PHASE_WORDS[busy.progress.phase]}
        done={busy.progress.done}
        onCancel={() => compare.cancel()}
      />
    </div>
  )
}
