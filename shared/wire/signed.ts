/** Something said and signed: the exact text is kept, since another spelling of it has another signature. */
import { z } from 'zod'
import { canonicalJson, type Json } from '../base/canonical-json.ts'
import { joinBytes, utf8 } from './bytes.ts'

/** What checking needs of the outside: handed in, so that the same rules run in the app, in a worker and in the command. */
export interface WireCrypto {
  /** SHA-256, in hex. */
  readonly hash: (bytes: Uint8Array) => string
  /** Ed25519. Key and signature in hex; never throws. */
  readonly verify: (key: string, bytes: Uint8Array, signature: string) => boolean
}

/** A device that can sign. Its key never leaves the process that has it. */
export interface Signer {
  /** Its public key, in hex. */
  readonly device: string
  readonly sign: (bytes: Uint8Array) => string
}

/** Ed25519 public keys and SHA-256 hashes alike. */
export const key32 = z.string().regex(/^[0-9a-f]{64}$/)
const signature64 = z.string().regex(/^[0-9a-f]{128}$/)

const MOST = 256 * 1024

/** Every kind of statement has a domain of its own: what was signed as one thing can never be shown as another. */
export type Domain = 'party' | 'batch' | 'invite' | 'reply' | 'hand-over' | 'ack'

export const signedSchema = z.strictObject({ body: z.string().max(MOST), by: key32, sig: signature64 })

export type Signed = z.output<typeof signedSchema>

const bytesOf = (domain: Domain, body: string): Uint8Array => utf8(`parley/${domain}/1\n${body}`)

export function sign(domain: Domain, value: Json, signer: Signer): Signed {
  const body = canonicalJson(value)
  return { body, by: signer.device, sig: signer.sign(bytesOf(domain, body)) }
}

export const isSigned = (domain: Domain, { body, by, sig }: Signed, crypto: WireCrypto): boolean =>
  crypto.verify(by, bytesOf(domain, body), sig)

/** Names one signed statement for ever. */
export const idOf = (domain: Domain, { body, sig }: Signed, crypto: WireCrypto): string =>
  crypto.hash(joinBytes([bytesOf(domain, body), utf8(`\n${sig}`)]))

/** The statement itself, if it is JSON in the one spelling and has this shape. */
export function bodyOf<T>(body: string, schema: { safeParse: (value: unknown) => { data?: T } }): T | undefined {
  try {
    const value = JSON.parse(body) as Json
    return canonicalJson(value) === body ? schema.safeParse(value).data : undefined
  } catch {
    return undefined
  }
}
