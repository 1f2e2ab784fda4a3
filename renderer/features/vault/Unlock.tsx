import { IconCheck, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { CodeStep } from './CodeStep.tsx'
import type { UnlockPorts } from './ports.ts'
import { RecoverForm } from './RecoverForm.tsx'
import { Fact, Stage } from './Stage.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import css from './vault.module.css'

/** Unlocking, and the way back in when the passphrase is forgotten. */
export const Unlock = (ports: UnlockPorts) => {
  const [step, setStep] = useState<'unlock' | 'recover' | { code: string }>('unlock')
  return (
    <Stage
      facts={
        <>
          <div className={css.brand}>Parley</div>
          <p className={css.title}>Your work is sealed</p>
          <Fact icon={<IconLock size={16} stroke={1.5} />} title="Nothing readable lies on this computer">
            The key is in memory only while Parley is unlocked.
          </Fact>
          <Fact icon={<IconCheck size={16} stroke={1.5} />} title="Nothing is lost while it is locked">
            Every saved word is in the data folder.
          </Fact>
          <p className={css.muted}>Your data folder</p>
          <p className={css.path}>{ports.dataFolder}</p>
        </>
      }
    >
      {step === 'unlock' && <UnlockForm ports={ports} onForgotten={() => setStep('recover')} />}
      {step === 'recover' && (
        <RecoverForm ports={ports} onBack={() => setStep('unlock')} onRecovered={(code) => setStep({ code })} />
      )}
      {typeof step === 'object' && (
        <CodeStep
          code={step.code}
          owner="this computer"
          saveCode={ports.saveCode}
          act="Open Parley"
          onKept={() => ports.onOpen(true)}
        />
      )}
    </Stage>
  )
}
