/** A third copy of the vault key under the system's keychain, for convenience only. */
import * as disk from 'node:fs'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { readIfThere, writeAtomic } from '../services/disk.ts'

export class ElectronKeychain {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'keychain.bin')
  }

  state(): 'stored' | 'offered' | 'none' {
    if (!isSafe()) return 'none'
    return disk.existsSync(this.#path) ? 'stored' : 'offered'
  }

  /** Undefined when there is none, or when the keychain was changed and cannot open it any more. */
  get(): Uint8Array | undefined {
    const sealed = isSafe() ? readIfThere(disk, this.#path) : undefined
    if (!sealed) return undefined
    try {
      return Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64')
    } catch {
      return undefined
    }
  }

  put(key: Uint8Array): boolean {
    if (!isSafe()) return false
    try {
      writeAtomic(disk, this.#path, safeStorage.encryptString(Buffer.from(key).toString('base64')))
      return true
    } catch {
      return false
    }
  }

  remove(): undefined {
    rmSync(this.#path, { force: true })
    return undefined
  }
}

/** On Linux without a keyring Electron would "encrypt" with a password that is in its source: that is refused. */
function isSafe(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  if (process.platform !== 'linux') return true
  const backend = safeStorage.getSelectedStorageBackend()
  return backend !== 'basic_text' && backend !== 'unknown'
}
