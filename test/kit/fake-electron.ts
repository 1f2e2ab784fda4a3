/** What the Electron shell asks of `electron`, recorded. Only the members it uses exist, so a new one fails loudly. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions } from 'electron'
import { vi } from 'vitest'

export class FakeContents extends EventEmitter {
  static next = 1
  readonly id = FakeContents.next++
  readonly sent: unknown[][] = []
  readonly session = { availableSpellCheckerLanguages: ['en-GB', 'de'], setSpellCheckerLanguages: vi.fn() }
  openHandler: (details: { url: string }) => unknown = () => undefined
  readonly isDestroyed = () => false
  readonly executeJavaScript = vi.fn(async (_: string): Promise<unknown> => true)
  readonly printToPDF = vi.fn(async (_: object): Promise<Buffer> => Buffer.from('%PDF-'))
  readonly send = (...message: unknown[]) => void this.sent.push(message)
  readonly setWindowOpenHandler = (handler: (details: { url: string }) => unknown) => {
    this.openHandler = handler
  }
}

export interface FakeWindow extends EventEmitter {
  isDestroyed(): boolean
  destroy(): void
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: FakeContents
  readonly loaded: string[]
}

/** A service process that is one function: frames in, frames out. */
export class FakeUtilityProcess extends EventEmitter {
  readonly posted: Uint8Array[] = []
  onPost: (frame: Uint8Array) => void = () => {}
  killed = false
  postMessage(frame: Uint8Array): void {
    this.posted.push(frame)
    this.onPost(frame)
  }
  kill(): boolean {
    this.killed = true
    queueMicrotask(() => this.emit('exit', 0))
    return true
  }
}

export function fakeElectron(paths: { readonly documents: string; readonly app: string }) {
  const windows: FakeWindow[] = []
  const handlers = new Map<string, (...args: unknown[]) => unknown>()
  const children: FakeUtilityProcess[] = []
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    whenReady: vi.fn(() => Promise.resolve()),
    enableSandbox: vi.fn(),
    quit: vi.fn(),
    exit: vi.fn(),
    requestSingleInstanceLock: vi.fn(() => true),
    setPath: vi.fn(),
    getPath: vi.fn(() => paths.documents),
    getAppPath: vi.fn(() => paths.app),
    getPreferredSystemLanguages: vi.fn(() => ['en-GB', 'fr']),
  })
  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => windows
    static getFocusedWindow = () => windows[0] ?? null
    readonly webContents = new FakeContents()
    readonly loaded: string[] = []
    readonly options: BrowserWindowConstructorOptions
    readonly show = vi.fn()
    readonly maximize = vi.fn()
    readonly isMaximized = () => false
    readonly getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 700 })
    readonly loadURL = async (url: string) => void this.loaded.push(url)
    #destroyed = false
    readonly isDestroyed = () => this.#destroyed
    destroy(): void {
      this.#destroyed = true
      windows.splice(windows.indexOf(this), 1)
      this.emit('closed')
    }
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      this.options = options
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }
  const ipcMain = {
    handle(channel: string, handler: (...args: unknown[]) => unknown) {
      if (handlers.has(channel)) throw new Error(`second handler for ${channel}`)
      handlers.set(channel, handler)
    },
  }
  const partitions = new Map<string, FakePartition>()
  const session = {
    fromPartition: (name: string) => {
      const made = fakePartition()
      partitions.set(name, made)
      return made
    },
    defaultSession: Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setSpellCheckerDictionaryDownloadURL: vi.fn(),
    }),
  }
  const module = {
    app,
    BrowserWindow,
    ipcMain,
    session,
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    dialog: {
      showErrorBox: vi.fn(),
      showMessageBox: vi.fn(async () => ({ response: 1 })),
      showSaveDialog: vi.fn(async () => ({ canceled: true, filePath: '' })),
    },
    shell: { openExternal: vi.fn(async () => undefined) },
    safeStorage: {
      isEncryptionAvailable: vi.fn(() => true),
      getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
      encryptString: vi.fn((text: string) => Buffer.from(`sealed:${text}`)),
      decryptString: vi.fn((bytes: Buffer) => bytes.toString().replace('sealed:', '')),
    },
    screen: { getDisplayMatching: vi.fn(() => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } })) },
    Menu: { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() },
    utilityProcess: {
      fork: vi.fn(() => {
        const child = new FakeUtilityProcess()
        children.push(child)
        return child
      }),
    },
  }
  return { module, app, windows, handlers, children, session, partitions }
}

/** A session that is only in memory. */
const fakePartition = () => ({
  setPermissionRequestHandler: vi.fn(),
  setPermissionCheckHandler: vi.fn(),
  webRequest: { onBeforeRequest: vi.fn() },
  protocol: { handle: vi.fn() },
})

type FakePartition = ReturnType<typeof fakePartition>

export type FakeElectron = ReturnType<typeof fakeElectron>
