import { Button, Checkbox } from '@mantine/core'
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import css from './KeepCode.module.css'

interface Props {
  readonly code: string
  /** Said on the printed sheet: whose code it is, and since when. */
  readonly owner: string
  readonly madeOn: string
  /** Answers a sentence on failure, undefined when saved or cancelled. */
  readonly onSave: () => Promise<{ saved: string } | { failed: string } | undefined>
  readonly act: string
  readonly onKept: () => void
}

/** A code shown once: print it or save it, say that it is kept, go on. */
export const KeepCode = ({ code, owner, madeOn, onSave, act, onKept }: Props) => {
  const [kept, setKept] = useState(false)
  const [asked, setAsked] = useState(false)
  const [saved, setSaved] = useState<Awaited<ReturnType<typeof onSave>>>()
  return (
    <form
      className={css.keep}
      onSubmit={(event) => {
        event.preventDefault()
        if (kept) onKept()
        else setAsked(true)
      }}
    >
      <div className={css.sheet} data-sheet>
        <output className={css.code} aria-label="Recovery code">
          {code}
        </output>
        <p className={css.paper}>
          Parley recovery code of {owner}, made {madeOn}. With it anyone can open the Parley data on that computer and
          set a new passphrase. Keep it away from the computer.
        </p>
      </div>
      <div className={css.row} data-no-print>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          Print
        </Button>
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={16} stroke={1.5} aria-hidden="true" />}
          onClick={async () => setSaved(await onSave())}
        >
          Save as a text file
        </Button>
        {saved && 'saved' in saved && (
          <span className={css.saved} role="status">
            Saved as {saved.saved}
          </span>
        )}
      </div>
      {saved && 'failed' in saved && (
        <ErrorNote what={saved.failed}>The code above is still valid. Print it, or write it down.</ErrorNote>
      )}
      <Checkbox
        className={css.check ?? ''}
        label="I have kept this code somewhere safe, away from this computer"
        checked={kept}
        onChange={(event) => {
          setKept(event.currentTarget.checked)
          setAsked(false)
        }}
        error={asked && !kept ? 'Keep the code first: it is shown only now.' : undefined}
        data-no-print
      />
      <div data-no-print>
        <Button type="submit">{act}</Button>
      </div>
    </form>
  )
}
