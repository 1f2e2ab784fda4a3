import { type Refusal, refuse } from '../../../../../shared/base/refuse.ts'
import type { ParagraphProps } from '../../../../../shared/docx/model.ts'
import type { FORMAT_MARKS } from '../schema.ts'

export type FormatName = (typeof FORMAT_MARKS)[number]

/** A stretch of a line and how it looks. */
export interface Look {
  readonly from: number
  readonly to: number
  readonly formats: readonly FormatName[]
}

/** What stood before a list item: "1.", "(a)", "•". */
export interface Marker {
  readonly text: string
  /** From 0. */
  readonly level: number
}

/** One paragraph on its way in or out: text, looks, and what kind of paragraph it is. Nothing of who wrote it. */
export interface Line {
  readonly text: string
  readonly looks: readonly Look[]
  readonly props: ParagraphProps
  readonly marker?: Marker
}

export const BODY: ParagraphProps = { role: 'body' }

const MOST_CHARACTERS = 2_000_000
const MOST_LINES = 20_000
/** Word writes many signs for one of text. Beyond this nothing is even read. */
const MOST_SOURCE = 40_000_000

/** Refused before it is read. */
export const tooLong = (source: string): Refusal | undefined =>
  source.length > MOST_SOURCE ? tooMuch(`${Math.round(source.length / 1_000_000)} MB`) : undefined

/** Refused before anything is inserted. */
export function tooMany(lines: readonly Line[]): Refusal | undefined {
  const characters = lines.reduce((n, l) => n + l.text.length, 0)
  if (lines.length > MOST_LINES) return tooMuch(`${lines.length.toLocaleString('en')} paragraphs`)
  return characters > MOST_CHARACTERS ? tooMuch(`${characters.toLocaleString('en')} characters`) : undefined
}

const tooMuch = (what: string): Refusal =>
  refuse(
    'tooMuch',
    `These are ${what}; up to ${MOST_LINES.toLocaleString('en')} paragraphs or 2 million characters can be inserted at once. Nothing was inserted. Take a part of it, or open it as a Word file.`,
  )

/** Characters that are no text, placeholders of objects that are not here, and halves of characters. */
export const cleaned = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what this is for
  text.toWellFormed().replace(/[\u0000-\u0008\u000E-\u001F\u007F\uFFFC]/g, '')

/** Plain text: a line is a paragraph like the one it comes into. */
export const linesOfText = (text: string, props: ParagraphProps, formats: readonly FormatName[]): Line[] =>
  cleaned(text.replace(/\r\n?|\f|\u2028|\u2029/g, '\n'))
    .split('\n')
    .map((line) => ({
      text: line,
      looks: formats.length > 0 && line !== '' ? [{ from: 0, to: line.length, formats }] : [],
      props,
    }))
