/** Where everything lies on this computer, and whether that place is a good one. */
import { chmodSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve, sep } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** The platform's usual place for what must stay on this machine (LOCALAPPDATA, not Roaming). */
export function dataFolder(
  env: Env = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  if (env.PARLEY_DATA) return resolve(env.PARLEY_DATA)
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Parley')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Parley')
  const base = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share')
  return join(base, 'parley')
}

/** Makes the folder, for its owner only, and answers its real path. */
export function makeDataFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    chmodSync(folder, 0o700)
  } catch {
    // A folder on a disk that is read-only or without modes can still be read.
  }
  return realpathSync(folder)
}

const SYNCED: readonly (readonly [RegExp, string])[] = [
  [/onedrive/i, 'OneDrive'],
  [/dropbox/i, 'Dropbox'],
  [/icloud|mobile documents|com~apple~clouddocs/i, 'iCloud'],
  [/google ?drive|my drive/i, 'Google Drive'],
  [/nextcloud|owncloud/i, 'Nextcloud'],
]
const NETWORK = /^(nfs\d?|cifs|smb\w*|9p|sshfs|fuse\.(sshfs|rclone|gvfsd-fuse|davfs\w*)|davfs\w*|afs|ncpfs)$/

/** A sentence when the folder looks synced or networked: two computers writing one journal would harm it. */
export function folderWarning(folder: string, mounts: string = readMounts()): string | undefined {
  const move = 'Set PARLEY_DATA to a folder on this computer and move the data there.'
  const service = folder
    .split(/[\\/]/)
    .flatMap((part) => SYNCED.filter(([pattern]) => pattern.test(part)))
    .at(0)
  if (service) return `The data folder looks like it is synced by ${service[1]}. ${move}`
  if (folder.startsWith('\\\\') || NETWORK.test(fileSystemOf(folder, mounts))) {
    return `The data folder lies on a network drive. ${move}`
  }
  return undefined
}

function readMounts(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}

/** The type of the file system that holds `folder`: the longest mount point above it decides. */
function fileSystemOf(folder: string, mounts: string): string {
  let best = { point: '', type: '' }
  for (const line of mounts.split('\n')) {
    const [, raw = '', type = ''] = line.split(' ')
    const point = raw.replace(/\\040/g, ' ')
    const holds = folder === point || folder.startsWith(point.endsWith(sep) ? point : point + sep)
    if (point && holds && point.length >= best.point.length) best = { point, type }
  }
  return best.type
}
