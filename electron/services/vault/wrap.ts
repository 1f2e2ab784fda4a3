/** The vault key in its wrappings: under a passphrase, and under the recovery code. */
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Random, Stretch, StretchParameters } from '../deps.ts'
import type { KeyFile } from './key-file.ts'
import { place, seal, subkey, unseal, wipe } from './seal.ts'

const BY_PASSPHRASE = place('vault', '', 'passphrase', 0)
const BY_RECOVERY = place('vault', '', 'recovery', 0)

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromText = (text: string): Uint8Array => Buffer.from(text, 'base64')

export const SHORT_OF_MEMORY = refuse(
  'memory',
  'There is not enough free memory to check the passphrase. Close other programs and try again.',
)

export type PassphraseWrap = Pick<KeyFile, 'stretch' | 'passphrase'>

/** Wraps under a passphrase with the strongest parameters this computer has the memory for. */
export async function wrapByPassphrase(
  vaultKey: Uint8Array,
  passphrase: string,
  ladder: readonly StretchParameters[],
  stretch: Stretch,
  random: Random,
): Promise<PassphraseWrap | Refusal> {
  const salt = random(16)
  for (const parameters of ladder) {
    const key = await stretch(passphrase, salt, parameters)
    if (!key) continue
    const box = seal(key, BY_PASSPHRASE, vaultKey, random)
    wipe(key)
    return { stretch: { algorithm: 'argon2id', salt: toText(salt), ...parameters }, passphrase: toText(box) }
  }
  return SHORT_OF_MEMORY
}

export async function openByPassphrase(
  file: KeyFile,
  passphrase: string,
  stretch: Stretch,
): Promise<Uint8Array | Refusal> {
  const { salt, memoryKiB, iterations, parallelism } = file.stretch
  const key = await stretch(passphrase, fromText(salt), { memoryKiB, iterations, parallelism })
  if (!key) return SHORT_OF_MEMORY
  const vaultKey = unseal(key, BY_PASSPHRASE, fromText(file.passphrase))
  wipe(key)
  return vaultKey ?? refuse('passphrase', 'That passphrase did not open the key. Nothing is erased after wrong tries.')
}

/** The code has 128 random bits of its own, so it needs no slow hash. */
export function wrapByRecovery(vaultKey: Uint8Array, secret: Uint8Array, random: Random): string {
  const key = subkey(secret, 'recovery')
  const box = seal(key, BY_RECOVERY, vaultKey, random)
  wipe(key)
  return toText(box)
}

export function openByRecovery(file: KeyFile, secret: Uint8Array): Uint8Array | undefined {
  const key = subkey(secret, 'recovery')
  const vaultKey = unseal(key, BY_RECOVERY, fromText(file.recovery))
  wipe(key)
  return vaultKey
}

export interface VaultSettings {
  readonly idleMinutes: number
}

const SETTINGS = place('vault', '', 'settings', 0)
export const DEFAULT_SETTINGS: VaultSettings = { idleMinutes: 15 }

/** Sealed too: whoever can write the file must not be able to switch the idle lock off. */
export function wrapSettings(vaultKey: Uint8Array, settings: VaultSettings, random: Random): string {
  const key = subkey(vaultKey, 'settings')
  const box = seal(key, SETTINGS, Buffer.from(JSON.stringify(settings)), random)
  wipe(key)
  return toText(box)
}

/** The settings, or undefined when the key is not this vault's. */
export function openSettings(vaultKey: Uint8Array, box: string): VaultSettings | undefined {
  const key = subkey(vaultKey, 'settings')
  const plain = unseal(key, SETTINGS, fromText(box))
  wipe(key)
  return plain && { ...DEFAULT_SETTINGS, ...(JSON.parse(plain.toString('utf8')) as Partial<VaultSettings>) }
}
