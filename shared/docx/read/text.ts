/** Characters of the file to characters of the model: same length, so that offsets can be trusted. */
import { wellFormed } from '../xml/escape.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const RESERVED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u2028\u2029\ufffc]/g

/** A line feed inside `w:t` is a space to Word; what the model reserves becomes U+FFFD. */
export const modelText = (raw: string): string =>
  wellFormed(raw)
    .replace(/[\n\r]/g, ' ')
    .replace(RESERVED, '\ufffd')

/** Without xml:space="preserve" Word drops the white space at both ends of a `w:t`. */
export const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
