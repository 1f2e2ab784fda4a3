import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import type { Ipc, Pane } from './ipc.ts'
import { ORIGIN } from './page.ts'
import { keepState, lastState } from './window-state.ts'

/** Nothing of Node reaches the page, and the page cannot reach past its preload. */
export const webPreferences = (preload: string) => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: true,
})

export function openWindow(folder: string, ipc: Ipc): BrowserWindow {
  const { maximized, ...bounds } = lastState(folder)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Parley',
    webPreferences: webPreferences(join(import.meta.dirname, 'preload.cjs')),
  })
  if (maximized) window.maximize()
  const { webContents: contents } = window
  const id = contents.id
  const pane = (): Pane => ({
    caller: randomUUID(),
    send: (channel, event) => {
      if (!contents.isDestroyed()) contents.send(channel, event)
    },
  })
  ipc.add(id, pane())
  contents.on('did-start-navigation', (event) => {
    if (event.isMainFrame && !event.isSameDocument) ipc.renew(id, pane())
  })
  contents.on('render-process-gone', () => ipc.renew(id, pane()))
  // The title shows what is open; a contract's name is nobody's business in a task bar.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => keepState(folder, window))
  window.on('closed', () => ipc.remove(id))
  window.once('ready-to-show', () => window.show())
  setLanguages(window)
  void window.loadURL(`${ORIGIN}/`)
  return window
}

/** The person's languages, as far as there are dictionaries for them. macOS chooses by itself. */
function setLanguages(window: BrowserWindow): void {
  if (process.platform === 'darwin') return
  const { session } = window.webContents
  const wanted = app.getPreferredSystemLanguages()
  const known = session.availableSpellCheckerLanguages.filter((language) => wanted.includes(language))
  session.setSpellCheckerLanguages(known.length > 0 ? known : ['en-GB'])
}
