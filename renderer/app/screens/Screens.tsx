import { useMantineColorScheme } from '@mantine/core'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { AppInfo, Keychain } from '../../../shared/bridge/contract.ts'
import { FirstSheet } from '../../features/document/index.ts'
import { Home } from '../../features/home/index.ts'
import { HelpScreen, SettingsScreen } from '../../features/settings/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import { clock } from '../../platform/clock.ts'
import { forget } from '../../platform/forget.ts'
import { newNegotiationId } from '../../platform/ids.ts'
import type { Settings } from '../../platform/settings.ts'
import { createBlank, importWord } from '../../session/create.ts'
import { dismissWorker, prepareWorker } from '../../session/docx-jobs.ts'
import type { RegisterCommands } from '../../ui/frame-ports.ts'
import { codeSaver } from '../boot/codeSaver.ts'
import type { Workspace } from '../boot/workspace.ts'
import { useApp } from '../store.ts'
import { LibraryHost } from './LibraryHost.tsx'
import { NegotiationHost } from './NegotiationHost.tsx'
import { PeopleHost } from './PeopleHost.tsx'
import { useParleyFiles } from './useParleyFiles.tsx'

export interface ScreensProps {
  readonly connection: Connection
  readonly info: AppInfo
  readonly workspace: Workspace
  readonly me: Settings
  readonly keychain: Keychain
  readonly onKeychain: (keychain: Keychain) => void
  readonly registerCommands: RegisterCommands
}

/** The one screen that is shown. */
export const Screens = ({ connection, info, workspace, me, keychain, onKeychain, registerCommands }: ScreensProps) => {
  const { screen, go } = useApp()
  const { setColorScheme } = useMantineColorScheme()
  const { client } = connection
  const { catalogue, settings } = workspace
  const parley = useParleyFiles(connection, catalogue, me)
  const help = (page: string) => go({ kind: 'help', page })
  const deps = {
    client,
    newId: newNegotiationId,
    now: Date.now,
    me: { name: me.name, party: me.party, formerly: me.formerParties },
  }

  if (screen.kind === 'settings')
    return (
      <SettingsScreen
        settings={settings}
        info={info}
        keychain={keychain}
        vault={client.vault}
        saveCode={codeSaver(connection)}
        onAppearance={(appearance) => setColorScheme(appearance === 'system' ? 'auto' : appearance)}
        onKeychain={onKeychain}
        onHelp={help}
      />
    )
  if (screen.kind === 'library')
    return <LibraryHost connection={connection} library={workspace.library} registerCommands={registerCommands} />
  if (screen.kind === 'help') return <HelpScreen page={screen.page} onPage={help} />
  const card = screen.kind === 'negotiation' ? catalogue.view().rows.get(screen.id) : undefined
  if (card?.source === 'joined')
    return (
      <PeopleHost
        key={card.id}
        card={card}
        me={{ name: me.name, party: me.party, formerly: me.formerParties }}
        connection={connection}
        catalogue={catalogue}
      />
    )
  if (card && screen.kind === 'negotiation')
    return (
      <NegotiationHost
        key={card.id}
        card={card}
        part={screen.part}
        next={screen.next}
        me={{ name: me.name, party: me.party, formerly: me.formerParties, signs: me.wordNames }}
        connection={connection}
        catalogue={catalogue}
        library={workspace.library}
        notes={workspace.notes}
        ignored={workspace.ignored}
        registerCommands={registerCommands}
      />
    )
  return (
    <>
      {parley.dialog}
      <Home
        catalogue={catalogue}
        onParleyFile={parley.open}
        importWord={(file, options) =>
          importWord(deps, file, {
            ...options,
            onFirstPage: (page, bytes) => options.onFirstPage(<FirstSheet page={page} file={async () => bytes} />),
          })
        }
        prepareImport={prepareWorker}
        dismissImport={dismissWorker}
        createBlank={() => createBlank(deps)}
        purge={async (id) => {
          const purged = await client.journal.purge(id)
          if (isRefusal(purged)) return purged
          await forget(workspace.notes, id)
          await forget(workspace.ignored, id)
          return purged
        }}
        putBlob={client.files.putBlob}
        clock={clock}
        computer={{
          dataFolder: info.dataFolder,
          idleMinutes: me.idleMinutes,
          recoveryKept: me.recoveryKept,
          folderWarning: info.folderWarning,
        }}
        onOpen={(id) => go({ kind: 'negotiation', id, part: 'document' })}
        onSettings={() => go({ kind: 'settings' })}
        onHelp={help}
        registerCommands={registerCommands}
      />
    </>
  )
}
