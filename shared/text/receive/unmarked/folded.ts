/** Text as it is told apart in a file without marks: one kind of blank, of line end and of quotation mark. */
export const folded = (text: string): string =>
  withLineEnds(text)
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')

const withLineEnds = (text: string): string =>
  text
    .replace(/[\v\f]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')

/**
 * How two texts are told apart, for a file with this text: one that has no curved quotation mark at all was written
 * where there are none, and one that has says what it means.
 */
export const foldingFor = (file: string): ((text: string) => string) =>
  /[‘’‚‛“”„‟]/.test(file) ? withLineEnds : folded

/** Nothing that such a file could say: blanks, and pictures, notes and fields, which are one character here. */
export const isBlank = (text: string): boolean => /^[\s\ufffc]*$/.test(text)
