import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { measureStrength } from '../../platform/strength.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NewPassphrase, type PassphraseErrors, passphraseErrors } from '../../ui/NewPassphrase.tsx'
import { type SettingsProps, unanswered } from './ports.ts'
import css from './settings.module.css'

interface Props extends Pick<SettingsProps, 'vault' | 'settings'> {
  readonly onDone: () => void
}

/** Old passphrase, new passphrase twice. Nothing is sealed again: only the key is wrapped anew. */
export const ChangePassphrase = ({ vault, settings, onDone }: Props) => {
  const [old, setOld] = useState('')
  const [value, setValue] = useState({ passphrase: '', again: '' })
  const [errors, setErrors] = useState<PassphraseErrors & { old?: string }>({})
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const { name, party } = settings.get()
  const measure = (passphrase: string) => measureStrength(passphrase, [name, party])
  return (
    <form
      className={css.form}
      onSubmit={async (event) => {
        event.preventDefault()
        if (busy) return
        setBusy(true)
        setRefusal(undefined)
        const missing = old === '' ? { old: 'Type the passphrase you use now.' } : undefined
        const wrong = missing ?? (await passphraseErrors(value, measure))
        setErrors(wrong ?? {})
        const answer = wrong ? undefined : await vault.changePassphrase(old, value.passphrase).catch(() => unanswered)
        setBusy(false)
        if (isRefusal(answer)) setRefusal(answer)
        else if (answer) onDone()
      }}
    >
      <PasswordInput
        label="Passphrase now"
        value={old}
        onChange={(event) => {
          setOld(event.currentTarget.value)
          setErrors({})
        }}
        error={errors.old}
        autoComplete="current-password"
        autoFocus
        size="sm"
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
      {refusal && <ErrorNote what={refusal.say}>The passphrase was not changed.</ErrorNote>}
      <div className={css.row}>
        <Button type="submit" disabled={busy}>
          Change the passphrase
        </Button>
        <Button variant="subtle" onClick={onDone} disabled={busy}>
          Keep the old one
        </Button>
        <span className={css.said} role="status">
          {busy ? 'Making the new lock. This takes a few seconds.' : ''}
        </span>
      </div>
    </form>
  )
}
