/** How one counter is written: letters, Roman figures, ordinals, words. */

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const roman = (n: number): string => {
  if (n < 1 || n > 4999) return String(n)
  let left = n
  let out = ''
  for (const [value, figure] of ROMAN) {
    while (left >= value) {
      out += figure
      left -= value
    }
  }
  return out
}

/** A … Z, then AA, BB: Word repeats the letter. */
const letter = (n: number): string =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))

const ordinal = (n: number): string => {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}

const UNITS =
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen'.split(
    ' ',
  )
const TENS = '_ _ Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety'.split(' ')
const ORDINAL_ENDS: Readonly<Record<string, string>> = {
  One: 'First',
  Two: 'Second',
  Three: 'Third',
  Five: 'Fifth',
  Eight: 'Eighth',
  Nine: 'Ninth',
  Twelve: 'Twelfth',
}

const cardinalText = (n: number): string => {
  if (n < 0 || n > 999) return String(n)
  if (n < 20) return UNITS[n]!
  if (n < 100) return n % 10 === 0 ? TENS[n / 10]! : `${TENS[Math.floor(n / 10)]}-${UNITS[n % 10]!.toLowerCase()}`
  const rest = n % 100
  return `${UNITS[Math.floor(n / 100)]} hundred${rest === 0 ? '' : ` ${cardinalText(rest).toLowerCase()}`}`
}

const ordinalText = (n: number): string => {
  const words = cardinalText(n)
  const last = /[A-Za-z]+$/.exec(words)?.[0] ?? ''
  const upper = last.charAt(0).toUpperCase() + last.slice(1)
  const end = ORDINAL_ENDS[upper] ?? (upper.endsWith('y') ? `${upper.slice(0, -1)}ieth` : `${upper}th`)
  return words.slice(0, words.length - last.length) + (last === upper ? end : end.toLowerCase())
}

const WRITERS: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalZero: (n) => (n >= 0 && n < 10 ? `0${n}` : String(n)),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: letter,
  lowerLetter: (n) => letter(n).toLowerCase(),
  ordinal,
  cardinalText,
  ordinalText,
  numberInDash: (n) => `- ${n} -`,
  hex: (n) => n.toString(16).toUpperCase(),
  none: () => '',
}

/** A counter in one of Word's number formats; those nobody writes contracts in are shown as figures. */
export const writeNumber = (n: number, format: string): string =>
  (Object.hasOwn(WRITERS, format) ? WRITERS[format]! : String)(n)
