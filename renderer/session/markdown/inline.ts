import type { Definition, PhrasingContent } from 'mdast'
import type { MadeRun } from '../../../shared/docx/made/model.ts'
import type { Notes } from './notes.ts'

type Format = NonNullable<MadeRun['format']>

/** "a.", "(iv)", "12)" at the beginning of a line: its author meant a line of its own, which Markdown does not know. */
const TYPED = /^\(?(?:[a-z]|[ivxlc]{1,5}|\d{1,3}(?:\.\d{1,3})*)[.)]\s/i

/** Tags between which a page begins a new line. */
const BLOCK_TAG =
  /^<\/?(?:address|article|aside|blockquote|caption|center|dd|div|dl|dt|footer|form|h[1-6]|header|li|main|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\b/i

/** Tags that say what Markdown has signs for. */
const LOOK_TAGS: Readonly<Record<string, keyof Format>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
}

/** What became of one paragraph of the source. */
export interface Line {
  readonly runs: readonly MadeRun[]
  /** It begins with a letter or number somebody typed. */
  readonly typed: boolean
}

const LINK = 'Address of a link; its words stay'
const PICTURE = 'Picture; its description stays as words'
export const TYPED_LINES = 'Lines with a typed letter or number, each a paragraph of its own'

/**
 * The words of a paragraph; several paragraphs where its lines begin with a letter or number somebody typed, or where
 * tags of HTML set them apart.
 */
export class Inline {
  readonly #notes: Notes
  readonly #definitions: ReadonlyMap<string, Definition>

  constructor(notes: Notes, definitions: ReadonlyMap<string, Definition>) {
    this.#notes = notes
    this.#definitions = definitions
  }

  lines(nodes: readonly PhrasingContent[]): Line[] {
    const out = new Lines()
    this.#walk(nodes, {}, out)
    const lines = out.finished()
    this.#notes.count(TYPED_LINES, lines.filter((line) => line.typed).length)
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
        const [, end, name = ''] = /^<(\/?)([a-z0-9]+)/i.exec(node.value) ?? []
        const look = LOOK_TAGS[name.toLowerCase()]
        if (look) out.look(look, end === '')
        else this.#notes.html(node.value)
        if (/^<br\b/i.test(node.value)) out.breakLine()
        else if (BLOCK_TAG.test(node.value)) out.endLine()
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
  readonly #lines: { runs: MadeRun[]; typed: boolean }[] = [{ runs: [], typed: false }]
  /** Whether a line has ended and nothing has come since: 'soft' reads as a blank. */
  #ended: 'soft' | 'hard' | undefined

  /** Looks whose tag is open, and how often. */
  readonly #looks = { bold: 0, italic: 0, strike: 0 }

  look(look: keyof Format, on: boolean): void {
    this.#looks[look] = Math.max(0, this.#looks[look] + (on ? 1 : -1))
  }

  text(value: string, format: Format): void {
    value.split('\n').forEach((line, n) => {
      if (n > 0) this.#ended ??= 'soft'
      this.words(line, format)
    })
  }

  breakLine(): void {
    this.#ended = 'hard'
  }

  endLine(): void {
    this.#ended = undefined
    if (this.#lines.at(-1)!.runs.length > 0) this.#lines.push({ runs: [], typed: false })
  }

  words(text: string, format: Format): void {
    if (text === '') return
    const ended = this.#ended
    this.#ended = undefined
    // A text before which nothing was said begins nothing.
    if (ended && this.#lines.at(-1)!.runs.length > 0) {
      if (TYPED.test(text)) this.#lines.push({ runs: [], typed: true })
      else this.#put(ended === 'soft' ? ' ' : '\v', {})
    }
    const { bold, italic, strike } = this.#looks
    const tags = { ...(bold && { bold: true }), ...(italic && { italic: true }), ...(strike && { strike: true }) }
    this.#put(ended ? text.replace(/^[ \t]+/, '') : text, { ...format, ...tags })
  }

  #put(text: string, format: Format): void {
    this.#lines.at(-1)!.runs.push(Object.keys(format).length > 0 ? { text, format } : { text })
  }

  /** Without blanks at either end, which come with the tags that are gone. */
  finished(): Line[] {
    return this.#lines.flatMap(({ runs, typed }) => {
      const words = trimmed(trimmed(runs, 0, /^[ \t\v]+/), -1, /[ \t\v]+$/)
      return words.length > 0 ? [{ runs: words, typed }] : []
    })
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
