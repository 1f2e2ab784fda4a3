/** Writing so that a file is either the old one or the new one, whatever happens in between. */
import { dirname } from 'node:path'
import { type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { Disk } from './deps.ts'

export function writeAll(disk: Disk, fd: number, bytes: Uint8Array, position?: number): void {
  let done = 0
  while (done < bytes.length) {
    done += disk.writeSync(fd, bytes, done, bytes.length - done, position === undefined ? null : position + done)
  }
}

/** A rename is only as durable as the folder it is written in. Windows has no such call and does not need it. */
export function syncFolder(disk: Disk, folder: string): void {
  let fd: number
  try {
    fd = disk.openSync(folder, 'r')
  } catch {
    return
  }
  try {
    disk.fsyncSync(fd)
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'EPERM' && code !== 'EINVAL' && code !== 'EISDIR' && code !== 'EBADF') throw error
  } finally {
    disk.closeSync(fd)
  }
}

/** Replaces `path` in one step: a new file beside it, written out to the disk, then renamed. */
export function writeAtomic(disk: Disk, path: string, bytes: Uint8Array): void {
  const fresh = `${path}.new`
  disk.mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const fd = disk.openSync(fresh, 'w', 0o600)
    try {
      writeAll(disk, fd, bytes)
      disk.fsyncSync(fd)
    } finally {
      disk.closeSync(fd)
    }
    disk.renameSync(fresh, path)
  } catch (error) {
    disk.rmSync(fresh, { force: true })
    throw error
  }
  syncFolder(disk, dirname(path))
}

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** The bytes of a file, or undefined when there is none. Any other failure is thrown. */
export function readIfThere(disk: Disk, path: string): Uint8Array | undefined {
  try {
    return disk.readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** What a failed write means for the person. Our own mistakes are thrown on. */
export function diskRefusal(error: unknown): Refusal {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return refuse(
        'disk-full',
        'The disk is full. Your last words are not saved yet. Free some space; typing stays here.',
      )
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return refuse(
        'read-only',
        'The data folder cannot be written to. Your last words are not saved yet. Allow Parley to write there.',
      )
    case '':
      throw error
    default:
      return refuse(
        'io',
        'The disk did not take the last words, so they are not saved yet. Check the disk; typing stays here.',
      )
  }
}
