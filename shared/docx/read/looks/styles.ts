/** The looks of styles: Word's defaults, then the chain of what a style is based on, then the style. */
import type { ParagraphLook, StyleLook, TextLook } from '../../looks.ts'
import { child, lookUp, settingOf, type XmlElement } from '../../xml/tree.ts'
import { ALIGN } from '../properties.ts'
import type { Style, Styles } from '../styles.ts'
import { type StatedParagraph, settleParagraph, statedParagraph } from './paragraph.ts'
import { textLook } from './text.ts'
import type { Theme } from './theme.ts'

/** What a table says of the text in it: laid under the paragraph's own style. */
export interface Under {
  readonly text: TextLook
  readonly paragraph: readonly StatedParagraph[]
}

/** Every property said, so that two looks can be held against each other. */
export type WholeText = Required<TextLook>

const WORDS_OWN: WholeText = {
  font: 'Times New Roman',
  size: 20,
  color: 'auto',
  ground: 'none',
  bold: false,
  italic: false,
  underline: false,
  caps: 'none',
}

/** Files with more styles than this were not written by people. */
const MOST_STYLES = 400

export class StyleLooks {
  readonly theme: Theme
  readonly #styles: Styles
  readonly #text: WholeText
  readonly #paragraph: StatedParagraph
  readonly #texts = new Map<string, TextLook>()
  readonly #paragraphs = new Map<string, readonly StatedParagraph[]>()

  constructor(root: XmlElement | undefined, styles: Styles, theme: Theme) {
    const defaults = child(root, 'w:docDefaults')
    this.theme = theme
    this.#styles = styles
    this.#text = { ...WORDS_OWN, ...textLook(child(defaults, 'w:rPrDefault', 'w:rPr'), theme) }
    this.#paragraph = statedParagraph(child(defaults, 'w:pPrDefault', 'w:pPr'))
  }

  get normal(): StyleLook {
    return this.#styleLook(this.#styles.byId.get(this.#styles.defaultParagraph ?? ''))
  }

  all(): StyleLook[] {
    return [...this.#styles.byId.values()]
      .filter((s) => s.type === 'paragraph')
      .slice(0, MOST_STYLES)
      .map((s) => this.#styleLook(s))
  }

  #styleLook(style: Style | undefined): StyleLook {
    const align = lookUp(ALIGN, style?.chain.map((s) => settingOf(child(s, 'w:pPr'), 'w:jc')).findLast(Boolean))
    return {
      id: style?.id ?? '',
      text: this.text(style?.id),
      paragraph: this.paragraph(style?.id),
      ...(align !== undefined && { align }),
    }
  }

  /** Text in a paragraph of this style, with what a character style and the run itself say. */
  text(style: string | undefined, under?: Under, character?: string, own?: TextLook): WholeText {
    return { ...this.#text, ...under?.text, ...this.stated(style), ...this.stated(character), ...own }
  }

  paragraph(style: string | undefined, under?: Under, own?: StatedParagraph): ParagraphLook {
    const layers = [this.#paragraph, ...(under?.paragraph ?? []), ...this.#statedParagraphs(style)]
    return settleParagraph(own === undefined ? layers : [...layers, own])
  }

  /** What the chain of a style says, without Word's defaults. */
  stated(id: string | undefined): TextLook {
    if (id === undefined) return {}
    let look = this.#texts.get(id)
    if (look === undefined) {
      look = Object.assign({}, ...this.chain(id).map((s) => textLook(child(s, 'w:rPr'), this.theme))) as TextLook
      this.#texts.set(id, look)
    }
    return look
  }

  #statedParagraphs(id: string | undefined): readonly StatedParagraph[] {
    if (id === undefined) return []
    let stated = this.#paragraphs.get(id)
    if (stated === undefined) {
      stated = this.chain(id).map((s) => statedParagraph(child(s, 'w:pPr')))
      this.#paragraphs.set(id, stated)
    }
    return stated
  }

  chain(id: string): readonly XmlElement[] {
    return this.#styles.byId.get(id)?.chain ?? []
  }

  /** The style of a paragraph: the one it names, where the file has it, else the default. */
  styleOf(pPr: XmlElement | undefined): string | undefined {
    const named = settingOf(pPr, 'w:pStyle')
    return named !== undefined && this.#styles.byId.has(named) ? named : this.#styles.defaultParagraph
  }

  formatOf(rPr: XmlElement | undefined) {
    return this.#styles.characterFormat(settingOf(rPr, 'w:rStyle'))
  }
}
