import { Button, PasswordInput } from '@mantine/core'
import { IconKey, IconLock } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useCapsLock } from './caps.ts'
import type { UnlockPorts } from './ports.ts'
import { StageTitle } from './Stage.tsx'
import css from './vault.module.css'
import { lockedWords } from './words.ts'

interface Props {
  readonly ports: UnlockPorts
  readonly onForgotten: () => void
}

/** One field, one button. A wrong passphrase stays in the field to be looked at, never erased. */
export const UnlockForm = ({ ports, onForgotten }: Props) => {
  const [passphrase, setPassphrase] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const caps = useCapsLock()
  const field = useRef<HTMLInputElement>(null)
  const open = async (attempt: () => Promise<{ open: true } | Refusal>) => {
    setBusy(true)
    setRefusal(undefined)
    const answer = await attempt()
    setBusy(false)
    if (!isRefusal(answer)) return ports.onOpen(false)
    setRefusal(answer)
    field.current?.focus()
    field.current?.select()
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (busy) return
        if (passphrase === '') field.current?.focus()
        else void open(() => ports.unlock(passphrase))
      }}
    >
      <div>
        <div className={css.lead}>
          <IconLock size={16} stroke={1.5} aria-hidden="true" />
          {lockedWords(ports.locked, ports.stopped)}
        </div>
        <StageTitle focus={false}>Unlock Parley</StageTitle>
        {ports.stopped && (
          <p className={css.sub}>
            What was on screen is still there behind this question. Unlock to go on and to save it.
          </p>
        )}
      </div>
      <PasswordInput
        ref={field}
        label="Passphrase"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        onKeyDown={caps.watch}
        onKeyUp={caps.watch}
        visible={shown}
        onVisibilityChange={setShown}
        description={caps.on ? 'Caps Lock is on.' : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="current-password"
        spellCheck={false}
        readOnly={busy}
        autoFocus
        size="sm"
        visibilityToggleButtonProps={{ 'aria-label': shown ? 'Hide the passphrase' : 'Show the passphrase' }}
      />
      <div className={css.row}>
        <Button type="submit" disabled={busy} rightSection={<Kbd keys="Enter" onFill />}>
          Unlock
        </Button>
        {ports.locked.keychain === 'stored' && (
          <Button
            variant="default"
            disabled={busy}
            leftSection={<IconKey size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => void open(ports.unlockWithKeychain)}
          >
            Use this computer’s keychain
          </Button>
        )}
        <Button variant="subtle" onClick={onForgotten} disabled={busy}>
          Passphrase forgotten
        </Button>
      </div>
      <p className={css.muted} role="status">
        {busy ? 'Opening. This takes a second or two, so that guessing is slow.' : ''}
      </p>
      {refusal && <WrongNote refusal={refusal} />}
    </form>
  )
}

const WrongNote = ({ refusal }: { refusal: Refusal }) =>
  refusal.refused === 'passphrase' ? (
    <ErrorNote what="That passphrase did not open the key.">
      Check Caps Lock and the keyboard language. Your work is safe: nothing is erased after wrong tries.
    </ErrorNote>
  ) : (
    <ErrorNote what={refusal.say}>Your work is safe and still sealed.</ErrorNote>
  )
