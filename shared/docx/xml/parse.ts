/** saxes as a stream of elements with source offsets; the bounds on XML itself are held here. */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { shortName } from './names.ts'
import { isTracked } from './tracked.ts'
import { type Attributes, attribute, type XmlElement } from './tree.ts'

export const MAX_DEPTH = 256

/** Of one part: ten times what the longest contract has. Each takes memory, however little of the file it takes. */
export const MAX_ELEMENTS = 500_000

/** Thrown inside the parser only; every entry point of this folder turns it into a refusal. */
export class BadXml extends Error {
  readonly rule: 'doctype' | 'depth' | 'too-long' | 'broken'
  constructor(rule: 'doctype' | 'depth' | 'too-long' | 'broken', detail: string) {
    super(detail)
    this.rule = rule
  }
}

export interface ElementEvents {
  /** Says whether the element's children are wanted as events (true) or as one finished tree (false). */
  open(element: XmlElement, parent: XmlElement | undefined): boolean
  close(element: XmlElement): void
  /** A finished tree below an element that was opened for events. */
  tree(element: XmlElement): void
}

export interface SourceContext {
  /** Offset of the text within the whole source. */
  readonly base?: number
  readonly namespaces?: Readonly<Record<string, string>>
  readonly firstTracked?: number
}

/** Feed it the source piece by piece; `source` must be the whole text from which the pieces are taken. */
export class ElementStream {
  readonly #parser: SaxesParser<{ xmlns: true }>
  readonly #stack: XmlElement[] = []
  /** How many of the stack, from the bottom, are open for events. */
  #evented = 0
  /** How often each tracked element occurs, by its name without prefix, and whom they name. */
  readonly tracked: Record<string, number> = {}
  readonly authors = new Set<string>()
  #nextTracked: number
  #elements = 0
  #root: XmlElement | undefined

  constructor(source: string, events: ElementEvents, context: SourceContext = {}) {
    const base = context.base ?? 0
    this.#nextTracked = context.firstTracked ?? 0
    const parser = new SaxesParser({ xmlns: true, additionalNamespaces: { ...context.namespaces } })
    this.#parser = parser
    const stack = this.#stack
    parser.on('doctype', () => {
      throw new BadXml('doctype', 'DOCTYPE')
    })
    parser.on('error', (error) => {
      throw new BadXml('broken', error.message)
    })
    parser.on('opentag', (tag) => {
      const parent = stack.at(-1)
      const openEnd = parser.position
      const name = shortName(tag.uri, tag.local)
      const element: XmlElement = {
        name,
        tag: tag.name,
        attributes: attributesOf(tag),
        children: [],
        // A raw '<' cannot stand inside a tag, so the last one before its end opened it.
        from: base + source.lastIndexOf('<', openEnd - 1),
        openEnd: base + openEnd,
        closeFrom: base + openEnd,
        to: base + openEnd,
        ...(isTracked(name) ? { tracked: this.#nextTracked++ } : {}),
      }
      if (element.tracked !== undefined) this.#count(element)
      if (++this.#elements > MAX_ELEMENTS) throw new BadXml('too-long', `more than ${MAX_ELEMENTS} elements`)
      if (stack.length >= MAX_DEPTH) throw new BadXml('depth', `deeper than ${MAX_DEPTH}`)
      if (this.#evented === stack.length && events.open(element, parent)) this.#evented++
      else if (parent !== undefined && this.#evented < stack.length) parent.children.push(element)
      this.#root ??= element
      stack.push(element)
    })
    parser.on('closetag', (tag) => {
      const element = stack.pop()
      if (element === undefined) return
      const end = parser.position
      element.to = base + end
      element.closeFrom = tag.isSelfClosing ? element.to : base + source.lastIndexOf('<', end - 1)
      if (this.#evented > stack.length) {
        this.#evented = stack.length
        events.close(element)
      } else if (this.#evented === stack.length) events.tree(element)
    })
    const text = (data: string) => {
      if (this.#evented < stack.length) stack.at(-1)?.children.push(data)
    }
    parser.on('text', text)
    parser.on('cdata', text)
  }

  get root(): XmlElement | undefined {
    return this.#root
  }

  get trackedSoFar(): number {
    return this.#nextTracked
  }

  #count(element: XmlElement): void {
    const name = element.name.slice(2)
    this.tracked[name] = (this.tracked[name] ?? 0) + 1
    const author = attribute(element, 'w:author') ?? ''
    if (author !== '') this.authors.add(author)
  }

  write(piece: string): void {
    this.#parser.write(piece)
  }

  end(): void {
    this.#parser.close()
  }
}

const attributesOf = (tag: SaxesTagNS): Attributes => {
  const out: Record<string, string> = Object.create(null)
  for (const key in tag.attributes) {
    const a = tag.attributes[key]!
    out[shortName(a.uri, a.local)] = a.value
  }
  return out
}

/** A whole text as one tree. */
export const parseXml = (source: string, context: SourceContext = {}): XmlElement => {
  let root: XmlElement | undefined
  const stream = new ElementStream(
    source,
    {
      open: () => false,
      close: () => {},
      tree: (element) => {
        root = element
      },
    },
    context,
  )
  stream.write(source)
  stream.end()
  if (root === undefined) throw new BadXml('broken', 'no element')
  return root
}
