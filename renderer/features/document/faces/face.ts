/** A face that ships inside the app: one weight, one slant, one script. */

export interface Face {
  readonly family: string
  readonly weight: string
  readonly italic: boolean
  /** Address of its file. */
  readonly file: string
  readonly range: Range
}

export type Range = keyof typeof RANGES

/** Which characters a file has, for a style sheet; and whether a text has any of them. */
export const RANGES = {
  latin: { css: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212', has: /./ },
  latinExt: { css: 'U+0100-02BA,U+1D00-1EFF,U+20A0-20C0,U+2113', has: /[\u0100-\u02BA\u1D00-\u1EFF\u20A0-\u20C0]/ },
  greek: { css: 'U+0370-03FF', has: /[\u0370-\u03FF]/ },
  cyrillic: { css: 'U+0400-045F,U+0490-0491,U+2116', has: /[\u0400-\u0491\u2116]/ },
} as const

type Four = readonly [regular: string, italic: string, bold: string, boldItalic: string]

/** A family of text: regular, italic, bold, bold italic. */
export const family = (name: string, files: Partial<Readonly<Record<Range, Four>>>): readonly Face[] =>
  Object.entries(files).flatMap(([range, four]) =>
    four.map((file, n) => ({
      family: name,
      weight: n < 2 ? '400' : '700',
      italic: n % 2 === 1,
      file,
      range: range as Range,
    })),
  )
