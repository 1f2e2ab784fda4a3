/** The children of a property element as text, kept in the order the schema wants. */
import { elements, type XmlElement } from '../xml/tree.ts'

/** Word refuses some files whose properties are out of order, so a new one goes where it belongs. */
export const RUN_ORDER =
  'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange'.split(
    ' ',
  )

export const PARAGRAPH_ORDER =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'.split(
    ' ',
  )

interface Entry {
  readonly name: string
  readonly text: string
}

export class PropertyList {
  readonly #order: readonly string[]
  #entries: Entry[]

  constructor(order: readonly string[], entries: readonly Entry[] = []) {
    this.#order = order
    this.#entries = [...entries]
  }

  static of(element: XmlElement | undefined, source: string, order: readonly string[]): PropertyList {
    const entries = elements(element).map((e) => ({ name: local(e.name), text: source.slice(e.from, e.to) }))
    return new PropertyList(order, entries)
  }

  copy(): PropertyList {
    return new PropertyList(this.#order, this.#entries)
  }

  has(name: string): boolean {
    return this.#entries.some((e) => e.name === name)
  }

  get(name: string): string | undefined {
    return this.#entries.find((e) => e.name === name)?.text
  }

  remove(...names: readonly string[]): void {
    this.#entries = this.#entries.filter((e) => !names.includes(e.name))
  }

  set(name: string, text: string): void {
    const at = this.#entries.findIndex((e) => e.name === name)
    if (at !== -1) {
      this.#entries = this.#entries.filter((e, n) => n === at || e.name !== name)
      this.#entries[at] = { name, text }
      return
    }
    const rank = this.#order.indexOf(name)
    const before = this.#entries.findIndex((e) => this.#order.indexOf(e.name) > rank)
    this.#entries.splice(before === -1 ? this.#entries.length : before, 0, { name, text })
  }

  get inner(): string {
    return this.#entries.map((e) => e.text).join('')
  }
}

const local = (name: string): string => (name.startsWith('w:') ? name.slice(2) : name)
