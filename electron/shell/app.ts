/** The Electron shell put together. */
import { app, BrowserWindow } from 'electron'
import { handOver } from '../browser/handover.ts'
import { holdFolder } from '../services/hold.ts'
import { Supervisor } from '../services/process/supervisor.ts'
import { EVENT } from './channels.ts'
import type { Folder } from './folder.ts'
import { Ipc } from './ipc.ts'
import { ElectronKeychain } from './keychain.ts'
import { setMenu } from './menu.ts'
import { servePage } from './page.ts'
import { Printer } from './printer.ts'
import { save } from './save.ts'
import { forkUtility } from './services.ts'
import { openWindow } from './window.ts'

/** When the app is ready. Rejects with a sentence when this data folder is in other hands. */
export async function openApp({ path, info }: Folder): Promise<void> {
  const hold = await holdFolder(path, 'shell')
  if (!hold) return joinBrowserShell()
  servePage()
  const ipc: Ipc = new Ipc(() => supervisor)
  const open = () => openWindow(path, ipc)
  const printer = new Printer()
  const supervisor = new Supervisor({
    fork: () => forkUtility(),
    folder: path,
    info,
    shell: {
      keychain: keychainServices(new ElectronKeychain(path)),
      shell: {
        newWindow: () => {
          open()
          return undefined
        },
        save: (_, name, bytes) => save(BrowserWindow.getFocusedWindow() ?? undefined, name, bytes),
        pdf: (_, job, markup) => printer.pdf(job, markup),
        stopPdf: (_, job) => printer.stop(job),
      },
    },
    onReply: (caller, id, reply) => ipc.reply(caller, id, reply),
    onEvent: (to, event) => {
      if (event.kind === 'locked') printer.stopAll()
      ipc.event(to, event)
    },
    onGivenUp: () => app.exit(1),
  })
  setMenu((window, command) => {
    const front = window ?? BrowserWindow.getAllWindows()[0]
    front?.webContents.send(EVENT, { kind: 'menu', command })
  }, open)
  app.on('second-instance', open)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  endInOrder(supervisor)
  open()

  async function joinBrowserShell(): Promise<void> {
    if (!(await handOver(path))) throw new Error(`Parley is already open on ${path}. Close it there first.`)
    app.exit(0)
  }
}

function keychainServices(keychain: ElectronKeychain) {
  return {
    state: () => keychain.state(),
    get: () => keychain.get(),
    put: (_: string, key: Uint8Array) => keychain.put(key),
    remove: () => keychain.remove(),
  }
}

/** The services write down what is still lazy before the app goes. */
function endInOrder(supervisor: Supervisor): void {
  let stopped = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void supervisor.stop().then(() => {
      stopped = true
      app.quit()
    })
  })
}
