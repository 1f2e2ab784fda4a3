/** The zip's central directory, read by us because it must be judged before a single byte is inflated. */

export interface ZipEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  readonly flags: number
  readonly method: number
  /** DOS time and date as one number, copied on. */
  readonly time: number
  readonly crc: number
  readonly size: number
  readonly attributes: number
  /** The compressed bytes, a view into the file. */
  readonly packed: Uint8Array
}

export type ZipFault = 'truncated' | 'encrypted' | 'method' | 'entries' | 'name' | 'duplicate'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

export const readDirectory = (file: Uint8Array, maxEntries: number): ZipEntry[] | ZipFault => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = findEnd(view)
  if (end === undefined) return 'truncated'
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const declared = view.getUint32(end + 16, true)
  // 0xffff announces zip64, which no honest file under 25 MB needs.
  if (count > maxEntries) return 'entries'
  // Bytes set before the archive move every offset by the same amount.
  const shift = end - size - declared
  if (shift < 0) return 'truncated'
  const entries: ZipEntry[] = []
  const seen = new Set<string>()
  let at = declared + shift
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return 'truncated'
    const entry = readEntry(file, view, at, shift)
    if (typeof entry === 'string') return entry
    if (!isSafeName(entry.name)) return 'name'
    const key = entry.name.toLowerCase()
    if (seen.has(key)) return 'duplicate'
    seen.add(key)
    entries.push(entry)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands last, before a comment of at most 64 KB. */
const findEnd = (view: DataView): number | undefined => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  return undefined
}

const readEntry = (file: Uint8Array, view: DataView, at: number, shift: number): ZipEntry | ZipFault => {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedSize = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const nameLength = view.getUint16(at + 28, true)
  const local = view.getUint32(at + 42, true) + shift
  if (flags & 1) return 'encrypted'
  if (method !== 0 && method !== 8) return 'method'
  if (local + 30 > file.length || view.getUint32(local, true) !== LOCAL) return 'truncated'
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > file.length) return 'truncated'
  if (method === 0 && packedSize !== size) return 'truncated'
  const nameBytes = file.slice(at + 46, at + 46 + nameLength)
  return {
    name: new TextDecoder('utf-8').decode(nameBytes),
    nameBytes,
    flags,
    method,
    time: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    size,
    attributes: view.getUint32(at + 38, true),
    packed: file.subarray(start, start + packedSize),
  }
}

const isSafeName = (name: string): boolean =>
  name !== '' &&
  name.length < 1000 &&
  !name.startsWith('/') &&
  !name.includes('\\') &&
  !name.includes('\0') &&
  !/^[a-z]:/i.test(name) &&
  !name.split('/').includes('..')
