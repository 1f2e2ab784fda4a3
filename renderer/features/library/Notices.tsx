import { Button } from '@mantine/core'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { LaneView } from '../../platform/lane-store.ts'
import type { Library, LibraryClause } from '../../platform/library.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from './Library.module.css'

interface Props {
  readonly view: LaneView<LibraryClause>
  readonly library: Library
  readonly refusal: Refusal | undefined
  /** What came of saving or adding a file. */
  readonly said: string | Refusal | undefined
  readonly onHush: () => void
}

/** What opening the library showed, and what the last act did not manage. */
export const Notices = ({ view, library, refusal, said, onHush }: Props) => {
  const wrong = isRefusal(said) ? said : refusal
  if (view.notes.length === 0 && view.mode !== 'reading' && !said && !wrong) return null
  return (
    <div className={css.notices}>
      {view.notes.map((note) => (
        <ErrorNote key={note} what={note} tone="failure">
          Every clause that could be read is listed below. Nothing was overwritten.
        </ErrorNote>
      ))}
      {view.mode === 'reading' && (
        <ErrorNote
          what={view.problem?.say ?? 'The library cannot be changed now.'}
          actions={
            <Button
              variant="default"
              onClick={() => void (view.problem?.refused === 'held' ? library.lane.takeOver() : library.reopen())}
            >
              {view.problem?.refused === 'held' ? 'Write in this window' : 'Try again'}
            </Button>
          }
        >
          You can read and copy everything listed here.
        </ErrorNote>
      )}
      {wrong && <ErrorNote what={wrong.say}>The library is as it was before.</ErrorNote>}
      {typeof said === 'string' && (
        <p className={css.filter} role="status">
          {said}{' '}
          <Button variant="subtle" size="compact-xs" onClick={onHush}>
            Close
          </Button>
        </p>
      )}
    </div>
  )
}
