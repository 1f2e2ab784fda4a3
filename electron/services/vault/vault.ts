/** Who may read: the vault opens with a passphrase, a recovery code or this computer's keychain, and locks itself. */

import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Keychain, VaultState } from '../../../shared/bridge/contract.ts'
import type { Deps, StretchParameters } from '../deps.ts'
import { diskRefusal } from '../disk.ts'
import { IdleClock } from './idle.ts'
import { type KeyFile, type KeyFileState, readKeyFile, writeKeyFile } from './key-file.ts'
import { Keyring } from './keyring.ts'
import { formatRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import { wipe } from './seal.ts'
import { newParameters } from './stretch.ts'
import {
  DEFAULT_SETTINGS,
  openByPassphrase,
  openByRecovery,
  openSettings,
  wrapByPassphrase,
  wrapByRecovery,
  wrapSettings,
} from './wrap.ts'

const LOCKED = refuse('locked', 'Parley is locked. Unlock it to go on.')
const DAMAGED = refuse('key-file', 'The key file is damaged and cannot be read. Restore the data folder from a backup.')
const NO_VAULT = refuse('no-vault', 'There is no key on this computer yet.')

type Opened = { open: true } | Refusal

export class Vault {
  readonly #deps: Deps
  readonly #ladder: readonly StretchParameters[]
  #ring: Keyring | undefined
  #idle: IdleClock | undefined

  constructor(deps: Deps, ladder: readonly StretchParameters[] = newParameters()) {
    this.#deps = deps
    this.#ladder = ladder
  }

  /** The keys, or why there are none. */
  ring(): Keyring | Refusal {
    return this.#ring ?? LOCKED
  }

  async state(): Promise<VaultState> {
    if (this.#ring) return { kind: 'open', idleMinutes: this.#idle!.minutes, keychain: await this.#keychain() }
    if (this.#read().kind === 'none') return { kind: 'new' }
    return { kind: 'locked', ...this.#deps.locked, keychain: await this.#keychain() }
  }

  async create(passphrase: string): Promise<{ recoveryCode: string } | Refusal> {
    if (this.#read().kind !== 'none') return refuse('exists', 'There is a key on this computer already. Unlock it.')
    const { random, stretch } = this.#deps
    const vaultKey = random(32)
    const wrapped = await wrapByPassphrase(vaultKey, passphrase, this.#ladder, stretch, random)
    if (isRefusal(wrapped)) return wrapped
    // Two windows may both have shown the first run: the second to finish must not replace the first one's key.
    if (this.#read().kind !== 'none') return refuse('exists', 'There is a key on this computer already. Unlock it.')
    const secret = random(16)
    const written = this.#write({
      format: 1,
      version: 1,
      ...wrapped,
      recovery: wrapByRecovery(vaultKey, secret, random),
      settings: wrapSettings(vaultKey, DEFAULT_SETTINGS, random),
    })
    if (isRefusal(written)) return written
    this.#open(vaultKey, written)
    return { recoveryCode: show(secret) }
  }

  async unlock(passphrase: string): Promise<Opened> {
    const file = this.#file()
    if (isRefusal(file)) return file
    const vaultKey = await openByPassphrase(file, passphrase, this.#deps.stretch)
    return isRefusal(vaultKey) ? vaultKey : this.#open(vaultKey, file)
  }

  async unlockWithKeychain(): Promise<Opened> {
    const file = this.#file()
    if (isRefusal(file)) return file
    const vaultKey = await this.#deps.keychain.get()
    // A key from another vault opens nothing: the settings box tells.
    if (vaultKey?.length !== 32 || !openSettings(vaultKey, file.settings)) {
      return refuse('keychain', "This computer's keychain does not hold the key any more. Use the passphrase.")
    }
    return this.#open(vaultKey, file)
  }

  async recover(code: string, passphrase: string): Promise<{ recoveryCode: string } | Refusal> {
    const file = this.#file()
    if (isRefusal(file)) return file
    const secret = readRecoveryCode(code)
    if (!secret)
      return refuse('recovery-typo', 'That is not a recovery code. Check it letter by letter against the print.')
    const vaultKey = openByRecovery(file, secret)
    wipe(secret)
    if (!vaultKey) return refuse('recovery', 'That recovery code does not belong to this key. A newer print may exist.')
    const { random, stretch } = this.#deps
    const wrapped = await wrapByPassphrase(vaultKey, passphrase, this.#ladder, stretch, random)
    if (isRefusal(wrapped)) return wrapped
    const fresh = random(16)
    const written = this.#update({ ...wrapped, recovery: wrapByRecovery(vaultKey, fresh, random) })
    if (isRefusal(written)) return written
    this.#open(vaultKey, written)
    return { recoveryCode: show(fresh) }
  }

  async changePassphrase(old: string, passphrase: string): Promise<{ changed: true } | Refusal> {
    const file = this.#file()
    if (isRefusal(file)) return file
    const { random, stretch } = this.#deps
    const vaultKey = await openByPassphrase(file, old, stretch)
    if (isRefusal(vaultKey)) return vaultKey
    const wrapped = await wrapByPassphrase(vaultKey, passphrase, this.#ladder, stretch, random)
    wipe(vaultKey)
    if (isRefusal(wrapped)) return wrapped
    const written = this.#update(wrapped)
    return isRefusal(written) ? written : { changed: true }
  }

  async newRecoveryCode(passphrase: string): Promise<{ recoveryCode: string } | Refusal> {
    const file = this.#file()
    if (isRefusal(file)) return file
    const vaultKey = await openByPassphrase(file, passphrase, this.#deps.stretch)
    if (isRefusal(vaultKey)) return vaultKey
    const secret = this.#deps.random(16)
    const written = this.#update({ recovery: wrapByRecovery(vaultKey, secret, this.#deps.random) })
    wipe(vaultKey)
    return isRefusal(written) ? written : { recoveryCode: show(secret) }
  }

  async rememberInKeychain(remember: boolean): Promise<{ keychain: Keychain } | Refusal> {
    if (!this.#ring) return LOCKED
    if (!remember) await this.#deps.keychain.remove()
    else if (!(await this.#deps.keychain.put(this.#ring.vaultKey))) {
      return refuse(
        'keychain',
        'This computer has no keychain that is safe enough. The passphrase stays the only way in.',
      )
    }
    return { keychain: await this.#keychain() }
  }

  activity(): void {
    this.#idle?.touch()
  }

  setIdleMinutes(idleMinutes: number): void {
    if (!this.#ring || !this.#idle) return
    this.#idle.minutes = idleMinutes
    this.#update({ settings: wrapSettings(this.#ring.vaultKey, { idleMinutes }, this.#deps.random) })
  }

  /** Clears the keys. The process ends right after; this is for the moments until then. */
  wipe(): void {
    this.#idle?.stop()
    this.#ring?.wipe()
    this.#idle = undefined
    this.#ring = undefined
  }

  #open(vaultKey: Uint8Array, file: KeyFile): { open: true } {
    if (this.#ring) wipe(vaultKey)
    else {
      const { disk, folder, random, clock } = this.#deps
      const { idleMinutes } = openSettings(vaultKey, file.settings) ?? DEFAULT_SETTINGS
      this.#ring = new Keyring(vaultKey, disk, folder, random)
      this.#idle = new IdleClock(clock, idleMinutes, () => this.#deps.lockDown('idle'))
      const state = this.#read()
      if (state.kind === 'good' && state.copiesDiffer) this.#repair(state.file)
    }
    this.#idle?.touch()
    return { open: true }
  }

  /** A copy left behind by a crash or damaged by the disk. Failing to mend it must not keep the owner out. */
  #repair(file: KeyFile): void {
    try {
      writeKeyFile(this.#deps.disk, this.#deps.folder, file)
    } catch {}
  }

  #read(): KeyFileState {
    return readKeyFile(this.#deps.disk, this.#deps.folder)
  }

  #file(): KeyFile | Refusal {
    const state = this.#read()
    if (state.kind === 'good') return state.file
    return state.kind === 'none' ? NO_VAULT : DAMAGED
  }

  /** Over the file as it is now, not as it was before a slow hash. */
  #update(change: Partial<KeyFile>): KeyFile | Refusal {
    const file = this.#file()
    return isRefusal(file) ? file : this.#write({ ...file, ...change, version: file.version + 1 })
  }

  #write(file: KeyFile): KeyFile | Refusal {
    try {
      writeKeyFile(this.#deps.disk, this.#deps.folder, file)
      return file
    } catch (error) {
      return diskRefusal(error)
    }
  }

  async #keychain(): Promise<Keychain> {
    return this.#deps.keychain.state()
  }
}

function show(secret: Uint8Array): string {
  const code = formatRecoveryCode(secret)
  wipe(secret)
  return code
}
