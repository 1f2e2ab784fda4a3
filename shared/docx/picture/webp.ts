/** The size of a WebP in its three kinds: plain, lossless, and with a canvas of its own. */
import type { Size } from './header.ts'

export const webpSize = (view: DataView): Size | undefined => {
  const kind = view.getUint32(12)
  if (kind === 0x56503820) return plainSize(view)
  if (kind === 0x5650384c) return losslessSize(view)
  return kind === 0x56503858 ? { width: three(view, 24) + 1, height: three(view, 27) + 1 } : undefined
}

const three = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

const plainSize = (view: DataView): Size | undefined =>
  view.getUint16(23) === 0x9d01 && view.getUint8(25) === 0x2a
    ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    : undefined

const losslessSize = (view: DataView): Size | undefined => {
  if (view.getUint8(20) !== 0x2f) return undefined
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
