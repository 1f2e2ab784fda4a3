/**
 * Holding a data folder: one shell and one service process at a time, and never a stale lock.
 *
 * A lock file with a process number in it survives a kill -9 and then locks its owner out, or is broken by a number
 * used again. So the lock is something the operating system takes back itself when the process dies, however it dies:
 * Linux: an abstract socket name (it is in no folder, so nothing is left behind);
 * Windows: a named pipe, whose first instance is exclusive;
 * macOS and BSD: a file opened with O_EXLOCK, which is flock(2) at open.
 * Names come from the folder's device and inode, so that two paths to one folder are one lock. The limits: two network
 * namespaces (containers) sharing a folder do not see each other, and another user of the machine who knows the name
 * could hold it, which locks Parley out but lets nobody in.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { codeOf } from './disk.ts'

export interface Hold {
  release(): void
}

export type Role = 'shell' | 'services'

/** The hold, or undefined while another process has it. */
export async function holdFolder(
  folder: string,
  role: Role,
  platform: string = process.platform,
): Promise<Hold | undefined> {
  if (platform === 'linux') return holdName(`\0parley-${nameOf(folder, role)}`)
  if (platform === 'win32') return holdName(`\\\\.\\pipe\\parley-${nameOf(folder, role)}`)
  return holdFile(join(folder, `${role}.lock`))
}

/** Tries for as long as a predecessor that is just ending may need. */
export async function waitToHold(folder: string, role: Role, patienceMs: number): Promise<Hold | undefined> {
  const until = Date.now() + patienceMs
  for (;;) {
    const hold = await holdFolder(folder, role)
    if (hold || Date.now() > until) return hold
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function nameOf(folder: string, role: Role): string {
  const { dev, ino } = statSync(folder, { bigint: true })
  return createHash('sha256').update(`${dev}:${ino}:${role}`).digest('hex').slice(0, 32)
}

function holdName(name: string): Promise<Hold | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) =>
      codeOf(error) === 'EADDRINUSE' || codeOf(error) === 'EACCES' ? resolve(undefined) : reject(error),
    )
    server.listen(name, () => {
      server.unref()
      resolve({ release: () => void server.close() })
    })
  })
}

/** Not in `fs.constants`: the value of O_EXLOCK in the headers of macOS and the BSDs. */
const O_EXLOCK = 0x20

function holdFile(path: string): Hold | undefined {
  try {
    const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK, 0o600)
    return { release: () => closeSync(fd) }
  } catch (error) {
    if (codeOf(error) === 'EAGAIN' || codeOf(error) === 'EWOULDBLOCK') return undefined
    throw error
  }
}
