import { lazy, Suspense, useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { FirstRun, type Profile, Unlock } from '../../features/vault/index.ts'
import css from '../app.module.css'
import { Reconnecting } from '../frame/Reconnecting.tsx'
import { codeSaver } from './codeSaver.ts'
import { useBoot } from './useBoot.ts'
import { Wait } from './Wait.tsx'

const Workbench = lazy(async () => ({ default: (await import('../Workbench.tsx')).Workbench }))

const unanswered: Refusal = {
  refused: 'unreachable',
  say: 'Parley’s background process does not answer. Try again in a moment.',
}
const answered = <T,>(call: Promise<T | Refusal>): Promise<T | Refusal> => call.catch(() => unanswered)

/** The vault decides what is shown: first run, unlock, or the app. */
export const Gate = () => {
  const { boot, open, goOn, merge } = useBoot()
  const [creating, setCreating] = useState(false)
  const { connection, info, vault, workspace, failed, down } = boot
  if (failed) return <Wait failed>{failed}</Wait>
  if (!connection || !info || !vault) return <Wait>Connecting to Parley’s background process…</Wait>
  const { client } = connection
  const saveCode = codeSaver(connection)

  const create = async (passphrase: string, profile: Profile) => {
    setCreating(true)
    const made = await answered(client.vault.create(passphrase))
    if (isRefusal(made)) {
      setCreating(false)
      return made
    }
    const opened = await open()
    await opened?.settings.change({ ...profile, recoveryKept: false })
    return made
  }

  if (vault.kind === 'new' || creating)
    return (
      <>
        {down && <Reconnecting />}
        <FirstRun
          create={create}
          saveCode={saveCode}
          dataFolder={info.dataFolder}
          folderWarning={info.folderWarning}
          onDone={() => {
            void workspace?.settings.change({ recoveryKept: true })
            setCreating(false)
          }}
        />
      </>
    )

  const unlock = vault.kind === 'locked' && (
    <Unlock
      unlock={(passphrase) => answered(client.vault.unlock(passphrase))}
      unlockWithKeychain={() => answered(client.vault.unlockWithKeychain())}
      recover={(code, passphrase) => answered(client.vault.recover(code, passphrase))}
      saveCode={saveCode}
      locked={vault}
      stopped={workspace !== undefined}
      dataFolder={info.dataFolder}
      onOpen={async (recovered) => {
        const opened = workspace ? await goOn().then(() => workspace) : await open()
        if (recovered) await opened?.settings.change({ recoveryKept: true })
      }}
    />
  )
  if (!workspace) return unlock || <Wait>Opening…</Wait>
  return (
    <>
      {unlock && <div className={css.over}>{unlock}</div>}
      <div inert={vault.kind === 'locked'} className={css.whole}>
        <Suspense fallback={<Wait>Opening…</Wait>}>
          <Workbench
            connection={connection}
            info={info}
            workspace={workspace}
            keychain={vault.keychain}
            down={down}
            onKeychain={(keychain) => merge({ vault: { ...vault, keychain } })}
          />
        </Suspense>
      </div>
    </>
  )
}
