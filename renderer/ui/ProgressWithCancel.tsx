import { Button, Progress } from '@mantine/core'
import { Kbd } from './Kbd.tsx'
import css from './ProgressWithCancel.module.css'

interface Props {
  /** "Reading paragraphs" */
  readonly phase: string
  /** "214 paragraphs, 6 tables, 31 changes found so far" */
  readonly counts?: string
  /** 0..1 within the whole work. */
  readonly done: number
  readonly onCancel?: () => void
}

/** Never a spinner without words: which phase, how much was found, and a way out. */
export const ProgressWithCancel = ({ phase, counts, done, onCancel }: Props) => (
  <div className={css.progress}>
    <div className={css.words} role="status">
      <div className={css.phase}>{phase}</div>
      {counts && <div className={css.counts}>{counts}</div>}
    </div>
    {onCancel && (
      <Button variant="default" onClick={onCancel} rightSection={<Kbd keys="Escape" />}>
        Cancel
      </Button>
    )}
    <Progress
      className={css.bar ?? ''}
      value={Math.round(done * 100)}
      size={4}
      aria-label={phase}
      transitionDuration={0}
    />
  </div>
)
