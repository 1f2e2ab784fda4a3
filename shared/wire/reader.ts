/** Reads the numbers, texts and values of a Yjs update (V1) from its bytes: never past them, and no more than it may. */
import { type Unfit, unfit } from './unfit.ts'

/** Left a scan at the first thing that does not fit. Caught where the scan began. */
export class Misfit extends Error {
  readonly refusal
  constructor(why: Unfit) {
    super(why)
    this.refusal = unfit(why)
  }
}

export const no = (why: Unfit): never => {
  throw new Misfit(why)
}

const MOST_DEPTH = 32
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

export class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #at = 0
  /** How many values may still come: a value of two bytes takes fifty in memory. */
  #values: number

  constructor(bytes: Uint8Array, mostValues: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#values = mostValues
  }

  get ended(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    return this.#bytes[this.#take(1)]!
  }

  number(most = Number.MAX_SAFE_INTEGER): number {
    let value = 0
    let scale = 1
    for (let i = 0; i < 8; i++) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value > most ? no('bounds') : value
      scale *= 128
    }
    return no('bounds')
  }

  text(most = this.#bytes.length): string {
    const length = this.number()
    const from = this.#take(length)
    try {
      const text = this.#utf8.decode(this.#bytes.subarray(from, from + length))
      if (text.length <= most) return text
    } catch {
      no('letters')
    }
    return no('bounds')
  }

  /** A value of a record: what JSON has, and `undefined`. Answers whether it is an object. */
  value(depth = 0): boolean {
    if (depth > MOST_DEPTH) no('nested')
    if (--this.#values < 0) no('pieces')
    const kind = this.byte()
    switch (kind) {
      case 120: // true
      case 121: // false
      case 126: // null
      case 127: // undefined: a property that is taken away
        return false
      case 125:
        this.#integer()
        return false
      case 124:
        if (!Number.isFinite(this.#view.getFloat32(this.#take(4)))) no('values')
        return false
      case 123:
        if (!Number.isFinite(this.#view.getFloat64(this.#take(8)))) no('values')
        return false
      case 119:
        this.text()
        return false
      case 118:
        for (let left = this.number(); left > 0; left--) {
          if (FORBIDDEN.has(this.text())) no('values')
          this.value(depth + 1)
        }
        return true
      case 117:
        for (let left = this.number(); left > 0; left--) this.value(depth + 1)
        return false
      default: // 116 bytes, 122 a big integer
        return no('values')
    }
  }

  #integer(): void {
    for (let i = 0; i < 8; i++) if (this.byte() < 128) return
    no('bounds')
  }

  #take(count: number): number {
    const from = this.#at
    if (from + count > this.#bytes.length) no('early')
    this.#at += count
    return from
  }
}
