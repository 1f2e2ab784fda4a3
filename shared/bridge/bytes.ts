/** Growing bytes to write to, and a reader that never looks past its end. Little endian throughout. */
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class ByteWriter {
  #bytes = new Uint8Array(256)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  #room(more: number): number {
    const at = this.#length
    if (at + more > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, at + more))
      grown.set(this.#bytes.subarray(0, at))
      this.#bytes = grown
      this.#view = new DataView(grown.buffer)
    }
    this.#length = at + more
    return at
  }

  u8(value: number): this {
    const at = this.#room(1)
    this.#view.setUint8(at, value)
    return this
  }

  u32(value: number): this {
    const at = this.#room(4)
    this.#view.setUint32(at, value, true)
    return this
  }

  f64(value: number): this {
    const at = this.#room(8)
    this.#view.setFloat64(at, value, true)
    return this
  }

  raw(bytes: Uint8Array): this {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes)
  }

  text(text: string): this {
    return this.block(encoder.encode(text))
  }

  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  #take(size: number): number {
    if (size > this.#bytes.length - this.#at) throw new RangeError('the message ends too early')
    const at = this.#at
    this.#at += size
    return at
  }

  atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true)
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8), true)
  }

  /** A number of things to follow, each at least one byte long. */
  count(): number {
    const count = this.u32()
    if (count > this.#bytes.length - this.#at) throw new RangeError('the message ends too early')
    return count
  }

  /** A view into the message for its rest. */
  rest(): Uint8Array {
    return this.#bytes.subarray(this.#take(this.#bytes.length - this.#at))
  }

  /** A copy, so that keeping a small block does not keep the whole message. */
  block(): Uint8Array {
    const length = this.u32()
    const at = this.#take(length)
    return this.#bytes.slice(at, at + length)
  }

  text(): string {
    const length = this.u32()
    const at = this.#take(length)
    return decoder.decode(this.#bytes.subarray(at, at + length))
  }
}
