import { Button, CloseButton } from '@mantine/core'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import css from './Note.module.css'

interface NoteProps {
  readonly what: string
  readonly children: string
  readonly act: string
  readonly onAct: () => void
  readonly onClose?: () => void
  readonly calm?: boolean
}

/** One line above the page: calm where it only tells, a warning where something went wrong. */
export const Note = ({ what, children, act, onAct, onClose, calm = false }: NoteProps) => {
  const button = (
    <Button variant="default" h={26} onClick={onAct}>
      {act}
    </Button>
  )
  return calm ? (
    <div className={css.calm}>
      <b>{what}</b> <span>{children}</span> {button}
      {onClose && <CloseButton aria-label="Close this note" onClick={onClose} />}
    </div>
  ) : (
    <div className={css.note}>
      <ErrorNote what={what} actions={button}>
        {children}
      </ErrorNote>
    </div>
  )
}
