/** People with keys of their own, for tests of what travels between two parties. */
import { createHash, createPrivateKey, createPublicKey, sign as edSign, verify as edVerify } from 'node:crypto'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import { type Batch, type BatchHeader, signBatch } from '../../shared/wire/batch.ts'
import { found, type Party, partyOf } from '../../shared/wire/party.ts'
import type { Signer, WireCrypto } from '../../shared/wire/signed.ts'

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const nodeCrypto: WireCrypto = {
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify: (key, bytes, signature) => {
    const publicKey = createPublicKey({
      key: Buffer.concat([SPKI, Buffer.from(key, 'hex')]),
      format: 'der',
      type: 'spki',
    })
    return edVerify(null, bytes, publicKey, Buffer.from(signature, 'hex'))
  },
}

export const NEGOTIATION = '11111111-2222-4333-8444-555555555555'
export const RECIPIENT = `age1${'q'.repeat(58)}`

/** The same name is the same key on every run. */
export function signerOf(name: string): Signer {
  const seed = createHash('sha256').update(`seed of ${name}`).digest()
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const device = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  return { device, sign: (bytes) => edSign(null, bytes, key).toString('hex') }
}

export function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.say}`)
  return answer
}

/** A party of one person on one device. */
export function partyFor(name: string, person: string, negotiation = NEGOTIATION): { signer: Signer; party: Party } {
  const signer = signerOf(person)
  const about = { negotiation, party: name, person, recipient: RECIPIENT, nonce: '0'.repeat(64), at: 0 }
  return { signer, party: sure(partyOf([found(about, signer)], nodeCrypto)) }
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A batch as an honest device would sign it, with whatever a test wants otherwise. */
export function batchBy(
  { signer, party }: { signer: Signer; party: Party },
  change: Partial<BatchHeader>,
  payload = bytesOf('words'),
): Batch {
  const honest = {
    negotiation: NEGOTIATION,
    lane: '0'.repeat(32),
    seq: 0,
    prev: '',
    heads: {},
    roster: party.head,
    kind: 'founding' as const,
    clients: [[1, 0, 5]] as BatchHeader['clients'],
    part: 0,
    parts: 1,
    at: 0,
  }
  return signBatch({ ...honest, ...change }, payload, signer, nodeCrypto)
}
