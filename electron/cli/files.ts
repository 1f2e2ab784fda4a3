/** Files in and out, with sentences instead of error codes. */
import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Refusal, refuse } from '../../shared/base/refuse.ts'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const CANNOT_READ: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'That is a folder, not a file.',
  EACCES: 'You may not read it.',
  EPERM: 'You may not read it.',
}

export const readInput = async (path: string): Promise<Uint8Array | Refusal> => {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    return refuse('unreadable', `${path} cannot be read. ${CANNOT_READ[codeOf(error)] ?? 'Check the disk it is on.'}`)
  }
}

const CANNOT_WRITE: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder does not exist.',
  EISDIR: 'That is a folder; name a file.',
  EACCES: 'You may not write there; choose another folder.',
  EPERM: 'You may not write there; choose another folder.',
  EROFS: 'That place is read-only; choose another folder.',
  ENOSPC: 'The disk is full; free some space.',
  ENOTDIR: 'Its folder is not a folder.',
}

/** All of it or nothing: written beside its place first, so that what stood there stays until the new file is whole. */
export const writeOutput = async (path: string, bytes: Uint8Array): Promise<Refusal | undefined> => {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
    return undefined
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    return refuse(
      'unwritable',
      `${path} cannot be written. ${CANNOT_WRITE[codeOf(error)] ?? 'Check the disk it is on.'}`,
    )
  }
}
