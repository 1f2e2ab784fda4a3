import { Button, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { NewRecoveryCode } from './NewRecoveryCode.tsx'
import { type SettingsProps, unanswered } from './ports.ts'
import { Section } from './Section.tsx'
import css from './settings.module.css'
import { useSettings } from './useSettings.ts'

const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240]

const minutesWords = (minutes: number): string =>
  minutes < 60
    ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
    : `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`

/** Passphrase, recovery code, when it locks, and the keychain where there is one. */
export const LockSettings = (props: SettingsProps) => {
  const { settings, vault, info, keychain, onKeychain } = props
  const now = useSettings(settings)
  const [open, setOpen] = useState<'passphrase' | 'code'>()
  const [refusal, setRefusal] = useState<Refusal>()
  const idle = async (minutes: number) => {
    const refused = await vault.setIdleMinutes(minutes).then(
      () => settings.change({ idleMinutes: minutes }),
      () => unanswered,
    )
    setRefusal(refused)
  }
  const remember = async (wanted: boolean) => {
    const answer = await vault.rememberInKeychain(wanted).catch(() => unanswered)
    if (isRefusal(answer)) return setRefusal(answer)
    setRefusal(undefined)
    onKeychain(answer.keychain)
  }
  return (
    <Section
      title="Lock"
      about="The passphrase is the only key. There is no back door; the recovery code is the spare."
    >
      {open === 'passphrase' ? (
        <ChangePassphrase vault={vault} settings={settings} onDone={() => setOpen(undefined)} />
      ) : open === 'code' ? (
        <NewRecoveryCode {...props} onDone={() => setOpen(undefined)} />
      ) : (
        <>
          <div className={css.row}>
            <Button variant="default" onClick={() => setOpen('passphrase')}>
              Change the passphrase…
            </Button>
            <Button variant="default" onClick={() => setOpen('code')}>
              New recovery code…
            </Button>
          </div>
          <p className={css.hint}>
            {now.recoveryKept
              ? 'You said that you kept the recovery code.'
              : 'You have not said yet that you kept a recovery code.'}
          </p>
        </>
      )}
      <Select
        label="Lock by itself"
        description="After this long without a key or click"
        value={String(now.idleMinutes)}
        data={[...new Set([...MINUTES, now.idleMinutes])]
          .sort((a, b) => a - b)
          .map((minutes) => ({ value: String(minutes), label: minutesWords(minutes) }))}
        onChange={(chosen) => chosen && void idle(Number(chosen))}
        allowDeselect={false}
        w={220}
      />
      {info.shell === 'electron' && keychain !== 'none' && (
        <Switch
          label="Open with this computer’s keychain"
          description="For convenience: whoever can use your account on this computer can then open Parley. The passphrase keeps working."
          checked={keychain === 'stored'}
          onChange={(event) => void remember(event.currentTarget.checked)}
        />
      )}
      {refusal && <ErrorNote what={refusal.say}>The setting was not changed.</ErrorNote>}
    </Section>
  )
}
