/** A part with every tracked change accepted, every comment anchor and revision id gone, and hidden text if asked. */

import { child, elements, type XmlElement } from '../xml/tree.ts'
import { isHiddenRun } from './hidden.ts'

const UNWRAPPED = new Set(['w:ins', 'w:moveTo'])
const DROPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:cellIns',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:annotationRef',
])
const RANGE = /^w:(customXml(Ins|Del|MoveFrom|MoveTo)|moveFrom|moveTo)Range(Start|End)$/

export const acceptAll = (source: string, root: XmlElement, hiddenGoes = false): string =>
  new Accepting(source, hiddenGoes).render(root)

class Accepting {
  readonly #source: string
  readonly #hiddenGoes: boolean

  constructor(source: string, hiddenGoes: boolean) {
    this.#source = source
    this.#hiddenGoes = hiddenGoes
  }

  render(element: XmlElement): string {
    const { name } = element
    if (DROPPED.has(name) || RANGE.test(name) || /^w:.*Change$/.test(name)) return ''
    if (this.#hiddenGoes && isHiddenRun(element)) return ''
    if (UNWRAPPED.has(name)) return this.#children(element)
    if (name === 'w:cellMerge') return this.#cellMerge(element)
    if (name === 'w:tr' && child(element, 'w:trPr', 'w:del') !== undefined) return ''
    if (name === 'w:tc' && child(element, 'w:tcPr', 'w:cellDel') !== undefined) return ''
    const inner = this.#children(element)
    if (name === 'w:tr' && !/<(\w+:)?tc[\s>]/.test(inner)) return ''
    if (name === 'w:tbl' && !/<(\w+:)?tr[\s>]/.test(inner)) return ''
    // A run that only held a comment's anchor is nothing now.
    if (name === 'w:r' && element.children.length > 0 && onlyProperties(element, inner)) return ''
    return this.#wrap(element, inner)
  }

  #wrap(element: XmlElement, inner: string): string {
    const open = withoutRevisionIds(this.#source.slice(element.from, element.openEnd))
    return open.endsWith('/>') && inner === '' ? open : `${open.replace(/\/>$/, '>')}${inner}</${element.tag}>`
  }

  /** Paragraphs whose mark is deleted run into the next one, which keeps its own properties. */
  #children(element: XmlElement): string {
    const out: string[] = []
    let at = element.openEnd
    let carried = ''
    const children = elements(element)
    for (const [n, c] of children.entries()) {
      out.push(this.#source.slice(at, c.from))
      at = c.to
      const before = children[n - 1]
      if (before?.name === 'w:customXmlDelRangeStart' && c.name === 'w:sdt') {
        const content = child(c, 'w:sdtContent')
        if (content !== undefined) out.push(this.#children(content))
      } else if (c.name !== 'w:p') out.push(this.render(c))
      else {
        const content = carried + this.#paragraphContent(c)
        carried = ''
        if (!isMarkDeleted(c)) out.push(this.#paragraph(c, content))
        else if (children[n + 1]?.name === 'w:p') carried = content
        else if (content !== '' || mustStay(element, n)) out.push(this.#paragraph(c, content))
      }
    }
    out.push(this.#source.slice(at, element.closeFrom))
    return out.join('')
  }

  #paragraphContent(paragraph: XmlElement): string {
    const pPr = child(paragraph, 'w:pPr')
    const inner = this.#children(paragraph)
    return pPr === undefined ? inner : inner.slice(this.#leading(paragraph, pPr).length + this.render(pPr).length)
  }

  /** What stands before the properties: white space at most. */
  #leading(paragraph: XmlElement, pPr: XmlElement): string {
    return this.#source.slice(paragraph.openEnd, pPr.from)
  }

  #paragraph(paragraph: XmlElement, content: string): string {
    const pPr = child(paragraph, 'w:pPr')
    return this.#wrap(paragraph, (pPr === undefined ? '' : this.render(pPr)) + content)
  }

  #cellMerge(element: XmlElement): string {
    const state = element.attributes['w:vMerge']
    const prefix = element.tag.includes(':') ? `${element.tag.split(':')[0]}:` : ''
    return state === undefined ? '' : `<${prefix}vMerge ${prefix}val="${state === 'rest' ? 'restart' : 'continue'}"/>`
  }
}

const isMarkDeleted = (paragraph: XmlElement): boolean => {
  const rPr = child(paragraph, 'w:pPr', 'w:rPr')
  return child(rPr, 'w:del') !== undefined || child(rPr, 'w:moveFrom') !== undefined
}

/** The last paragraph of a cell, a note or a text box, and the only one of anything. */
const mustStay = (container: XmlElement, n: number): boolean => {
  const children = elements(container)
  const paragraphs = children.filter((c) => c.name === 'w:p' || c.name === 'w:tbl')
  return paragraphs.at(-1) === children[n] && (container.name !== 'w:body' || paragraphs.length === 1)
}

const onlyProperties = (run: XmlElement, inner: string): boolean => {
  const held = elements(run).some((e) => e.name === 'w:commentReference' || e.name === 'w:annotationRef')
  return held && !/<(?!\/?(\w+:)?rPr)/.test(inner.replace(/<(\w+:)?rPr[\s>].*<\/(\w+:)?rPr>/s, ''))
}

export const withoutRevisionIds = (openTag: string): string =>
  openTag.replace(/\s+[\w]+:rsid\w*=("[^"]*"|'[^']*')/g, '')
