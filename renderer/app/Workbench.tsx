import { useMantineColorScheme } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { AppInfo, Keychain } from '../../shared/bridge/contract.ts'
import { helpPages } from '../features/settings/index.ts'
import { WhoAgain } from '../features/vault/index.ts'
import { showPaperLight } from '../platform/appearance.ts'
import type { Connection } from '../platform/bridge.ts'
import { watchDrafts } from '../platform/drafts.ts'
import type { AppCommand } from '../ui/frame-ports.ts'
import { reportActivity } from './activity.ts'
import { reopenWorkspace, type Workspace } from './boot/workspace.ts'
import { frameCommands } from './commands/frame.ts'
import { listenToKeys } from './commands/listen.ts'
import { commandOfMenu } from './commands/menu.ts'
import { makeRegistry } from './commands/registry.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { AllKeys } from './frame/AllKeys.tsx'
import { Crossing } from './frame/Crossing.tsx'
import { Layout } from './frame/Layout.tsx'
import { Palette } from './frame/Palette.tsx'
import { Reconnecting } from './frame/Reconnecting.tsx'
import { makeLock } from './lock.ts'
import { Screens } from './screens/Screens.tsx'
import { useApp } from './store.ts'

interface Props {
  readonly connection: Connection
  readonly info: AppInfo
  readonly workspace: Workspace
  readonly keychain: Keychain
  readonly down: boolean
  readonly onKeychain: (keychain: Keychain) => void
}

/** The app behind the gate: frame, commands, screens. */
export const Workbench = ({ connection: line, info, workspace, keychain, down, onKeychain }: Props) => {
  const drafts = useMemo(() => watchDrafts(line), [line])
  const { connection } = drafts
  const { client } = connection
  const [registry] = useState(makeRegistry)
  const me = useSyncExternalStore(workspace.settings.subscribe, workspace.settings.get)
  const view = useSyncExternalStore(workspace.catalogue.subscribe, workspace.catalogue.view)
  const { setColorScheme } = useMantineColorScheme()

  useEffect(() => listenToKeys(registry, useApp.getState().say), [registry])
  useEffect(
    () =>
      connection.onEvent((event) => {
        if (event.kind === 'menu')
          useApp.getState().say(registry.run(commandOfMenu(registry, event.command))?.say ?? '')
      }),
    [connection, registry],
  )
  useEffect(() => reportActivity(client.vault.activity), [client])
  useEffect(() => {
    const lock = makeLock({
      drafts,
      leave: () => useApp.getState().go({ kind: 'home' }),
      lock: async () => {
        await workspace.library.settle()
        return client.vault.lock()
      },
      say: useApp.getState().say,
      now: () => performance.now(),
    })
    const newWindow = () => void client.app.newWindow().then((refused) => refused && useApp.getState().say(refused.say))
    registry.setBase(frameCommands({ registry, lock: () => void lock(), newWindow, helpPages }))
  }, [client, drafts, registry, workspace])
  // Only reading because another window writes: coming back shows what it wrote, and writes here if it has gone.
  useEffect(() => {
    const look = () => {
      if (workspace.catalogue.view().mode === 'reading') void reopenWorkspace(workspace)
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [workspace])
  // A file dropped where nobody takes it would replace the app in this window.
  useEffect(() => {
    const keep = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', keep)
    window.addEventListener('drop', keep)
    return () => {
      window.removeEventListener('dragover', keep)
      window.removeEventListener('drop', keep)
    }
  }, [])
  useEffect(() => setColorScheme(me.appearance === 'system' ? 'auto' : me.appearance), [me.appearance, setColorScheme])
  useEffect(() => showPaperLight(me.paperInDark), [me.paperInDark])
  useEffect(() => {
    client.vault.setIdleMinutes(me.idleMinutes).catch(() => undefined)
  }, [client, me.idleMinutes])

  const places = useCallback(
    (search: string): AppCommand[] => {
      const wanted = search.trim().toLowerCase()
      if (wanted.length < 2) return []
      const found: AppCommand[] = []
      for (const card of view.rows.values()) {
        if (card.deletedAt || !`${card.title} ${card.counterparty}`.toLowerCase().includes(wanted)) continue
        const open = () => useApp.getState().go({ kind: 'negotiation', id: card.id, part: 'document' })
        found.push({
          id: `open.${card.id}`,
          label: card.title,
          group: card.counterparty || 'Negotiation',
          run: () => open,
        })
        if (found.length === 8) break
      }
      return found
    },
    [view.rows],
  )
  const bars = useMemo(() => (down ? <Reconnecting /> : null), [down])

  if (me.name === '' && workspace.settings.mode() === 'writing')
    return <WhoAgain onWho={(profile) => void workspace.settings.change(profile)} />
  return (
    <Layout me={me} cards={view.rows} mode={down ? 'down' : view.mode} bars={bars}>
      <ErrorBoundary>
        <Screens
          connection={connection}
          info={info}
          workspace={workspace}
          me={me}
          keychain={keychain}
          onKeychain={onKeychain}
          registerCommands={registry.register}
        />
      </ErrorBoundary>
      <Palette registry={registry} places={places} />
      <AllKeys registry={registry} />
      <Crossing />
    </Layout>
  )
}
