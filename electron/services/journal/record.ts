/**
 * A record on the disk: `[4 bytes mark][u32 length][u32 sequence][32 bytes chain][box]`, after an 8-byte file head.
 * The box opens only at its place (lane and sequence). The chain is an HMAC over everything before it, under a key of
 * the lane: a record that is missing, moved, doubled or put back from an older copy breaks it. The mark is there to
 * find the next record again behind a damaged one.
 */
import { createHmac } from 'node:crypto'
import type { Random } from '../deps.ts'
import { place, seal, subkey, unseal, wipe } from '../vault/seal.ts'

export const HEAD = Buffer.from('PARLEYJ1')
export const MARK = Buffer.from('PRc1')
export const HEADER = 44
export const NO_CHAIN = Buffer.alloc(32)
/** Above anything a window can append in one call. */
export const MAX_BOX = 64 * 1024 * 1024

export interface Header {
  readonly marked: boolean
  readonly length: number
  readonly seq: number
  readonly chain: Buffer
}

/** Where a record lies; `at` is the place of its header. */
export interface Entry {
  readonly seq: number
  readonly at: number
  readonly length: number
}

export const endOf = (entry: Entry): number => entry.at + HEADER + entry.length

export function readHeader(bytes: Buffer): Header {
  return {
    marked: bytes.subarray(0, 4).equals(MARK),
    length: bytes.readUInt32LE(4),
    seq: bytes.readUInt32LE(8),
    chain: Buffer.from(bytes.subarray(12, HEADER)),
  }
}

/** The two keys of a lane, and what is done with them. */
export class LaneKeys {
  readonly #lane: string
  readonly #sealing: Buffer
  readonly #chaining: Buffer

  constructor(lane: string, key: Uint8Array) {
    this.#lane = lane
    this.#sealing = subkey(key, 'seal')
    this.#chaining = subkey(key, 'chain')
  }

  seal(kind: string, seq: number, plain: Uint8Array, random: Random): Buffer {
    return seal(this.#sealing, place('journal', this.#lane, kind, seq), plain, random)
  }

  unseal(kind: string, seq: number, box: Uint8Array): Buffer | undefined {
    return unseal(this.#sealing, place('journal', this.#lane, kind, seq), box)
  }

  chain(before: Uint8Array, seq: number, box: Uint8Array): Buffer {
    const number = Buffer.alloc(4)
    number.writeUInt32LE(seq)
    return createHmac('sha256', this.#chaining).update(before).update(number).update(box).digest()
  }

  wipe(): void {
    wipe(this.#sealing, this.#chaining)
  }
}

export function frameRecord(seq: number, chain: Buffer, box: Buffer): Buffer {
  const header = Buffer.alloc(12)
  MARK.copy(header)
  header.writeUInt32LE(box.length, 4)
  header.writeUInt32LE(seq, 8)
  return Buffer.concat([header, chain, box])
}
