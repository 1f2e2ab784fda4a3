/** Bytes as the wire has them: text, and frames with their length in front. */

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Undefined for what is no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Frames one behind the other, each with its length in four bytes, little end first. */
export const framed = (frames: readonly Uint8Array[]): Uint8Array =>
  joinBytes(frames.flatMap((frame) => [lengthOf(frame), frame]))

const lengthOf = (frame: Uint8Array): Uint8Array => {
  const { length } = frame
  return Uint8Array.of(length & 255, (length >>> 8) & 255, (length >>> 16) & 255, (length >>> 24) & 255)
}

/** The frames of some bytes; undefined where they do not come out even, are longer than `most`, or too many. */
export function frames(bytes: Uint8Array, most: number, count: number): Uint8Array[] | undefined {
  const out: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length || out.length >= count) return undefined
    const length = bytes[at]! + bytes[at + 1]! * 256 + bytes[at + 2]! * 65_536 + bytes[at + 3]! * 16_777_216
    at += 4
    if (length > most || at + length > bytes.length) return undefined
    out.push(bytes.subarray(at, at + length))
    at += length
  }
  return out
}
