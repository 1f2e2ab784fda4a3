import type {
  CharFormat,
  ClaimedChange,
  FormatRange,
  ImportedParagraph,
  ImportedStory,
  ParagraphProps,
} from '../../../docx/model.ts'
import type { Layer } from '../../overlay.ts'
import type { SentPiece } from './sent-text.ts'

/** The format a character that was sent has in the file. */
export type LooksAt = (at: number, sent: CharFormat) => CharFormat

/** Writes the file as it would be with the marks that went out: text that was sent keeps its own. */
export class Composer {
  readonly #pieces: readonly SentPiece[]
  #next = 0
  /** Up to where they were walked, in the text with everything proposed. */
  #at = 0
  #text = ''
  readonly #paragraphs: ImportedParagraph[] = []
  readonly #formats: FormatRange[] = []
  readonly #changes: ClaimedChange[] = []

  constructor(pieces: readonly SentPiece[]) {
    this.#pieces = pieces
  }

  /** Stays, up to this offset of the text with everything proposed. */
  keep(to: number, looks?: LooksAt): void {
    for (const { piece, start, end } of this.#walk(to)) {
      if (piece.hidden || !looks) this.#put(piece, piece.text.slice(start, end), piece.state.format)
      else
        for (let at = start; at < end; at++) this.#put(piece, piece.text[at]!, looks(piece.at + at, piece.state.format))
    }
  }

  /** Gone from the file. What was struck there stays struck: the file could not say otherwise. */
  skip(to: number): void {
    for (const { piece } of this.#walk(to)) if (piece.hidden) this.#put(piece, piece.text, piece.state.format)
  }

  come(text: string, format: CharFormat): void {
    this.#add(text, format)
  }

  mark(props: ParagraphProps): void {
    this.#paragraphs.push({ end: this.#text.length, props })
    this.#add('\n', {})
  }

  finished(part: string, id: string): ImportedStory {
    this.skip(Number.POSITIVE_INFINITY)
    const [text, paragraphs, formats, changes] = [this.#text, this.#paragraphs, this.#formats, this.#changes]
    return { id, part, text, paragraphs, formats, objects: [], changes }
  }

  /** The pieces up to an offset, and of each the stretch that was not walked before. */
  *#walk(to: number): Generator<{ readonly piece: SentPiece; readonly start: number; readonly end: number }> {
    while (this.#next < this.#pieces.length) {
      const piece = this.#pieces[this.#next]!
      if (piece.hidden) {
        if (piece.at >= to) return
        this.#next++
        yield { piece, start: 0, end: piece.text.length }
        continue
      }
      const start = Math.max(0, this.#at - piece.at)
      const end = Math.min(piece.text.length, to - piece.at)
      if (start >= end) return
      this.#at = piece.at + end
      if (end === piece.text.length) this.#next++
      yield { piece, start, end }
      if (end < piece.text.length) return
    }
  }
  #put({ state, props }: SentPiece, text: string, format: CharFormat): void {
    const from = this.#text.length
    if (props) this.#paragraphs.push({ end: from, props })
    this.#add(text, props ? {} : format)
    this.#claim('insertion', state.ins[0], from)
    this.#claim('deletion', state.del[0], from)
  }

  #add(text: string, format: CharFormat): void {
    const from = this.#text.length
    this.#text += text
    if (Object.keys(format).length === 0) return
    const last = this.#formats.at(-1)
    const same = last && last.to === from && JSON.stringify(last.format) === JSON.stringify(format)
    if (same) this.#formats[this.#formats.length - 1] = { ...last, to: this.#text.length }
    else this.#formats.push({ from, to: this.#text.length, format })
  }

  #claim(kind: 'insertion' | 'deletion', layer: Layer | undefined, from: number): void {
    if (!layer) return
    const date = Number.isNaN(layer.at) ? '' : `${new Date(layer.at).toISOString().slice(0, 19)}Z`
    const author = layer.author.name
    const at = this.#changes.findLastIndex((c) => c.kind === kind)
    const last = this.#changes[at]
    const to = this.#text.length
    if (last && last.to === from && last.author === author && last.date === date) this.#changes[at] = { ...last, to }
    else this.#changes.push({ id: this.#changes.length, kind, author, date, from, to })
  }
}
