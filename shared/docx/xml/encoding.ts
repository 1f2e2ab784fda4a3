/** The text of an XML part, and back. Word writes UTF-8; other producers may write UTF-16. */

export interface PartText {
  readonly text: string
  /** The part began with a UTF-8 byte order mark, which goes back in front of it. */
  readonly mark: boolean
  readonly utf16: boolean
}

/** Undefined where the bytes are not text in that encoding. */
export const decodePart = (bytes: Uint8Array): PartText | undefined => {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  const big = bytes[0] === 0xfe && bytes[1] === 0xff
  const utf16 = little || big || (bytes[0] === 0x3c && bytes[1] === 0)
  try {
    const label = big ? 'utf-16be' : utf16 ? 'utf-16le' : 'utf-8'
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return { text, mark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf, utf16 }
  } catch {
    return undefined
  }
}

export const encodePart = (part: PartText, text: string): Uint8Array => {
  // UTF-16 goes back as UTF-8, said so in the declaration: every reader of Word files takes that.
  const declared = part.utf16 ? text.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8') : text
  return new TextEncoder().encode(part.mark ? `\ufeff${declared}` : declared)
}
