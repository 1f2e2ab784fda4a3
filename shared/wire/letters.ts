/** Invitation, reply and the manifest of a sealed file: what two sides hand each other before and beside their lanes. */
import { z } from 'zod'
import { isRefusal, type Refusal } from '../base/refuse.ts'
import { utf8 } from './bytes.ts'
import { failed } from './failures.ts'
import { type Party, partyOf } from './party.ts'
import {
  bodyOf,
  type Domain,
  isSigned,
  key32,
  type Signed,
  type Signer,
  sign,
  signedSchema,
  type WireCrypto,
} from './signed.ts'

const entries = z.array(signedSchema).min(1).max(1000)
const heads = z.record(z.string().regex(/^[0-9a-f]{32}$/), z.number().int().min(0))

/** No name of the deal and no content: whoever finds it learns who invites, and nothing else. */
const invite = z.strictObject({
  v: z.literal(1),
  negotiation: z.uuid(),
  party: entries,
  /** Known to whoever holds the invitation, burned with its first use. */
  seed: key32,
  until: z.number(),
  at: z.number(),
})

const reply = z.strictObject({
  v: z.literal(1),
  negotiation: z.uuid(),
  /** Hash of the seed: names the invitation. */
  invite: key32,
  /** Shows that the seed is known, for this party alone: a reply that was seen helps nobody else. */
  proof: key32,
  party: entries,
  at: z.number(),
})

const manifest = z.strictObject({
  v: z.literal(1),
  negotiation: z.uuid(),
  /** What the sender has of each lane with this file; the reply vector at once. */
  heads,
  /** What the reader must have before. */
  base: heads,
  parties: entries,
  batches: z.number().int().min(0).max(100_000),
  blobs: z.array(z.strictObject({ sha256: key32, size: z.number().int().min(0) })).max(64),
  /** Name of the negotiation, for a reader who has none yet. */
  title: z.string().max(300),
  fileName: z.string().max(300),
  at: z.number(),
})

export type Manifest = z.output<typeof manifest>

export interface ReadInvite {
  readonly negotiation: string
  readonly party: Party
  readonly seed: string
  readonly until: number
}

export interface ReadReply {
  readonly negotiation: string
  readonly party: Party
  readonly invite: string
  readonly proof: string
}

const nameOfSeed = (seed: string, crypto: WireCrypto): string => crypto.hash(utf8(`parley/seed/1\n${seed}`))
const proofOf = (seed: string, party: string, crypto: WireCrypto): string =>
  crypto.hash(utf8(`parley/proof/1\n${seed}\n${party}`))

export function writeInvite(
  about: { readonly party: Party; readonly seed: string; readonly until: number; readonly at: number },
  signer: Signer,
  crypto: WireCrypto,
): { letter: Signed; invite: string } {
  const { party, seed, until, at } = about
  const body = { v: 1, negotiation: party.negotiation, party: [...party.entries], seed, until, at }
  return { letter: sign('invite', body, signer), invite: nameOfSeed(seed, crypto) }
}

export function readInvite(letter: unknown, crypto: WireCrypto): ReadInvite | Refusal {
  const read = opened('invite', letter, invite, crypto)
  if (isRefusal(read)) return read
  const { negotiation, seed, until } = read.said
  return { negotiation, party: read.party, seed, until }
}

export function writeReply(
  about: { readonly party: Party; readonly seed: string; readonly at: number },
  signer: Signer,
  crypto: WireCrypto,
): Signed {
  const { party, seed, at } = about
  const body = {
    v: 1,
    negotiation: party.negotiation,
    invite: nameOfSeed(seed, crypto),
    proof: proofOf(seed, party.id, crypto),
    party: [...party.entries],
    at,
  }
  return sign('reply', body, signer)
}

export function readReply(letter: unknown, crypto: WireCrypto): ReadReply | Refusal {
  const read = opened('reply', letter, reply, crypto)
  if (isRefusal(read)) return read
  const { negotiation, invite, proof } = read.said
  return { negotiation, party: read.party, invite, proof }
}

/** Whether whoever replied had the invitation itself, and not only its name. */
export const knewTheSeed = (read: ReadReply, seed: string, crypto: WireCrypto): boolean =>
  nameOfSeed(seed, crypto) === read.invite && proofOf(seed, read.party.id, crypto) === read.proof

export const signManifest = (said: Manifest, signer: Signer): Signed => sign('hand-over', said, signer)

/** Its shape and signature; whether its signer may write is asked of the negotiation. */
export function readManifest(letter: unknown, crypto: WireCrypto): { said: Manifest; by: string } | Refusal {
  const signed = signedSchema.safeParse(letter).data
  const said = signed && bodyOf(signed.body, manifest)
  if (!signed || !said) return failed('format', 'manifest')
  return isSigned('hand-over', signed, crypto) ? { said, by: signed.by } : failed('signature', 'manifest')
}

type Letter = { negotiation: string; party: Signed[] }

function opened<L extends Letter>(
  domain: Domain,
  letter: unknown,
  schema: z.ZodType<L>,
  crypto: WireCrypto,
): { said: L; party: Party } | Refusal {
  const signed = signedSchema.safeParse(letter).data
  const said = signed && bodyOf(signed.body, schema)
  if (!signed || !said) return failed('format', domain)
  if (!isSigned(domain, signed, crypto)) return failed('signature', domain)
  const party = partyOf(said.party, crypto)
  if (isRefusal(party)) return party
  if (party.negotiation !== said.negotiation) return failed('negotiation')
  return party.members.has(signed.by) ? { said, party } : failed('stranger')
}
