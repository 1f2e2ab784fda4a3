/**
 * One signed piece of a lane: what a device says next. Header and payload travel together; the header carries the
 * payload's hash, so that lanes can be checked and kept without reading what they hold.
 */
import { z } from 'zod'
import type { Refusal } from '../base/refuse.ts'
import { framed, frames, fromUtf8, utf8 } from './bytes.ts'
import { failed } from './failures.ts'
import { bodyOf, key32, type Signed, type Signer, sign, signedSchema, type WireCrypto } from './signed.ts'

/** A longer update goes as several batches; only the last of them makes it count. */
export const MOST_PAYLOAD = 256 * 1024
/** Of one update in parts: the largest contract with everything in it. */
export const MOST_PARTS = 256
const MOST_HEADER = 64 * 1024

export const laneId = z.string().regex(/^[0-9a-f]{32}$/)
const seq = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31)
const clock = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31)

const header = z.strictObject({
  negotiation: z.uuid(),
  /** Random, one for every launch of a device: a restored backup can never continue an old one. */
  lane: laneId,
  seq,
  /** Id of the batch before; '' for the first. */
  prev: z.union([key32, z.literal('')]),
  /** The other lanes' batches this one builds on: their number of batches. */
  heads: z.record(laneId, seq),
  /** Head of the sender's party as it stood: by it the sender's role is judged. */
  roster: key32,
  /** `founding`: the whole document so far, once, by the side that invites. `turn`: what was published. */
  kind: z.enum(['founding', 'turn']),
  /** Yjs clients the update writes under: id, first clock, clock after the last. */
  clients: z
    .array(
      z.tuple([
        z
          .number()
          .int()
          .min(0)
          .max(2 ** 32),
        clock,
        clock,
      ]),
    )
    .max(4096),
  part: z
    .number()
    .int()
    .min(0)
    .max(MOST_PARTS - 1),
  parts: z.number().int().min(1).max(MOST_PARTS),
  payload: key32,
  /** Claimed time, milliseconds since 1970. */
  at: z.number(),
})

export type BatchHeader = z.output<typeof header>

export interface Batch {
  readonly header: BatchHeader
  readonly signed: Signed
  readonly payload: Uint8Array
}

export const encodeBatch = ({ signed, payload }: Batch): Uint8Array => framed([utf8(JSON.stringify(signed)), payload])

/** A batch of these bytes, its form and its payload's hash checked; not yet who may say it. */
export function decodeBatch(bytes: Uint8Array, crypto: WireCrypto): Batch | Refusal {
  const parts = frames(bytes, Math.max(MOST_PAYLOAD, MOST_HEADER), 2)
  if (parts?.length !== 2) return failed('format', 'batch')
  const [head, payload] = parts as [Uint8Array, Uint8Array]
  if (head.length > MOST_HEADER || payload.length > MOST_PAYLOAD) return failed('size', 'batch')
  const signed = signedOf(head)
  const said = signed && bodyOf(signed.body, header)
  if (!signed || !said || said.part >= said.parts) return failed('format', 'batch header')
  if (crypto.hash(payload) !== said.payload) return failed('signature', 'payload')
  return { header: said, signed, payload }
}

function signedOf(bytes: Uint8Array): Signed | undefined {
  const text = fromUtf8(bytes)
  try {
    return text === undefined ? undefined : signedSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export const signBatch = (
  said: Omit<BatchHeader, 'payload'>,
  payload: Uint8Array,
  signer: Signer,
  crypto: WireCrypto,
): Batch => {
  const full: BatchHeader = { ...said, payload: crypto.hash(payload) }
  return { header: full, signed: sign('batch', full, signer), payload }
}

/** An update cut into payloads no longer than a batch takes. Refused where it would be more than `MOST_PARTS`. */
export function cutUp(update: Uint8Array): Uint8Array[] | Refusal {
  const count = Math.max(1, Math.ceil(update.length / MOST_PAYLOAD))
  if (count > MOST_PARTS) return failed('size', 'update')
  return Array.from({ length: count }, (_, i) => update.subarray(i * MOST_PAYLOAD, (i + 1) * MOST_PAYLOAD))
}
