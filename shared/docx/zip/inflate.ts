/** Inflating that stops at a limit, whatever the directory claims. */
import { Inflate } from 'fflate'
import { crc32 } from './crc.ts'
import type { ZipEntry } from './directory.ts'

/** Packed bytes handed over at a time: deflate makes at most about 1,000 times as much of them before the next check. */
const STEP = 4096

/** The entry's bytes, or undefined when it does not hold exactly what its directory says. */
export const inflateEntry = (entry: ZipEntry): Uint8Array | undefined => {
  if (entry.method === 0) return crc32(entry.packed) === entry.crc ? entry.packed.slice() : undefined
  const out = new Uint8Array(entry.size)
  let length = 0
  let overflow = false
  let finished = false
  const inflate = new Inflate((chunk, final) => {
    finished = final
    if (length + chunk.length > out.length) overflow = true
    else if (!overflow) out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < entry.packed.length && !overflow; at += STEP) {
      inflate.push(entry.packed.subarray(at, at + STEP), at + STEP >= entry.packed.length)
    }
  } catch {
    return undefined
  }
  return !overflow && finished && length === out.length && crc32(out) === entry.crc ? out : undefined
}
