import { type Refusal, refuse } from '../../../shared/base/refuse.ts'

/** Text of about 600 pages. What is larger is not a contract, and a parser of Markdown would take minutes over it. */
const MOST_BYTES = 2 * 1024 * 1024

const tooLarge = refuse(
  'too-large',
  'This text file is larger than 2 MB. Cut it into parts, or save it as a Word file (.docx) and open that.',
)

const empty = refuse('empty', 'This file holds no words. Ask for it again, or save it again where it was written.')

const notText = refuse(
  'not-text',
  'This is not a text file in UTF-8 or UTF-16. Open it in the program it was written with and save it as UTF-8, or save it as a Word file (.docx).',
)

/** A text file's words: UTF-8 with or without its mark, or UTF-16 with it, as Notepad's “Unicode” writes. */
export function decode(bytes: Uint8Array): string | Refusal {
  if (bytes.length > MOST_BYTES) return tooLarge
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // A zero stands in no text; it stands in pictures, archives, and in UTF-16 without its mark.
    if (text.includes('\0')) return notText
    return text.trim() === '' ? empty : text
  } catch {
    return notText
  }
}
