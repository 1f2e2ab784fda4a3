import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from '../app.module.css'

interface Props {
  /** Why it is not open; undefined while it is being opened. */
  readonly refused: Refusal | undefined
  readonly onAgain: (takeOver: boolean) => void
  readonly onClose: () => void
}

/** A negotiation that is not open yet, or cannot be. */
export const OpeningScreen = ({ refused, onAgain, onClose }: Props) => {
  if (!refused) return <Waiting />
  const home = (
    <Button variant="default" onClick={onClose}>
      Back to Home
    </Button>
  )
  if (refused.refused === 'held')
    return (
      <EmptyState
        title="This negotiation is open in another window"
        actions={
          <>
            <Button onClick={() => onAgain(true)}>Work on it here</Button>
            {home}
          </>
        }
      >
        One window writes at a time, so that no word is lost. If you work on it here, the other window shows it and
        cannot edit it until you take it back there.
      </EmptyState>
    )
  return (
    <div className={css.problem}>
      <ErrorNote
        what="This negotiation could not be opened."
        tone="failure"
        actions={
          <>
            <Button onClick={() => onAgain(false)}>Try again</Button>
            {home}
          </>
        }
      >
        {refused.say}
      </ErrorNote>
    </div>
  )
}

/** Says nothing for the first moment: most documents are there before it is over. */
const Waiting = () => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={css.waiting} role="status">
      {late ? 'Opening the negotiation…' : ''}
    </p>
  )
}
