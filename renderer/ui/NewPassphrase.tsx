import { PasswordInput } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import css from './NewPassphrase.module.css'

interface Measured {
  readonly enough: boolean
  readonly level: string
  readonly say: string
  readonly share: number
}

export interface TwoPassphrases {
  readonly passphrase: string
  readonly again: string
}

/** What the form says when it is sent before it is right. */
export interface PassphraseErrors {
  readonly passphrase?: string
  readonly again?: string
}

interface Props {
  readonly label: string
  readonly measure: (passphrase: string) => Promise<Measured>
  readonly errors: PassphraseErrors
  readonly onChange: (value: TwoPassphrases) => void
  readonly autoFocus?: boolean
}

/** The two fields of a new passphrase, with its strength measured while typing. */
export const NewPassphrase = ({ label, measure, errors, onChange, autoFocus = false }: Props) => {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [strength, setStrength] = useState<Measured>()
  const [shown, setShown] = useState(false)
  const meter = useId()
  const tell = useRef(onChange)
  tell.current = onChange
  const gauge = useRef(measure)
  gauge.current = measure

  useEffect(() => {
    let stale = false
    if (passphrase === '') setStrength(undefined)
    else
      gauge.current(passphrase).then(
        (measured) => !stale && setStrength(measured),
        () => undefined,
      )
    return () => {
      stale = true
    }
  }, [passphrase])
  useEffect(() => tell.current({ passphrase, again }), [passphrase, again])

  return (
    <>
      <PasswordInput
        label={label}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visible={shown}
        onVisibilityChange={setShown}
        error={errors.passphrase}
        aria-describedby={meter}
        autoComplete="new-password"
        spellCheck={false}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        size="sm"
        visibilityToggleButtonProps={{ 'aria-label': shown ? 'Hide the passphrase' : 'Show the passphrase' }}
      />
      <div className={css.meter} data-level={strength?.level} id={meter}>
        <Bar share={strength?.share ?? 0} />
        <Says>{strength?.say ?? 'Four or more unrelated words are easy to keep in mind and hard to guess.'}</Says>
      </div>
      <PasswordInput
        label="The same again"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        visible={shown}
        onVisibilityChange={setShown}
        error={errors.again}
        autoComplete="new-password"
        spellCheck={false}
        size="sm"
        visibilityToggleButtonProps={{ 'aria-label': shown ? 'Hide the passphrase' : 'Show the passphrase' }}
      />
    </>
  )
}

const Bar = ({ share }: { share: number }) => (
  <div className={css.track} aria-hidden="true">
    <div className={css.fill} style={{ width: `${Math.round(share * 100)}%` }} />
  </div>
)

const Says = ({ children }: { children: ReactNode }) => (
  <p className={css.says} aria-live="polite">
    {children}
  </p>
)

/**
 * What is wrong with the two fields, or undefined when they may be used. Measures by itself: whoever types and presses
 * Enter at once is faster than the word lists of the first measurement.
 */
export const passphraseErrors = async (
  { passphrase, again }: TwoPassphrases,
  measure: Props['measure'],
): Promise<PassphraseErrors | undefined> => {
  if (passphrase === '') return { passphrase: 'Type a passphrase.' }
  const measured = await measure(passphrase).catch(() => undefined)
  if (!measured) return { passphrase: 'How strong this is could not be measured. Try again.' }
  if (!measured.enough) return { passphrase: 'This passphrase is not strong enough yet.' }
  if (passphrase !== again) return { again: 'The two are not the same.' }
  return undefined
}
