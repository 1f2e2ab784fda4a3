import type { Disk } from '../deps.ts'

const STEP = 1024 * 1024

/** Reads a long file piece by piece: small reads come out of one larger one. */
export class FileWindow {
  readonly size: number
  readonly #disk: Disk
  readonly #fd: number
  #start = 0
  #bytes = Buffer.alloc(0)

  constructor(disk: Disk, fd: number) {
    this.#disk = disk
    this.#fd = fd
    this.size = disk.fstatSync(fd).size
  }

  /** The bytes from `at`; fewer than asked for only at the end of the file. Valid until the next call. */
  read(at: number, length: number): Buffer {
    const offset = at - this.#start
    if (offset < 0 || offset + length > this.#bytes.length) this.#load(at, Math.max(length, STEP))
    return this.#bytes.subarray(at - this.#start, at - this.#start + length)
  }

  /** Where `needle` next occurs at or after `from`, or -1. */
  find(needle: Buffer, from: number): number {
    for (let at = from; at < this.size; at += STEP) {
      const found = this.read(at, STEP + needle.length - 1).indexOf(needle)
      if (found >= 0) return at + found
    }
    return -1
  }

  #load(at: number, length: number): void {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.size - at)))
    let done = 0
    while (done < bytes.length) {
      const got = this.#disk.readSync(this.#fd, bytes, done, bytes.length - done, at + done)
      if (got === 0) break
      done += got
    }
    this.#start = at
    this.#bytes = bytes.subarray(0, done)
  }
}
