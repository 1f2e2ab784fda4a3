import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { dataFolder, folderWarning, makeDataFolder } from '../services/folder.ts'
import type { Setup } from '../services/process/shell-bridge.ts'

export interface Folder {
  readonly path: string
  readonly info: Setup['info']
}

/** Everything Electron itself writes goes into the data folder too, so that there is one place to look at and move. */
export function takeFolder(version: string): Folder {
  const path = makeDataFolder(dataFolder())
  const own = join(path, 'electron')
  // Electron refuses a path that is not there.
  mkdirSync(join(own, 'crashes'), { recursive: true, mode: 0o700 })
  app.setPath('userData', own)
  app.setPath('sessionData', own)
  app.setPath('crashDumps', join(own, 'crashes'))
  const warning = folderWarning(path)
  const info = { shell: 'electron', version, platform: process.platform, dataFolder: path } as const
  return { path, info: warning ? { ...info, folderWarning: warning } : info }
}
