/** The order in which the Electron shell comes up. What each step does is in shell/. */
import { app, dialog } from 'electron'
import { version } from '../package.json' with { type: 'json' }
import { openApp } from './shell/app.ts'
import { takeFolder } from './shell/folder.ts'
import { lockDown } from './shell/lock-down.ts'
import { registerScheme } from './shell/page.ts'

registerScheme()
app.enableSandbox()
const folder = takeFolder(version)
if (app.requestSingleInstanceLock()) {
  lockDown()
  // Awaiting this at the top level of a module would deadlock: Electron is not ready before the module has run.
  void app.whenReady().then(async () => {
    try {
      await openApp(folder)
    } catch (error) {
      dialog.showErrorBox('Parley cannot start', error instanceof Error ? error.message : String(error))
      app.exit(1)
    }
  })
} else app.quit()
