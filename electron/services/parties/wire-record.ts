/** What the lane of a negotiation's parties holds, record by record. It is the truth: everything else is folded from it. */
import { z } from 'zod'
import { key32, signedSchema } from '../../../shared/wire/signed.ts'

const heads = z.record(z.string(), z.number().int())

const fact = z.discriminatedUnion('k', [
  /** An entry of a party: ours, or of one we let in. */
  z.looseObject({ k: z.literal('party'), entry: signedSchema }),
  /** Which party is ours. */
  z.looseObject({ k: z.literal('ours'), party: key32 }),
  /** An invitation of ours, and until when it holds. The seed lies sealed like everything here. */
  z.looseObject({ k: z.literal('invited'), invite: key32, seed: key32, until: z.number(), at: z.number() }),
  z.looseObject({ k: z.literal('withdrawn'), invite: key32 }),
  /** A party let in, by which invitation: that one is used up. */
  z.looseObject({ k: z.literal('letIn'), party: key32, invite: key32, at: z.number() }),
  /** Both read the same digits to each other. */
  z.looseObject({ k: z.literal('verified'), party: key32, at: z.number() }),
  /** A sealed file of ours, and what it held of each lane. */
  z.looseObject({ k: z.literal('handed'), heads, at: z.number() }),
  /** What a file of theirs said they have of each lane. */
  z.looseObject({ k: z.literal('acknowledged'), heads, at: z.number() }),
  /** An update of theirs that was not taken in, and why: never tried again. */
  z.looseObject({ k: z.literal('quarantined'), batch: key32, why: z.string(), at: z.number() }),
])

export type WireFact = z.output<typeof fact>

export type WireRecord =
  | { readonly kind: 'fact'; readonly fact: WireFact }
  | { readonly kind: 'batch'; readonly bytes: Uint8Array }

const FACT = 1
const BATCH = 2

export const encodeFact = (said: WireFact): Uint8Array =>
  Buffer.concat([Uint8Array.of(FACT), Buffer.from(JSON.stringify(said))])

export const encodeBatchRecord = (bytes: Uint8Array): Uint8Array => Buffer.concat([Uint8Array.of(BATCH), bytes])

/** Undefined for what a newer Parley wrote: it stays in the journal. */
export function decodeWireRecord(bytes: Uint8Array): WireRecord | undefined {
  const rest = bytes.subarray(1)
  if (bytes[0] === BATCH) return { kind: 'batch', bytes: rest }
  if (bytes[0] !== FACT) return undefined
  try {
    const said = fact.safeParse(JSON.parse(Buffer.from(rest).toString())).data
    return said && { kind: 'fact', fact: said }
  } catch {
    return undefined
  }
}
