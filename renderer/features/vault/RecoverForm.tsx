import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { measureStrength } from '../../platform/strength.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NewPassphrase, type PassphraseErrors, passphraseErrors } from '../../ui/NewPassphrase.tsx'
import type { UnlockPorts } from './ports.ts'
import { StageTitle } from './Stage.tsx'
import css from './vault.module.css'

interface Props {
  readonly ports: UnlockPorts
  readonly onBack: () => void
  readonly onRecovered: (recoveryCode: string) => void
}

const measure = (passphrase: string) => measureStrength(passphrase, [])

/** Forgotten passphrase: the printed code and a new passphrase, then a new code, because the old one is used up. */
export const RecoverForm = ({ ports, onBack, onRecovered }: Props) => {
  const [code, setCode] = useState('')
  const [value, setValue] = useState({ passphrase: '', again: '' })
  const [errors, setErrors] = useState<PassphraseErrors & { code?: string }>({})
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  return (
    <form
      className={css.form}
      onSubmit={async (event) => {
        event.preventDefault()
        if (busy) return
        setBusy(true)
        setRefusal(undefined)
        const missing = code.trim() === '' ? { code: 'Type the code from your sheet or file.' } : undefined
        const wrong = missing ?? (await passphraseErrors(value, measure))
        setErrors(wrong ?? {})
        const answer = wrong ? undefined : await ports.recover(code.trim(), value.passphrase)
        setBusy(false)
        if (isRefusal(answer)) setRefusal(answer)
        else if (answer) onRecovered(answer.recoveryCode)
      }}
    >
      <div>
        <StageTitle focus={false}>Set a new passphrase</StageTitle>
        <p className={css.sub}>
          Type the recovery code you printed or saved. Afterwards you get a new code; the old one stops working. Without
          the passphrase and the code nobody can open your work.
        </p>
      </div>
      <TextInput
        label="Recovery code"
        description="Spaces, dashes and capitals do not matter"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={errors.code}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        size="sm"
        autoFocus
      />
      <div>
        <NewPassphrase
          label="New passphrase"
          measure={measure}
          errors={errors}
          onChange={(next) => {
            setValue(next)
            setErrors({})
          }}
        />
      </div>
      {refusal && <ErrorNote what={refusal.say}>Nothing was changed. Your work is safe and still sealed.</ErrorNote>}
      <div className={css.row}>
        <Button type="submit" disabled={busy}>
          Set the passphrase
        </Button>
        <Button variant="subtle" onClick={onBack} disabled={busy}>
          Back
        </Button>
        <span className={css.muted} role="status">
          {busy ? 'Checking the code and making the new key. This takes a few seconds.' : ''}
        </span>
      </div>
    </form>
  )
}
