/** The size of a JPEG: its segments are gone through to the first frame. */
import type { Size } from './header.ts'

/** Tables that share the numbers of the frames. */
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc])

export const jpegSize = (view: DataView): Size | undefined => {
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined
    while (view.getUint8(at) === 0xff) at++
    const marker = view.getUint8(at)
    at++
    // Marks without a segment.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue
    // The picture begins, or ends, before anything has said how large it is.
    if (marker === 0xda || marker === 0xd9 || marker < 0xc0) return undefined
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker))
      return { height: view.getUint16(at + 3), width: view.getUint16(at + 5) }
    const length = view.getUint16(at)
    if (length < 2) return undefined
    at += length
  }
}
