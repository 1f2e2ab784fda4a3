/** New elements in the file's own spelling: its prefix, ids nobody else uses. */
import type { Attribution } from '../model.ts'
import { escapeAttribute, escapeText } from '../xml/escape.ts'
import { STRICT_WORD_URI, WORD_URI } from '../xml/names.ts'
import type { XmlElement } from '../xml/tree.ts'

export class Markup {
  /** E.g. "w:", as the file binds it. */
  readonly prefix: string
  /** Set when the file binds Word's namespace to no prefix: goes on the root element. */
  readonly declaration: string
  readonly #used: Set<string>
  #next = 1

  constructor(source: string, root: XmlElement) {
    const bound = Object.entries(root.attributes).find(
      ([name, value]) => /^xmlns:./.test(name) && (value === WORD_URI || value === STRICT_WORD_URI),
    )
    const strict = Object.values(root.attributes).includes(STRICT_WORD_URI)
    this.prefix = bound === undefined ? 'w:' : `${bound[0].slice('xmlns:'.length)}:`
    this.declaration = bound === undefined ? ` xmlns:w="${strict ? STRICT_WORD_URI : WORD_URI}"` : ''
    this.#used = new Set([...source.matchAll(/:id="(-?\d+)"/g)].map((m) => m[1]!))
  }

  id(): string {
    while (this.#used.has(String(this.#next))) this.#next++
    return String(this.#next++)
  }

  open(name: string, attributes = ''): string {
    return `<${this.prefix}${name}${attributes}>`
  }

  close(name: string): string {
    return `</${this.prefix}${name}>`
  }

  empty(name: string, attributes = ''): string {
    return `<${this.prefix}${name}${attributes}/>`
  }

  value(name: string, value: string): string {
    return this.empty(name, this.attribute('val', value))
  }

  attribute(name: string, value: string): string {
    return ` ${this.prefix}${name}="${escapeAttribute(value)}"`
  }

  /** Attributes of a new tracked element. Word reads whole seconds only. */
  by({ author, date }: Attribution, id = this.id()): string {
    const when = date.replace(/\.\d+/, '')
    return `${this.attribute('id', id)}${this.attribute('author', author)}${when === '' ? '' : this.attribute('date', when)}`
  }

  text(name: 't' | 'delText' | 'instrText' | 'delInstrText', text: string): string {
    return `${this.open(name, ' xml:space="preserve"')}${escapeText(text)}${this.close(name)}`
  }

  /** An element's open tag once more, under an id of its own. */
  again(openTag: string): string {
    const id = new RegExp(`(\\s${this.prefix}id=)("[^"]*"|'[^']*')`)
    return openTag.replace(id, `$1"${this.id()}"`)
  }
}
