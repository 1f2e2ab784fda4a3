/**
 * Plain values as bytes: null, undefined, booleans, numbers, strings, Uint8Array, arrays and plain objects.
 * Bytes travel as they are, not as base64. Every size that is read is checked before anything is allocated for it,
 * because the far side of a socket may be anyone until it has shown its ticket.
 */
import { ByteReader, ByteWriter } from './bytes.ts'

const TAG = { null: 0, undefined: 1, false: 2, true: 3, number: 4, string: 5, bytes: 6, array: 7, object: 8 } as const

export const MAX_DEPTH = 32
/** Values of all kinds in one message, so that a small message cannot become a large graph. */
export const MAX_NODES = 200_000

export class ValueError extends Error {}

export function packValue(value: unknown): Uint8Array {
  const out = new ByteWriter()
  write(out, value, 0)
  return out.done()
}

export function unpackValue(bytes: Uint8Array): unknown {
  const reader = new ByteReader(bytes)
  const value = read(reader, { nodes: 0 }, 0)
  if (!reader.atEnd()) throw new ValueError('bytes after the value')
  return value
}

function write(out: ByteWriter, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new ValueError('too deep')
  if (value === null) out.u8(TAG.null)
  else if (value === undefined) out.u8(TAG.undefined)
  else if (value === false) out.u8(TAG.false)
  else if (value === true) out.u8(TAG.true)
  else if (typeof value === 'number') out.u8(TAG.number).f64(value)
  else if (typeof value === 'string') out.u8(TAG.string).text(value)
  else if (value instanceof Uint8Array) out.u8(TAG.bytes).block(value)
  else if (Array.isArray(value)) {
    out.u8(TAG.array).u32(value.length)
    for (const item of value) write(out, item, depth + 1)
  } else if (typeof value === 'object') {
    const entries = Object.entries(value)
    out.u8(TAG.object).u32(entries.length)
    for (const [key, item] of entries) {
      out.text(key)
      write(out, item, depth + 1)
    }
  } else throw new ValueError(`a ${typeof value} cannot be sent`)
}

function read(from: ByteReader, budget: { nodes: number }, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new ValueError('too deep')
  if (++budget.nodes > MAX_NODES) throw new ValueError('too many values')
  const tag = from.u8()
  switch (tag) {
    case TAG.null:
      return null
    case TAG.undefined:
      return undefined
    case TAG.false:
      return false
    case TAG.true:
      return true
    case TAG.number:
      return from.f64()
    case TAG.string:
      return from.text()
    case TAG.bytes:
      return from.block()
    case TAG.array: {
      const items: unknown[] = []
      for (let n = from.count(); n > 0; n--) items.push(read(from, budget, depth + 1))
      return items
    }
    case TAG.object:
      return readObject(from, budget, depth)
    default:
      throw new ValueError('unknown kind of value')
  }
}

function readObject(from: ByteReader, budget: { nodes: number }, depth: number): unknown {
  const object: Record<string, unknown> = {}
  for (let n = from.count(); n > 0; n--) {
    const key = from.text()
    // Assigning this key would set the prototype instead of a property.
    if (key === '__proto__') throw new ValueError('forbidden key')
    object[key] = read(from, budget, depth + 1)
  }
  return object
}
