/** Runs of text as pieces of a printed line. */
import type { CharFormat } from '../../../../../shared/docx/model.ts'
import type { Run } from '../../../../../shared/text/state.ts'
import type { PictureOf, PrintPicture, PrintPiece } from './sheet.ts'

/** Controls that would turn the reading order or lie in the line unseen, and objects that are no text. */
const SPECIAL = /[\uFFFC\u200B\u200E\u200F\u061C\u2060\uFEFF\u202A-\u202E\u2066-\u2069\u00AD]/

const NAMES: Readonly<Record<string, string>> = {
  '\uFFFC': 'object',
  '\u200B': 'zero-width space',
  '\u2060': 'word joiner',
  '\uFEFF': 'zero-width space',
  '\u00AD': 'soft hyphen',
}

const nameOf = (ch: string): string => NAMES[ch] ?? `direction mark U+${ch.charCodeAt(0).toString(16).toUpperCase()}`

/** The same look for a whole stretch; what is no text gets a box that names it. */
export function* cut(
  text: string,
  look: Omit<PrintPiece, 'text'>,
  object?: string,
  picture?: PrintPicture,
): Generator<PrintPiece> {
  let rest = text
  for (let at = rest.search(SPECIAL); at >= 0; at = rest.search(SPECIAL)) {
    if (at > 0) yield { ...look, text: rest.slice(0, at) }
    yield { ...look, text: object ?? nameOf(rest[at]!), boxed: true, ...(picture && { picture }) }
    rest = rest.slice(at + 1)
  }
  if (rest !== '') yield { ...look, text: rest }
}

/** Neighbours that look alike are one piece. */
export function joined(pieces: Iterable<PrintPiece>): PrintPiece[] {
  const out: PrintPiece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last && !piece.boxed && !last.boxed && look(last) === look(piece))
      out[out.length - 1] = { ...last, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}

const look = ({ text: _, ...rest }: PrintPiece): string => JSON.stringify(rest)

export const formatIn = (format: CharFormat): Pick<PrintPiece, 'format'> =>
  Object.keys(format).length > 0 ? { format } : {}

/** As it reads with everything accepted: no change is marked. */
export const plainPieces = (runs: readonly Run[], pictureOf: PictureOf): PrintPiece[] =>
  joined(runs.flatMap((run) => [...cut(run.text, formatIn(run.state.format), run.state.object, pictureOf(run))]))
