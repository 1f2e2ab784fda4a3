import type { Definition, PhrasingContent } from 'mdast'
import type { MadeRun } from '../../../shared/docx/made/model.ts'
import type { Notes } from './notes.ts'

type Format = NonNullable<MadeRun['format']>

/** "a.", "(iv)", "12)" at the beginning of a line: its author meant a line of its own, which Markdown does not know. */
const TYPED = /^\(?(?:[a-z]|[ivxlc]{1,5}|\d{1,3}(?:\.\d{1,3})*)[.)]\s/i

const LINK = 'Address of a link; its words stay'
const PICTURE = 'Picture; its description stays as words'
export const TYPED_LINES = 'Lines with a typed letter or number, each a paragraph of its own'

/** The words of a paragraph; several paragraphs where its lines begin with a letter or number somebody typed. */
export class Inline {
  readonly #notes: Notes
  readonly #definitions: ReadonlyMap<string, Definition>

  constructor(notes: Notes, definitions: ReadonlyMap<string, Definition>) {
    this.#notes = notes
    this.#definitions = definitions
  }

  lines(nodes: readonly PhrasingContent[]): MadeRun[][] {
    const out = new Lines()
    this.#walk(nodes, {}, out)
    const lines = out.finished()
    this.#notes.count(TYPED_LINES, Math.max(0, lines.length - 1))
    return lines
  }

  #walk(nodes: readonly PhrasingContent[], format: Format, out: Lines): void {
    for (const node of nodes)
      if (node.type === 'text') out.text(node.value, format)
      else if (node.type === 'inlineCode') out.words(node.value.replaceAll('\n', ' '), format)
      else if (node.type === 'break') out.breakLine()
      else if (node.type === 'emphasis') this.#walk(node.children, { ...format, italic: true }, out)
      else if (node.type === 'strong') this.#walk(node.children, { ...format, bold: true }, out)
      else if (node.type === 'delete') this.#walk(node.children, { ...format, strike: true }, out)
      else if (node.type === 'html') {
        this.#notes.html(node.value)
        if (/^<br\b/i.test(node.value)) out.breakLine()
      } else if (node.type === 'link') {
        this.#notes.say(LINK, node.url)
        this.#walk(node.children, format, out)
      } else if (node.type === 'linkReference') {
        this.#notes.say(LINK, this.#definitions.get(node.identifier)?.url ?? '')
        this.#walk(node.children, format, out)
      } else if (node.type === 'image') {
        this.#notes.say(PICTURE, node.url)
        out.words(node.alt ?? '', format)
      } else if (node.type === 'imageReference') {
        this.#notes.say(PICTURE, this.#definitions.get(node.identifier)?.url ?? '')
        out.words(node.alt ?? '', format)
      }
  }
}

class Lines {
  readonly #lines: MadeRun[][] = [[]]
  /** Whether a line has ended and nothing has come since: 'soft' reads as a blank. */
  #ended: 'soft' | 'hard' | undefined

  text(value: string, format: Format): void {
    value.split('\n').forEach((line, n) => {
      if (n > 0) this.#ended ??= 'soft'
      this.words(line, format)
    })
  }

  breakLine(): void {
    this.#ended = 'hard'
  }

  words(text: string, format: Format): void {
    if (text === '') return
    const ended = this.#ended
    this.#ended = undefined
    // A text before which nothing was said begins nothing.
    if (ended && this.#lines.at(-1)!.length > 0) {
      if (TYPED.test(text)) this.#lines.push([])
      else this.#put(ended === 'soft' ? ' ' : '\v', {})
    }
    this.#put(ended ? text.replace(/^[ \t]+/, '') : text, format)
  }

  #put(text: string, format: Format): void {
    this.#lines.at(-1)!.push(Object.keys(format).length > 0 ? { text, format } : { text })
  }

  /** Without blanks at either end, which come with the tags that are gone. */
  finished(): MadeRun[][] {
    return this.#lines.map((line) => trimmed(trimmed(line, 0, /^[ \t\v]+/), -1, /[ \t\v]+$/))
  }
}

function trimmed(line: readonly MadeRun[], end: 0 | -1, blanks: RegExp): MadeRun[] {
  const out = [...line]
  for (let run = out.at(end); run; run = out.at(end)) {
    const text = run.text.replace(blanks, '')
    if (text !== '') {
      out.splice(end, 1, { ...run, text })
      break
    }
    out.splice(end, 1)
  }
  return out
}
