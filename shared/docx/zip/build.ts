/** Writes a zip in which every entry that did not change keeps its packed bytes as they were. */
import { deflateSync } from 'fflate'
import { crc32 } from './crc.ts'
import type { ZipEntry } from './directory.ts'

const UTF8_NAME = 0x0800

/** A new or changed entry; `like` lends its name bytes and time. */
export const packEntry = (name: string, bytes: Uint8Array, like?: ZipEntry): ZipEntry => ({
  name,
  nameBytes: like?.nameBytes ?? new TextEncoder().encode(name),
  flags: like?.flags ?? UTF8_NAME,
  method: 8,
  // 1 January 1980, the zero of DOS time: when a file was made is nobody's business, and bytes stay repeatable.
  time: like?.time ?? 0x00210000,
  crc: crc32(bytes),
  size: bytes.length,
  attributes: like?.attributes ?? 0,
  packed: deflateSync(bytes, { level: 6 }),
})

export const buildZip = (entries: readonly ZipEntry[]): Uint8Array => {
  const total = entries.reduce((sum, e) => sum + 76 + 2 * e.nameBytes.length + e.packed.length, 22)
  const file = new Uint8Array(total)
  const view = new DataView(file.buffer)
  const offsets: number[] = []
  let at = 0
  for (const entry of entries) {
    offsets.push(at)
    view.setUint32(at, 0x04034b50, true)
    common(view, at + 4, entry)
    file.set(entry.nameBytes, at + 30)
    file.set(entry.packed, at + 30 + entry.nameBytes.length)
    at += 30 + entry.nameBytes.length + entry.packed.length
  }
  const central = at
  for (const [n, entry] of entries.entries()) {
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, 20, true)
    common(view, at + 6, entry)
    view.setUint32(at + 38, entry.attributes, true)
    view.setUint32(at + 42, offsets[n]!, true)
    file.set(entry.nameBytes, at + 46)
    at += 46 + entry.nameBytes.length
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - central, true)
  view.setUint32(at + 16, central, true)
  return file
}

/** The 26 bytes that local and central headers share. Sizes stand in the header, so no data descriptor follows. */
const common = (view: DataView, at: number, entry: ZipEntry): void => {
  const dataDescriptor = 0x0008
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, entry.flags & ~dataDescriptor, true)
  view.setUint16(at + 4, entry.method, true)
  view.setUint32(at + 6, entry.time, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.packed.length, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.nameBytes.length, true)
}
