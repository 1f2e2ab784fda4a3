import type { ParagraphProps } from '../../../../../shared/docx/model.ts'
import { BODY, type FormatName, type Line, type Look, type Marker } from './lines.ts'

/** Writes lines down as blocks begin and end around text; spaces between them are nobody's. */
export class LineWriter {
  readonly #lines: Line[] = []
  #text = ''
  #looks: Look[] = []
  #props: ParagraphProps | undefined
  #marker: Marker | undefined
  /** Ends with a space that goes if nothing follows. */
  #loose = false

  /** A block begins: what stood before it in the same box is a line of its own. */
  begin(props: ParagraphProps | undefined, marker: Marker | undefined): void {
    this.end(false)
    this.#props = props ?? this.#props
    this.#marker = marker ?? this.#marker
  }

  /** A block ends. With `evenEmpty`, also without a word in it. */
  end(evenEmpty: boolean): void {
    if (this.#text === '' && !evenEmpty) return
    if (this.#loose || this.#text.endsWith('\v')) this.#text = this.#text.replace(/[ \v]$/, '')
    this.#lines.push({
      text: this.#text,
      looks: this.#looks
        .filter((l) => l.from < this.#text.length)
        .map((l) => ({ ...l, to: Math.min(l.to, this.#text.length) })),
      props: this.#props ?? BODY,
      ...(this.#marker ? { marker: this.#marker } : {}),
    })
    this.#text = ''
    this.#looks = []
    this.#props = undefined
    this.#marker = undefined
    this.#loose = false
  }

  /** A block ends, and what it said about its lines with it. */
  close(evenEmpty: boolean): void {
    this.end(evenEmpty)
    this.#props = undefined
    this.#marker = undefined
  }

  get count(): number {
    return this.#lines.length
  }

  mark(marker: Marker): void {
    this.#marker = marker
  }

  breakLine(): void {
    this.end(true)
  }

  write(text: string, formats: ReadonlySet<FormatName>, exact: boolean): void {
    const atStart = this.#text === '' || /[ \v\t]$/.test(this.#text)
    const now = !exact && atStart ? text.replace(/^ /, '') : text
    if (now === '') return
    this.#loose = !exact && now.endsWith(' ')
    const from = this.#text.length
    this.#text += now
    this.#look(from, [...formats])
  }

  /** Takes over a line that was read by itself. */
  take({ text, looks }: Line): void {
    const base = this.#text.length
    this.#text += text
    this.#loose = false
    for (const { from, to, formats } of looks) this.#looks.push({ from: base + from, to: base + to, formats })
  }

  done(): readonly Line[] {
    this.end(false)
    return this.#lines
  }

  #look(from: number, formats: readonly FormatName[]): void {
    if (formats.length === 0) return
    const last = this.#looks.at(-1)
    if (last && last.to === from && last.formats.join() === formats.join())
      this.#looks[this.#looks.length - 1] = { ...last, to: this.#text.length }
    else this.#looks.push({ from, to: this.#text.length, formats })
  }
}
