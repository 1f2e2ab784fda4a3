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
  return late && <Bar compare={compare} />
}

const Bar = ({ compare }: { compare: Compare }) => {
  const { phase, done } = useStore(compare.progress)
  return (
    <div className={css.note}>
      <ProgressWithCancel phase={PHASE_WORDS[phase]} done={done} onCancel={() => compare.cancel()} />
    </div>
  )
}
