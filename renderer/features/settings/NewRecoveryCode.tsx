import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { KeepCode } from '../../ui/KeepCode.tsx'
import { longDayOf } from '../../ui/words.ts'
import { type SettingsProps, unanswered } from './ports.ts'
import css from './settings.module.css'

interface Props extends Pick<SettingsProps, 'vault' | 'settings' | 'saveCode'> {
  readonly onDone: () => void
}

/** The old code cannot be shown again, because it is stored nowhere: this makes a new one and ends the old. */
export const NewRecoveryCode = ({ vault, settings, saveCode, onDone }: Props) => {
  const [passphrase, setPassphrase] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [code, setCode] = useState<string>()
  const { name, party } = settings.get()
  if (code)
    return (
      <KeepCode
        code={code}
        owner={`${name}, ${party}`}
        madeOn={longDayOf(new Date())}
        onSave={() => saveCode(code)}
        act="Done"
        onKept={() => {
          void settings.change({ recoveryKept: true })
          onDone()
        }}
      />
    )
  return (
    <form
      className={css.form}
      onSubmit={async (event) => {
        event.preventDefault()
        setMissing(passphrase === '')
        setRefusal(undefined)
        if (passphrase === '' || busy) return
        setBusy(true)
        const answer = await vault.newRecoveryCode(passphrase).catch(() => unanswered)
        setBusy(false)
        if (isRefusal(answer)) return setRefusal(answer)
        // From here on the old sheet opens nothing: until this one is kept, Home says so.
        void settings.change({ recoveryKept: false })
        setCode(answer.recoveryCode)
      }}
    >
      <PasswordInput
        label="Your passphrase"
        description="The code you have now stops working as soon as the new one is made"
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value)
          setMissing(false)
        }}
        error={missing ? 'Type your passphrase.' : undefined}
        autoComplete="current-password"
        autoFocus
        size="sm"
      />
      {refusal && <ErrorNote what={refusal.say}>The code you have still works.</ErrorNote>}
      <div className={css.row}>
        <Button type="submit" disabled={busy}>
          Make a new code
        </Button>
        <Button variant="subtle" onClick={onDone} disabled={busy}>
          Keep the old one
        </Button>
        <span className={css.said} role="status">
          {busy ? 'Making the code. This takes a few seconds.' : ''}
        </span>
      </div>
    </form>
  )
}
