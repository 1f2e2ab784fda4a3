/** Words of a contract, of whoever sent it, on their way into markup: they are text there and nothing else. */

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What markup cannot hold, and what turns the reading order of a name: these become signs one sees. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/** For text and for attributes in quotation marks. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"'\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (sign) => SIGNS[sign] ?? (sign === '\t' || sign === '\n' ? sign : '\uFFFD'),
  )

/** As a string of a style sheet: nothing but letters, figures and blanks stands for itself; '\n' breaks the line. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign === '\n' ? 0xa : safePoint(sign)).toString(16)} `)}"`

const safePoint = (sign: string): number => (UNSEEN.test(sign) ? 0xfffd : sign.codePointAt(0)!)
