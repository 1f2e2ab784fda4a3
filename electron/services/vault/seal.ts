/** Keys from keys, and boxes that open only in the place they were made for. */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { Random } from '../deps.ts'

const NONCE = 12
const TAG = 16
const NONE = new Uint8Array()

/** HKDF-SHA-256: one key for each purpose, none of which tells anything about another. */
export function subkey(key: Uint8Array, ...path: readonly string[]): Buffer {
  return Buffer.from(hkdfSync('sha256', key, NONE, `parley/1|${path.join('|')}`, 32))
}

/** The place of a box. A box moved to another store, document, kind or position does not open. */
export const place = (store: string, document: string, kind: string, sequence: number): string =>
  `${store}|${document}|${kind}|${sequence}`

/** AES-256-GCM: `[nonce][ciphertext][tag]`. */
export function seal(key: Uint8Array, where: string, plain: Uint8Array, random: Random): Buffer {
  const nonce = random(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(where))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** What is in the box, or undefined when it is not ours, not from there, or not whole. */
export function unseal(key: Uint8Array, where: string, box: Uint8Array): Buffer | undefined {
  if (box.length < NONCE + TAG) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(where))
  decipher.setAuthTag(box.subarray(box.length - TAG))
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE, box.length - TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

/** As well as JavaScript can: the buffer itself is cleared, copies the engine made are not ours to reach. */
export function wipe(...keys: readonly (Uint8Array | undefined)[]): void {
  for (const key of keys) key?.fill(0)
}
