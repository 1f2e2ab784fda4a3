/** Yjs updates (V1) written byte by byte: what no Yjs would write as well. */
import * as Y from 'yjs'

export type IdPair = readonly [client: number, clock: number]
export type Write = (to: Y.UpdateEncoderV1) => void

export interface Block {
  readonly client: number
  readonly clock: number
  readonly structs: readonly Write[]
  /** How many it says there are. */
  readonly count?: number
}

export function raw(
  blocks: readonly Block[],
  deletions: readonly (readonly [number, number, number])[] = [],
): Uint8Array {
  const to = new Y.UpdateEncoderV1()
  to.writeLen(blocks.length)
  for (const { client, clock, structs, count } of blocks) {
    to.writeLen(count ?? structs.length)
    to.writeClient(client)
    to.writeLen(clock)
    for (const write of structs) write(to)
  }
  to.writeLen(deletions.length)
  for (const [client, from, length] of deletions) for (const n of [client, 1, from, length]) to.writeLen(n)
  return to.toUint8Array()
}

export interface Where {
  readonly left?: IdPair
  readonly right?: IdPair
  /** A root by its name, or a thing by its id. */
  readonly parent?: string | IdPair
  readonly key?: string
}

/** One struct with any content. */
export const item =
  (content: number, { left, right, parent, key }: Where, write: Write): Write =>
  (to) => {
    to.writeInfo(content | (left ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32))
    if (left) to.writeLeftID(Y.createID(...left))
    if (right) to.writeRightID(Y.createID(...right))
    if (left || right) return write(to)
    to.writeParentInfo(typeof parent === 'string')
    if (typeof parent === 'string') to.writeString(parent)
    else if (parent) to.writeLeftID(Y.createID(...parent))
    if (key !== undefined) to.writeString(key)
    write(to)
  }

export const words = (text: string, where: Where): Write => item(4, where, (to) => to.writeString(text))

export const entry = (key: string, value: unknown, parent = 'records'): Write =>
  item(8, { parent, key }, (to) => {
    to.writeLen(1)
    to.writeAny(value)
  })

/** A struct that is a length alone: 0 what was collected, 10 a gap. */
export const length =
  (kind: 0 | 10, n: number): Write =>
  (to) => {
    to.writeInfo(kind)
    to.writeLen(n)
  }

export const bytes =
  (...of: number[]): Write =>
  (to) => {
    for (const byte of of) to.writeInfo(byte)
  }
