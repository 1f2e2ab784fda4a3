/** This device: the key it signs with, and the key what is sealed for it opens with. Neither is ever in a backup. */
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Signer } from '../../../shared/wire/signed.ts'
import type { Deps } from '../deps.ts'
import { diskRefusal, readIfThere, writeAtomic } from '../disk.ts'
import type { Keyring } from '../vault/keyring.ts'
import { place, seal, unseal, wipe } from '../vault/seal.ts'
import { signerFrom } from './node-crypto.ts'

export interface Device {
  readonly signer: Signer
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
  /** `age1…`: what others seal for. */
  readonly recipient: string
}

const WHERE = place('device', '', 'keys', 0)
const DAMAGED = refuse(
  'device-damaged',
  'The keys of this device are damaged. Join your negotiations again as a new device; restore nothing over them.',
)

/** The device's keys; made at their first need. */
export async function deviceOf(
  { disk, folder, random }: Pick<Deps, 'disk' | 'folder' | 'random'>,
  ring: Keyring,
): Promise<Device | Refusal> {
  const path = join(folder, 'keys', ring.opaque('device'))
  const key = ring.appKey('device')
  try {
    const box = readIfThere(disk, path)
    if (!box) {
      const identity = await generateIdentity()
      const plain = Buffer.concat([random(32), Buffer.from(identity)])
      writeAtomic(disk, path, seal(key, WHERE, plain, random))
      return await deviceFrom(plain)
    }
    const plain = unseal(key, WHERE, box)
    return plain ? await deviceFrom(plain) : DAMAGED
  } catch (error) {
    return diskRefusal(error)
  } finally {
    wipe(key)
  }
}

async function deviceFrom(plain: Uint8Array): Promise<Device> {
  const identity = Buffer.from(plain.subarray(32)).toString()
  return { signer: signerFrom(plain.subarray(0, 32)), identity, recipient: await identityToRecipient(identity) }
}
