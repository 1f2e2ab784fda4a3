import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from './NameDialog.module.css'

interface Props {
  readonly title: string
  readonly act: string
  readonly initial: { readonly title: string; readonly counterparty: string }
  /** Resolves to why it was not possible; then the dialog stays with what was typed. */
  readonly onAct: (title: string, counterparty: string) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

/** Name and other party: for a new negotiation and for renaming one. */
export const NameDialog = ({ title, act, initial, onAct, onClose }: Props) => {
  const [name, setName] = useState(initial.title)
  const [counterparty, setCounterparty] = useState(initial.counterparty)
  const [asked, setAsked] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  return (
    <Dialog onClose={onClose} title={title} size={480} withCloseButton={false}>
      <form
        className={css.form}
        onSubmit={async (event) => {
          event.preventDefault()
          setAsked(true)
          if (name.trim() === '' || busy) return
          setBusy(true)
          setRefusal(await onAct(name.trim(), counterparty.trim()))
          setBusy(false)
        }}
      >
        <TextInput
          label="Name of the negotiation"
          description="Such as “Supply agreement, draft 3”"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={asked && name.trim() === '' ? 'Type a name.' : undefined}
          maxLength={200}
          autoComplete="off"
          size="sm"
          data-autofocus
        />
        <TextInput
          label="Other party (optional)"
          description="Who you negotiate with"
          value={counterparty}
          onChange={(event) => setCounterparty(event.currentTarget.value)}
          maxLength={120}
          autoComplete="off"
          size="sm"
        />
        {refusal && <ErrorNote what={refusal.say}>What you typed is still here.</ErrorNote>}
        <div className={css.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={busy}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
