import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from '../app.module.css'

/** Before anything can be shown. Short waits show nothing at all: the words fade in by style. */
export const Wait = ({ children, failed = false }: { children: string; failed?: boolean }): ReactNode =>
  failed ? (
    <main className={css.failed}>
      <ErrorNote
        tone="failure"
        what={children}
        actions={
          <Button variant="default" onClick={() => location.reload()}>
            Try again
          </Button>
        }
      >
        Everything saved is on the disk, sealed.
      </ErrorNote>
    </main>
  ) : (
    <main className={css.wait} role="status">
      {children}
    </main>
  )
