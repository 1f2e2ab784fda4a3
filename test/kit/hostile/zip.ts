/** Zips written by hand, so that every field of them can lie. */
import { deflateSync, strToU8 } from 'fflate'
import { crc32 } from '../../../shared/docx/zip/crc.ts'

export type Parts = Record<string, string | Uint8Array>

/** An entry as its headers tell it; what `local` and `central` leave out is told truly, by both. */
export interface RawEntry {
  readonly name: string | Uint8Array
  readonly data: string | Uint8Array
  readonly stored?: boolean
  /** Already packed: `data` is what lies in the file. */
  readonly packed?: boolean
  readonly lies?: Partial<Told>
  /** The central header points at the data of this entry instead of its own, which is not written. */
  readonly at?: number
}

interface Told {
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

interface End {
  readonly count: number
  readonly size: number
  readonly offset: number
  readonly comment: Uint8Array
}

export const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? strToU8(data) : data)

export const entriesOf = (parts: Parts): RawEntry[] => Object.entries(parts).map(([name, data]) => ({ name, data }))

export const rawZip = (entries: readonly RawEntry[], end: Partial<End> = {}): Uint8Array => {
  const pieces: Uint8Array[] = []
  let at = 0
  const write = (bytes: Uint8Array): void => {
    pieces.push(bytes)
    at += bytes.length
  }
  const offsets: number[] = []
  const told = entries.map((entry): Told => {
    const data = bytesOf(entry.data)
    const plain = entry.stored === true || entry.packed === true
    const packed = plain ? data : deflateSync(data, { level: 6 })
    const truth: Told = {
      flags: 0x0800,
      method: entry.stored ? 0 : 8,
      crc: crc32(data),
      packedSize: packed.length,
      size: data.length,
      offset: entry.at === undefined ? at : (offsets[entry.at] ?? 0),
    }
    offsets.push(truth.offset)
    const all = { ...truth, ...entry.lies }
    if (entry.at === undefined) {
      write(header(0x04034b50, bytesOf(entry.name), all))
      write(packed)
    }
    return all
  })
  const central = at
  entries.forEach((entry, n) => {
    write(header(0x02014b50, bytesOf(entry.name), told[n]!))
  })
  const comment = end.comment ?? new Uint8Array(0)
  const last = new Uint8Array(22)
  const view = new DataView(last.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, end.count ?? entries.length, true)
  view.setUint16(10, end.count ?? entries.length, true)
  view.setUint32(12, end.size ?? at - central, true)
  view.setUint32(16, end.offset ?? central, true)
  view.setUint16(20, comment.length, true)
  write(last)
  write(comment)
  return joined(pieces)
}

export const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

const header = (sign: number, name: Uint8Array, told: Told): Uint8Array => {
  const central = sign === 0x02014b50
  const out = new Uint8Array((central ? 46 : 30) + name.length)
  const view = new DataView(out.buffer)
  view.setUint32(0, sign, true)
  const at = central ? 6 : 4
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, told.flags, true)
  view.setUint16(at + 4, told.method, true)
  view.setUint32(at + 6, 0x00210000, true)
  view.setUint32(at + 10, told.crc, true)
  view.setUint32(at + 14, told.packedSize, true)
  view.setUint32(at + 18, told.size, true)
  view.setUint16(at + 22, name.length, true)
  if (central) view.setUint32(42, told.offset, true)
  out.set(name, central ? 46 : 30)
  return out
}
