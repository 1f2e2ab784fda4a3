/** Ed25519 and SHA-256 as Node has them, in the shape the wire asks for. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Signer, WireCrypto } from '../../../shared/wire/signed.ts'

/** What stands before 32 raw bytes in the usual containers of such keys (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')

const publicKeys = new Map<string, KeyObject>()
/** Parties have few devices; a stranger's keys must not fill the memory. */
const MOST_KEYS = 256

function publicKey(hex: string): KeyObject {
  const known = publicKeys.get(hex)
  if (known) return known
  const der = Buffer.concat([PUBLIC, Buffer.from(hex, 'hex')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (publicKeys.size >= MOST_KEYS) publicKeys.clear()
  publicKeys.set(hex, key)
  return key
}

export const nodeCrypto: WireCrypto = {
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify: (key, bytes, signature) => {
    try {
      return verify(null, bytes, publicKey(key), Buffer.from(signature, 'hex'))
    } catch {
      return false
    }
  },
}

/** Who signs with this 32-byte seed. */
export function signerFrom(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
  const device = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  return { device, sign: (bytes) => sign(null, bytes, key).toString('hex') }
}
