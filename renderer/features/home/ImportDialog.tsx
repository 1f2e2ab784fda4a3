import { Button } from '@mantine/core'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx'
import { BESIDE_PAGE, BesidePage } from './BesidePage.tsx'
import { foundWords, phaseWords } from './model/words.ts'
import css from './Report.module.css'
import { ReportDialog } from './ReportDialog.tsx'
import type { ImportState } from './useImport.ts'

interface Props {
  readonly state: ImportState
  readonly onCancel: () => void
  readonly onDismiss: () => void
  readonly onAnother: () => void
  readonly onOpen: (counterparty: string) => void
}

/** One import from its first phase to its report. Esc cancels: nothing of the file stays. */
export const ImportDialog = ({ state, onCancel, onDismiss, onAnother, onOpen }: Props) => {
  if (state.kind === 'none') return null
  if (state.kind === 'done')
    return (
      <ReportDialog
        name={state.name}
        report={state.imported.report}
        page={state.page}
        onClose={onDismiss}
        onOpen={onOpen}
      />
    )
  const running = state.kind === 'running'
  const page = running && state.page
  return (
    <Dialog
      onClose={running ? onCancel : onDismiss}
      size={page ? BESIDE_PAGE : 480}
      title={running ? 'Opening the file' : 'The file was not opened'}
      withCloseButton={false}
      closeOnClickOutside={!running}
    >
      <BesidePage page={page} words="The first page. Not saved yet.">
        <p className={css.name}>{state.name}</p>
        <div className={css.section}>
          {running ? (
            <ProgressWithCancel
              phase={phaseWords(state.progress?.phase ?? 'opening')}
              counts={state.progress ? foundWords(state.progress) : ''}
              done={state.progress?.done ?? 0}
              onCancel={onCancel}
            />
          ) : (
            <ErrorNote what={state.refusal.say}>
              The file itself was not changed, and nothing of it was kept in Parley.
            </ErrorNote>
          )}
        </div>
        {!running && (
          <div className={css.actions}>
            <Button variant="default" onClick={onDismiss}>
              Close
            </Button>
            <Button onClick={onAnother} data-autofocus>
              Choose another file
            </Button>
          </div>
        )}
      </BesidePage>
    </Dialog>
  )
}
