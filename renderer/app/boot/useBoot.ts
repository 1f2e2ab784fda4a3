/** From nothing to an open vault: connect, ask its state, and follow it through locks, crashes and reconnections. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { AppInfo, VaultState } from '../../../shared/bridge/contract.ts'
import { type Connection, connect } from '../../platform/bridge.ts'
import { openWorkspace, reopenWorkspace, type Workspace } from './workspace.ts'

export interface Boot {
  readonly connection?: Connection
  readonly info?: AppInfo
  readonly vault?: VaultState
  /** There once the vault was open in this window, and kept until it locks. */
  readonly workspace?: Workspace
  /** Why nothing can be shown, in a sentence. */
  readonly failed?: string
  /** The shell cannot be reached at the moment. */
  readonly down: boolean
}

/** Once per window, whatever React does: the ticket in the address can be shown only once. */
let connecting: Promise<Connection> | undefined

const words = (error: unknown): string =>
  error instanceof Error ? error.message : 'Parley’s background process does not answer.'

export const useBoot = () => {
  const [boot, setBoot] = useState<Boot>({ down: false })
  const merge = useCallback((more: Partial<Boot>) => setBoot((before) => ({ ...before, ...more })), [])

  useEffect(() => {
    const start = async () => {
      connecting ??= connect()
      const connection = await connecting
      const [info, vault] = await Promise.all([connection.client.app.info(), connection.client.vault.state()])
      merge({ connection, info, vault })
    }
    start().catch((error) => merge({ failed: words(error) }))
  }, [merge])

  const { connection, workspace, vault } = boot
  const check = useCallback(async () => {
    const state = await connection?.client.vault.state().catch(() => undefined)
    if (state) merge({ vault: state })
    return state
  }, [connection, merge])

  useEffect(() => {
    if (!connection) return
    const stopEvents = connection.onEvent((event) => {
      if (event.kind === 'locked') {
        // Locked on purpose: everything in memory goes. Stopped by accident: what is on screen may not be saved yet.
        if (event.why === 'stopped') void check()
        else location.reload()
      }
      if (event.kind === 'laneTaken' && event.lane === 'catalogue') workspace?.catalogue.lane.lost()
      if (event.kind === 'laneTaken' && event.lane === 'settings') workspace?.settings.lane.lost()
      if (event.kind === 'laneTaken' && event.lane === 'notes') workspace?.notes.lane.lost()
      if (event.kind === 'laneTaken' && event.lane === 'ignored') workspace?.ignored.lane.lost()
      if (event.kind === 'laneTaken' && event.lane === 'library') workspace?.library.lane.lost()
    })
    const stopConnection = connection.onConnection((up) => {
      merge({ down: !up })
      if (up)
        void check().then((state) => {
          if (state?.kind === 'open' && workspace) void reopenWorkspace(workspace)
        })
    })
    return () => {
      stopEvents()
      stopConnection()
    }
  }, [connection, workspace, check, merge])

  // The vault may open in another window of this computer: then this one needs no passphrase either.
  useEffect(() => {
    if (vault?.kind !== 'locked') return
    const look = () => void check()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [vault?.kind, check])

  // Unlocking and the effect below may both want it: it is opened once.
  const opening = useRef<Promise<Workspace | undefined>>(undefined)
  const openOnce = useCallback(async (): Promise<Workspace | undefined> => {
    if (!connection) return undefined
    const opened = await openWorkspace(connection)
    if (isRefusal(opened)) {
      merge({ failed: opened.say })
      return undefined
    }
    merge({ workspace: opened, vault: await connection.client.vault.state() })
    return opened
  }, [connection, merge])
  const open = useCallback(() => {
    opening.current ??= openOnce().finally(() => {
      opening.current = undefined
    })
    return opening.current
  }, [openOnce])

  // Opened already (another window, or a reload while unlocked): go straight in.
  useEffect(() => {
    if (vault?.kind === 'open' && !workspace) void open()
  }, [vault?.kind, workspace, open])

  /** Unlocked again over a window that was never emptied: the lanes are taken up where they were. */
  const goOn = useCallback(async () => {
    if (workspace) await reopenWorkspace(workspace)
    await check()
  }, [workspace, check])

  return { boot, open, goOn, check, merge }
}
