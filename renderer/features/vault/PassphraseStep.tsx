import { Button } from '@mantine/core'
import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { measureStrength } from '../../platform/strength.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NewPassphrase, type PassphraseErrors, passphraseErrors } from '../../ui/NewPassphrase.tsx'
import type { Profile } from './ports.ts'
import { StageTitle } from './Stage.tsx'
import css from './vault.module.css'

interface Props {
  readonly profile: Profile
  readonly create: (passphrase: string) => Promise<{ recoveryCode: string } | Refusal>
  readonly onBack: () => void
  readonly onMade: (recoveryCode: string) => void
}

/** Second screen: the passphrase, honestly measured. Making the key takes a second or two on purpose. */
export const PassphraseStep = ({ profile, create, onBack, onMade }: Props) => {
  const [value, setValue] = useState({ passphrase: '', again: '' })
  const [errors, setErrors] = useState<PassphraseErrors>({})
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const measure = (passphrase: string) => measureStrength(passphrase, [profile.name, profile.party])
  return (
    <form
      className={css.form}
      onSubmit={async (event) => {
        event.preventDefault()
        if (busy) return
        setBusy(true)
        setRefusal(undefined)
        const wrong = await passphraseErrors(value, measure)
        setErrors(wrong ?? {})
        const made = wrong ? undefined : await create(value.passphrase)
        setBusy(false)
        if (isRefusal(made)) setRefusal(made)
        else if (made) onMade(made.recoveryCode)
      }}
    >
      <div>
        <StageTitle focus={false}>Choose a passphrase</StageTitle>
        <p className={css.sub}>
          It is the only key to your work. It is never stored and never sent, and there is no back door: nobody, and not
          we either, can open your work without it or the recovery code.
        </p>
      </div>
      <div>
        <NewPassphrase
          label="Passphrase"
          measure={measure}
          errors={errors}
          onChange={(next) => {
            setValue(next)
            setErrors({})
          }}
          autoFocus
        />
      </div>
      {refusal && (
        <ErrorNote what={refusal.say} tone="failure">
          Nothing was made. What you typed is still here.
        </ErrorNote>
      )}
      <div className={css.row}>
        <Button type="submit" disabled={busy}>
          Make the key
        </Button>
        <Button variant="subtle" onClick={onBack} disabled={busy}>
          Back
        </Button>
        <span className={css.muted} role="status">
          {busy ? 'Making the key. This takes a few seconds, so that guessing is slow.' : ''}
        </span>
      </div>
    </form>
  )
}
