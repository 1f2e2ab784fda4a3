import { formatsIn, isAside, isBlock, isPicture, isSilent, propsOf, styleOf, tagOf } from './elements.ts'
import { LineWriter } from './line-writer.ts'
import { BODY, cleaned, type FormatName, type Line, type Marker } from './lines.ts'
import { listMarker } from './markers.ts'
import { NUMBER_ATTRIBUTE, PROPS_ATTRIBUTE, readProps } from './props.ts'

export interface Read {
  readonly lines: readonly Line[]
  /** What stays behind, in words: "pictures", "notes and comments". */
  readonly left: ReadonlySet<string>
}

/**
 * Reads HTML of the clipboard as lines of text. The document it is parsed into has no window: nothing in it is loaded
 * and nothing runs, and of its elements nothing comes out but words and looks.
 */
export function readHtml(html: string): Read {
  const page = new DOMParser().parseFromString(fragmentOf(html), 'text/html')
  const reader = new Reader()
  disarm(page)
  reader.children(page.body, { formats: new Set(), pre: false })
  return { lines: reader.writer.done(), left: reader.left }
}

/** A form's fields take the place of its own methods by their names. */
function disarm(page: Document): void {
  for (const element of page.querySelectorAll('[name], [id]'))
    for (const name of ['name', 'id']) Element.prototype.removeAttribute.call(element, name)
}

const levelOf = (value: string): number => Math.max(0, Math.min(8, Math.trunc(Number(value)) || 0))

/** What was copied lies between two comments; around it is the source's own page. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  return start >= 0 && end > start ? html.slice(start, end) : html
}

interface Around {
  readonly formats: ReadonlySet<FormatName>
  /** Spaces and line ends are kept as they are. */
  readonly pre: boolean
}

class Reader {
  readonly writer = new LineWriter()
  readonly left = new Set<string>()

  children(node: Node, around: Around): void {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(child.nodeValue ?? '', around)
      else if (child instanceof Element || child.nodeType === Node.ELEMENT_NODE) this.#element(child as Element, around)
    }
  }

  #text(value: string, { formats, pre }: Around): void {
    const text = cleaned(value)
    if (pre) this.#preText(text, formats)
    else this.writer.write(text.replace(/[ \t\n\r\f\v]+/g, ' '), formats, false)
  }

  #preText(text: string, formats: ReadonlySet<FormatName>): void {
    text
      .replaceAll('\f', '')
      .split(/\r\n?|\n/)
      .forEach((part, i) => {
        if (i > 0) this.writer.breakLine()
        this.writer.write(part, formats, true)
      })
  }

  #element(element: Element, around: Around): void {
    if (isPicture(element)) this.left.add('pictures')
    if (isSilent(element)) {
      if (isAside(element)) this.left.add('notes and comments')
    } else if (!this.#sign(element, around)) {
      const inside = { formats: formatsIn(element, around.formats), pre: preIn(element, around.pre) }
      if (tagOf(element) === 'TABLE') this.#table(element, inside)
      else if (isBlock(element)) this.#block(element, inside)
      else this.children(element, inside)
    }
  }

  /** What stands for a sign: a line break, tab stops, the number of a list item. False where it is none of these. */
  #sign(element: Element, { formats }: Around): boolean {
    const style = styleOf(element)
    const level = element.getAttribute(NUMBER_ATTRIBUTE)
    const tabs = /mso-tab-count:\s*(\d+)/i.exec(style)?.[1]
    if (tagOf(element) === 'BR') this.#lineBreak(element)
    else if (level !== null) this.writer.mark({ text: cleaned(element.textContent).trim(), level: levelOf(level) })
    else if (/mso-list:\s*Ignore/i.test(style)) this.#wordMarker(element)
    else if (tabs) this.writer.write('\t'.repeat(Math.min(20, Number(tabs))), formats, true)
    else return false
    return true
  }

  #block(element: Element, inside: Around): void {
    const own = readProps(element.getAttribute(PROPS_ATTRIBUTE))
    const marker = tagOf(element) === 'LI' ? listMarker(element) : undefined
    this.writer.begin(own ?? propsOf(element), marker)
    const before = this.writer.count
    this.children(element, inside)
    this.writer.close(paragraphLike(element) && this.writer.count === before)
  }

  #wordMarker(element: Element): void {
    const list = element.closest('[style*="mso-list"]:not([style*="gnore"])')
    const level = Number(/level(\d)/i.exec(list ? styleOf(list) : '')?.[1] ?? 1) - 1
    const text = cleaned(element.textContent ?? '').replace(/\s+/g, '')
    if (text !== '') this.writer.mark({ text: wordBullet(text), level } satisfies Marker)
  }

  /** The page's own line break at the end of a copy is no break of the text; Word's before a new page neither. */
  #lineBreak(element: Element): void {
    if (element.className === 'Apple-interchange-newline' || /page-break-before/i.test(styleOf(element))) return
    this.writer.write('\v', new Set(), true)
  }

  /** A row is a line, its cells parted by tabs: tables are not made by pasting. */
  #table(table: Element, around: Around): void {
    this.writer.close(false)
    for (const row of table.querySelectorAll('tr')) {
      if (row.closest('table') !== table) continue
      this.writer.begin(BODY, undefined)
      ;[...row.children].forEach((cell, i) => {
        if (i > 0) this.writer.write('\t', new Set(), true)
        const reader = new Reader()
        reader.children(cell, { ...around, formats: formatsIn(cell, around.formats) })
        for (const word of reader.left) this.left.add(word)
        reader.writer.done().forEach((line, n) => {
          if (n > 0) this.writer.write(' ', new Set(), true)
          this.writer.take(line)
        })
      })
      this.writer.close(true)
    }
  }
}

/** An empty paragraph is a line; an empty box round others is none. */
const paragraphLike = (element: Element): boolean => /^(P|H[1-6]|LI|PRE|TR)$/.test(tagOf(element))

function preIn(element: Element, around: boolean): boolean {
  if (tagOf(element) === 'PRE') return true
  const said = /(?:^|;)\s*white-space(?:-collapse)?:\s*([a-z-]+)/i.exec(styleOf(element))?.[1]
  return said ? /^(pre|break-spaces|preserve)/i.test(said) : around
}

/** Word's bullets are letters of a font of signs. */
const wordBullet = (text: string): string => (/^[·o§•▪◦\uF000-\uF0FF]$/u.test(text) ? '•' : text)
