/** One append-only file. Opening it verifies it; appending answers only when the disk has the bytes. */
import { basename, dirname } from 'node:path'
import type { Damage, JournalRecord, OpenedLane } from '../../../shared/bridge/contract.ts'
import type { Deps, Disk, Random } from '../deps.ts'
import { codeOf, syncFolder, writeAll } from '../disk.ts'
import { FileWindow } from './file-window.ts'
import type { HighWater } from './high-water.ts'
import { type Entry, frameRecord, HEAD, HEADER, type LaneKeys, NO_CHAIN } from './record.ts'
import { cutTail, lastKept, lostRange, missingIn, nextOf, rebuild, type Whole } from './repair.ts'
import { type Scan, scan } from './scan.ts'

const MARK_EVERY = 64

export class Lane {
  readonly #disk: Disk
  readonly #random: Random
  readonly #path: string
  readonly #keys: LaneKeys
  readonly #mark: HighWater
  #fd: number | undefined
  #writable = false
  /** Damage was found and the disk would not let us mend it yet. */
  #unmended = false
  /** Bytes of a failed append may be behind the end. */
  #halfWritten = false
  #whole: Whole = { entries: [], end: 0, chain: NO_CHAIN }
  #damage: Damage[] = []
  /** The next number; above the last record where the mark tells of records that are gone. */
  next = 0
  readonly #missingSince: number | undefined

  constructor(deps: Pick<Deps, 'disk' | 'random'>, path: string, keys: LaneKeys, mark: HighWater) {
    this.#disk = deps.disk
    this.#random = deps.random
    this.#path = path
    this.#keys = keys
    this.#mark = mark
    this.#load()
    const reached = nextOf(this.#whole.entries)
    this.next = Math.max(reached, mark.next)
    this.#missingSince = mark.next > reached ? reached : undefined
  }

  opened(): OpenedLane {
    const missing = this.#missingSince
    return { next: this.next, damage: this.#damage, ...(missing === undefined ? {} : { missingSince: missing }) }
  }

  /** Records from `from`, up to `limit` bytes but at least one. A record that no longer opens is left out. */
  read(from: number, limit: number): { records: JournalRecord[]; next: number } {
    const records: JournalRecord[] = []
    const { entries } = this.#whole
    let size = 0
    let index = firstAtOrAfter(entries, from)
    const window = this.#fd === undefined ? undefined : new FileWindow(this.#disk, this.#fd)
    for (; window && index < entries.length && (size === 0 || size < limit); index++) {
      const { seq, at, length } = entries[index]!
      const bytes = this.#keys.unseal('record', seq, window.read(at + HEADER, length))
      if (bytes) records.push({ seq, bytes })
      size += length
    }
    return { records, next: entries[index]?.seq ?? this.next }
  }

  /** Throws what the disk threw; then nothing of this call is in the file and the lane stands where it stood. */
  append(plain: readonly Uint8Array[]): number {
    const fd = this.#ready()
    const frames: Buffer[] = []
    const entries: Entry[] = []
    let { chain, end } = this.#whole
    let seq = this.next
    for (const bytes of plain) {
      const box = this.#keys.seal('record', seq, bytes, this.#random)
      chain = this.#keys.chain(chain, seq, box)
      frames.push(frameRecord(seq, chain, box))
      entries.push({ seq, at: end, length: box.length })
      end += HEADER + box.length
      seq++
    }
    try {
      writeAll(this.#disk, fd, Buffer.concat(frames), this.#whole.end)
      this.#disk.fdatasyncSync(fd)
    } catch (error) {
      this.#rollBack(fd)
      throw error
    }
    this.#whole.entries.push(...entries)
    this.#whole = { entries: this.#whole.entries, end, chain }
    this.next = seq
    if (seq - this.#mark.next >= MARK_EVERY) this.#mark.raise(seq)
    return seq
  }

  /** Writes the high-water mark; called now and then, and on closing. */
  settle(): void {
    this.#mark.raise(this.next)
  }

  close(): void {
    this.settle()
    if (this.#fd !== undefined) this.#disk.closeSync(this.#fd)
    this.#fd = undefined
    this.#keys.wipe()
  }

  /** Reads and verifies; mends what needs it if the disk lets us, else goes on reading what is good. */
  #load(): void {
    this.#fd = this.#openFile('r+')
    this.#writable = this.#fd !== undefined
    this.#fd ??= this.#openFile('r')
    if (this.#fd === undefined) return
    const window = new FileWindow(this.#disk, this.#fd)
    const found = scan(window, this.#keys)
    const kept = lastKept(this.#disk, this.#path)
    this.#damage = found.gaps.map(({ from, until }) => lostRange(from, until, kept))
    this.#whole = { entries: [...found.good, ...found.salvaged], end: found.end, chain: found.chain }
    if (!found.bad) return
    try {
      this.#mend(this.#fd, window, found)
    } catch (error) {
      if (!codeOf(error)) throw error
      this.#writable = false
      this.#unmended = true
      this.#damage.push(...missingIn(found, basename(this.#path)))
    }
  }

  #mend(fd: number, window: FileWindow, found: Scan): void {
    if (found.salvaged.length === 0) {
      const { whole, damage } = cutTail(this.#disk, this.#path, fd, window, found)
      this.#whole = whole
      this.#damage.push(damage)
    } else {
      const { whole, damage } = rebuild(this.#disk, this.#path, window, found, this.#keys)
      this.#disk.closeSync(fd)
      this.#fd = undefined
      this.#fd = this.#disk.openSync(this.#path, 'r+')
      this.#whole = whole
      this.#damage.push(...damage)
    }
  }

  #openFile(flags: 'r+' | 'r'): number | undefined {
    try {
      return this.#disk.openSync(this.#path, flags)
    } catch (error) {
      if (['ENOENT', 'EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) return undefined
      throw error
    }
  }

  /** The file, open for writing and exactly as long as what was acknowledged. */
  #ready(): number {
    const fd = this.#fd !== undefined && this.#writable ? this.#fd : this.#reopen()
    if (this.#halfWritten) {
      this.#disk.ftruncateSync(fd, this.#whole.end)
      this.#disk.fdatasyncSync(fd)
      this.#halfWritten = false
    }
    if (this.#whole.end === 0) this.#begin(fd)
    return fd
  }

  #reopen(): number {
    const there = this.#disk.existsSync(this.#path)
    if (!there) this.#disk.mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
    const fd = this.#disk.openSync(this.#path, there ? 'r+' : 'wx+', 0o600)
    if (this.#fd !== undefined) this.#disk.closeSync(this.#fd)
    this.#fd = fd
    if (this.#unmended) {
      const window = new FileWindow(this.#disk, fd)
      this.#mend(fd, window, scan(window, this.#keys))
      this.#unmended = false
    }
    this.#writable = true
    return this.#fd
  }

  #begin(fd: number): void {
    writeAll(this.#disk, fd, HEAD, 0)
    this.#disk.fsyncSync(fd)
    syncFolder(this.#disk, dirname(this.#path))
    this.#whole = { entries: [], end: HEAD.length, chain: NO_CHAIN }
  }

  /** Takes a half-written record back. If even that fails, the next append does it first. */
  #rollBack(fd: number): void {
    this.#halfWritten = true
    try {
      this.#disk.ftruncateSync(fd, this.#whole.end)
      this.#disk.fdatasyncSync(fd)
      this.#halfWritten = false
    } catch {}
  }
}

function firstAtOrAfter(entries: readonly Entry[], seq: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.seq < seq) low = middle + 1
    else high = middle
  }
  return low
}
