import { Button } from '@mantine/core'
import type { Card, Catalogue } from '../../platform/catalogue.ts'
import type { LaneView } from '../../platform/lane-store.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from './Home.module.css'

/** What opening the catalogue showed: damage, a shorter journal, another window writing. None of it can be closed. */
export const Notices = ({ view, catalogue }: { view: LaneView<Card>; catalogue: Catalogue }) => {
  if (view.notes.length === 0 && view.mode !== 'reading') return null
  return (
    <div className={css.notices}>
      {view.notes.map((note) => (
        <ErrorNote key={note} what={note} tone="failure">
          Everything that could be read is listed below. The damaged part is kept beside, nothing was overwritten.
        </ErrorNote>
      ))}
      {view.mode === 'reading' && (
        <ErrorNote
          what={view.problem?.say ?? 'This list cannot be changed now.'}
          actions={
            view.problem?.refused === 'held' ? (
              <Button variant="default" onClick={() => void catalogue.lane.takeOver()}>
                Write in this window
              </Button>
            ) : (
              <Button variant="default" onClick={() => void catalogue.lane.open()}>
                Try again
              </Button>
            )
          }
        >
          You can open and read everything listed here.
        </ErrorNote>
      )}
    </div>
  )
}
