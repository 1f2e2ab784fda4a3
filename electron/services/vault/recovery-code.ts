/**
 * A 128-bit recovery code a person can print, read out and type: Crockford's base32 in seven groups of four.
 * 128 bits of secret and 12 check bits fill 28 characters exactly; a typing mistake is told from a wrong code.
 */
import { createHash } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 16
const CHARACTERS = 28
const CHECK_BITS = 12n

const check = (secret: Uint8Array): bigint => {
  const hash = createHash('sha256').update('parley/recovery|').update(secret).digest()
  return BigInt((hash.readUInt16BE(0) >> 4) & 0xfff)
}

export function formatRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a recovery code has 128 bits')
  let bits = (BigInt(`0x${Buffer.from(secret).toString('hex')}`) << CHECK_BITS) | check(secret)
  let text = ''
  for (let i = 0; i < CHARACTERS; i++) {
    text = ALPHABET[Number(bits & 31n)] + text
    bits >>= 5n
  }
  return text.match(/.{4}/g)!.join('-')
}

/** The secret, or undefined when this cannot be a code of ours. Case, spaces, dashes, O for 0 and I or L for 1 are fine. */
export function readRecoveryCode(typed: string): Uint8Array | undefined {
  const text = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (text.length !== CHARACTERS) return undefined
  let bits = 0n
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return undefined
    bits = (bits << 5n) | BigInt(value)
  }
  const secret = Buffer.from((bits >> CHECK_BITS).toString(16).padStart(SECRET_BYTES * 2, '0'), 'hex')
  return check(secret) === (bits & ((1n << CHECK_BITS) - 1n)) ? secret : undefined
}
