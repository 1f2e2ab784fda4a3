/** Counts for the import report, taken while reading. */
import { attribute, child, isOn, walk, wholeNumber, type XmlElement } from '../xml/tree.ts'
import type { ParagraphReading } from './item.ts'

export class Tally {
  paragraphs = 0
  tables = 0
  outerTables = 0
  nestedTables = 0
  readonly #counts = new Map<string, number>()

  table(nested: boolean): void {
    this.tables++
    if (nested) this.nestedTables++
    else this.outerTables++
  }

  paragraph(reading: ParagraphReading): void {
    this.paragraphs++
    for (const object of reading.objects) this.add(object.kind === 'drawing' ? object.label : object.kind)
    const seen = new Set<XmlElement>()
    for (const item of reading.items) {
      if (item.element.name === 'w:bookmarkStart') this.add('bookmark')
      if (item.element.name === 'w:fldChar' && item.text === '' && item.element.attributes['w:fldCharType'] === 'begin')
        this.add('field with text')
      if (item.run !== undefined && !seen.has(item.run)) {
        seen.add(item.run)
        const vanish = child(item.run, 'w:rPr', 'w:vanish')
        if (vanish !== undefined && isOn(vanish) && item.text !== '') this.add('hidden text')
      }
      for (const wrapper of item.path) {
        if (seen.has(wrapper)) continue
        seen.add(wrapper)
        if (wrapper.name === 'w:hyperlink') this.add('hyperlink')
        if (wrapper.name === 'w:sdt') this.add('content control')
        if (wrapper.name === 'w:fldSimple') this.add('field with text')
      }
    }
    const pPr = child(reading.element, 'w:pPr')
    this.#section(child(pPr, 'w:sectPr'))
    if (child(pPr, 'w:framePr') !== undefined) this.add('frame')
  }

  block(element: XmlElement): void {
    if (element.name === 'w:altChunk') this.add('embedded document')
    if (element.name === 'w:sdtPr') this.add('content control')
    if (element.name === 'w:sectPr') this.#section(element)
    for (const e of walk(element)) if (e.name === 'w:bookmarkStart') this.add('bookmark')
  }

  #section(sectPr: XmlElement | undefined): void {
    if (sectPr === undefined) return
    this.add('section')
    if ((wholeNumber(attribute(child(sectPr, 'w:cols'), 'w:num')) ?? 1) > 1) this.add('columns')
  }

  add(what: string, count = 1): void {
    this.#counts.set(what, this.count(what) + count)
  }

  count(what: string): number {
    return this.#counts.get(what) ?? 0
  }
}
