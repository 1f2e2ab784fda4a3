/** Where the file begins a page or a section, gathered while it is read. */
import type { PageBreak, PageLook } from '../../looks.ts'
import { attribute, child, isOn, settingOf, type XmlElement } from '../../xml/tree.ts'
import type { Item, ParagraphReading } from '../item.ts'
import { pageOf } from './page.ts'

const MOST = 5000

interface Begin {
  readonly end: number
  readonly page: number
  /** Index of the section that begins here. */
  readonly section?: number
}

export class BreakGatherer {
  /** Word notes where pages began when it last laid them out; other programs say only what must begin one. */
  readonly #noted: Begin[] = []
  readonly #stated: Begin[] = []
  readonly #sections: XmlElement[] = []
  #notedPage = 1
  #statedPage = 1
  /** What the next paragraph begins. Nothing begins with the first: it is on the first page anyhow. */
  #next = { noted: false, stated: false, section: false }
  #isFirst = true

  /** A page that begins within a paragraph or a table is said at the next paragraph behind it. */
  paragraph({ element, items, end }: ParagraphReading, inTable: boolean): void {
    const pPr = child(element, 'w:pPr')
    const before = child(pPr, 'w:pageBreakBefore')
    if (before && isOn(before) && !this.#isFirst) this.#state()
    const within = this.#within(items)
    if (!inTable) this.#begin(end)
    this.#next.noted ||= within.noted
    this.#next.stated ||= within.stated
    const sectPr = child(pPr, 'w:sectPr')
    if (sectPr) this.section(sectPr)
  }

  section(sectPr: XmlElement): void {
    this.#sections.push({ ...sectPr, children: [...sectPr.children] })
    this.#next.section = true
  }

  result(): PageBreak[] {
    const isNoted = this.#noted.some((b) => b.page > 1)
    const begins = isNoted ? this.#noted : this.#stated
    const papers = this.#sections.map(pageOf)
    const out: PageBreak[] = []
    let last = 1
    // Where pages are not noted, those that sections begin are still to be counted.
    let uncounted = 0
    for (const { end, page, section } of begins) {
      const starts = section !== undefined && this.#startsPage(section)
      if (starts && !isNoted && page + uncounted === last) uncounted++
      const number = page + uncounted
      const paper = section === undefined ? undefined : papers[section]
      const other = paper && differs(paper, papers[section! - 1])
      if (number > last || starts || other)
        out.push({ end, ...(number > last && { page: number }), ...(other && { paper: paperOf(paper) }) })
      last = number
    }
    return out
  }

  #within(items: ParagraphReading['items']): { noted: boolean; stated: boolean } {
    const found = { noted: false, stated: false }
    let words = items.filter((i) => i.text !== '' && !isPageEnd(i)).length
    const all = words
    for (const item of items) {
      if (item.element.name === 'w:lastRenderedPageBreak') {
        this.#notedPage++
        if (words === all) this.#next.noted = true
        else found.noted = true
      } else if (isPageEnd(item)) {
        this.#state()
        if (words < all || words === 0) {
          this.#next.stated = false
          found.stated = true
        }
      } else if (item.text !== '') words--
    }
    return found
  }

  #startsPage(section: number): boolean {
    const type = settingOf(this.#sections[section], 'w:type') ?? 'nextPage'
    return type !== 'continuous' && type !== 'nextColumn'
  }

  #state(): void {
    this.#statedPage++
    this.#next.stated = true
  }

  #begin(end: number): void {
    const { noted, stated, section } = this.#next
    const opens = section ? { section: this.#sections.length } : {}
    if ((noted || section) && this.#noted.length < MOST) this.#noted.push({ end, page: this.#notedPage, ...opens })
    if ((stated || section) && this.#stated.length < MOST) this.#stated.push({ end, page: this.#statedPage, ...opens })
    this.#next = { noted: false, stated: false, section: false }
    this.#isFirst = false
  }
}

const isPageEnd = ({ text, element }: Item): boolean => text === '\f' && attribute(element, 'w:type') === 'page'

const differs = (a: PageLook, b: PageLook | undefined): boolean =>
  a.width !== b?.width || a.height !== b.height || a.columns !== b.columns

const paperOf = ({ width, height, columns }: PageLook): NonNullable<PageBreak['paper']> => ({ width, height, columns })
