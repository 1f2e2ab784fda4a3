import { IconCheck, IconPointFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { CodeStep } from './CodeStep.tsx'
import { PassphraseStep } from './PassphraseStep.tsx'
import type { FirstRunPorts, Profile } from './ports.ts'
import { Fact, Stage } from './Stage.tsx'
import css from './vault.module.css'
import { WhoStep } from './WhoStep.tsx'

const STEPS = [
  { title: 'What stays here, and who you are', sub: 'Nothing is sent anywhere.' },
  { title: 'Your passphrase', sub: 'It opens your work on this computer.' },
  { title: 'Your recovery code', sub: 'For the day the passphrase is forgotten.' },
] as const

/** Three plain screens. Going back is possible until the vault is made; from then on the code must be kept. */
export const FirstRun = (ports: FirstRunPorts) => {
  const [step, setStep] = useState(0)
  const [profile, setProfile] = useState<Profile>({ name: '', party: '' })
  const [code, setCode] = useState('')
  return (
    <Stage
      facts={
        <>
          <div className={css.brand}>Parley, first run</div>
          <ol className={css.steps}>
            {STEPS.map(({ title, sub }, index) => (
              <li key={title} aria-current={index === step ? 'step' : undefined}>
                <Fact
                  icon={
                    index < step ? (
                      <IconCheck size={16} stroke={1.6} />
                    ) : index === step ? (
                      <IconPointFilled size={16} />
                    ) : undefined
                  }
                  title={title}
                >
                  {index === 0 && step > 0 ? `${profile.name}, ${profile.party}` : sub}
                </Fact>
              </li>
            ))}
          </ol>
          <p className={css.muted}>Your data folder</p>
          <p className={css.path}>{ports.dataFolder}</p>
        </>
      }
    >
      {step === 0 && (
        <WhoStep
          profile={profile}
          folderWarning={ports.folderWarning}
          act="Choose a passphrase"
          onNext={(who) => {
            setProfile(who)
            setStep(1)
          }}
        />
      )}
      {step === 1 && (
        <PassphraseStep
          profile={profile}
          create={(passphrase) => ports.create(passphrase, profile)}
          onBack={() => setStep(0)}
          onMade={(recoveryCode) => {
            setCode(recoveryCode)
            setStep(2)
          }}
        />
      )}
      {step === 2 && (
        <CodeStep
          code={code}
          owner={`${profile.name}, ${profile.party}`}
          saveCode={ports.saveCode}
          act="Start"
          onKept={ports.onDone}
        />
      )}
    </Stage>
  )
}
