import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import css from './app.module.css'

interface State {
  readonly failed?: string
}

/** Our own mistakes end here: said in words, with what is safe, and a way on that loses nothing. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { failed: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { failed } = this.state
    if (failed === undefined) return this.props.children
    return (
      <div className={css.failed}>
        <ErrorNote
          tone="failure"
          what="This screen stopped because of a mistake in Parley."
          actions={
            <>
              <Button variant="default" onClick={() => this.setState({ failed: undefined } as unknown as State)}>
                Show it again
              </Button>
              <Button variant="default" onClick={() => location.reload()}>
                Load Parley again
              </Button>
            </>
          }
        >
          <p>
            Nothing saved is lost: every word that was acknowledged is on the disk. Loading again reads it from there.
          </p>
          <details>
            <summary>What the program says</summary>
            <code>{failed}</code>
          </details>
        </ErrorNote>
      </div>
    )
  }
}
