import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import css from './AskDialog.module.css'
import { Dialog } from './Dialog.tsx'
import { Kbd } from './Kbd.tsx'

interface Props {
  /** The question. */
  readonly title: string
  /** What happens, what stays. */
  readonly children?: ReactNode
  /** A verb with its object: "Delete for good". */
  readonly act: string
  /** The safe choice, also a verb: "Keep it". Esc and a click outside mean this. */
  readonly safe: string
  readonly onAct: () => void | Promise<void>
  readonly onSafe: () => void
  readonly wide?: boolean
  readonly disabled?: boolean
}

/** For crossing a plane, signing, reopening, deleting, and nothing else. Focus starts on the safe side. */
export const AskDialog = ({ title, children, act, safe, onAct, onSafe, wide = false, disabled = false }: Props) => {
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    await onAct()
    setBusy(false)
  }
  return (
    <Dialog onClose={onSafe} title={title} size={wide ? 720 : 480} withCloseButton={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <div className={css.body}>{children}</div>
        <div className={css.actions}>
          <Button variant="default" onClick={onSafe} rightSection={<Kbd keys="Escape" />}>
            {safe}
          </Button>
          <Button type="submit" disabled={disabled || busy}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
