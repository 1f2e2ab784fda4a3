/** Gathers what a document looks like while its text is read. */
import type { DocumentLooks, NumberLooks } from '../../looks.ts'
import type { DocxPackage } from '../../package.ts'
import { child, type XmlElement } from '../../xml/tree.ts'
import { type Block, first, nearest, outermost } from '../block.ts'
import type { ParagraphReading } from '../item.ts'
import type { PropertyContext } from '../properties.ts'
import { BreakGatherer } from './breaks.ts'
import { DirectGatherer } from './direct.ts'
import { marginsOf } from './margins.ts'
import { pageOf } from './page.ts'
import { StyleLooks } from './styles.ts'
import { TableGatherer } from './tables.ts'
import { textLook } from './text.ts'
import { readTheme } from './theme.ts'
import { length } from './values.ts'

export class LooksGatherer {
  readonly #opened: DocxPackage
  readonly #context: PropertyContext
  readonly #styles: StyleLooks
  readonly #direct: DirectGatherer
  readonly #tables: TableGatherer
  readonly #breaks = new BreakGatherer()
  #section: XmlElement | undefined

  constructor(opened: DocxPackage, styles: XmlElement | undefined, context: PropertyContext) {
    this.#opened = opened
    this.#context = context
    const theme = readTheme(opened.related(opened.main, 'theme')?.root)
    this.#styles = new StyleLooks(styles, context.styles, theme)
    this.#direct = new DirectGatherer(this.#styles)
    this.#tables = new TableGatherer(this.#styles)
  }

  paragraph(reading: ParagraphReading, within: Block): void {
    const table = nearest(within, 'w:tbl')
    const row = nearest(within, 'w:tr')
    const under = table && row ? this.#tables.under(table, rowOf(table, row)) : undefined
    this.#direct.paragraph(reading, under)
    this.#breaks.paragraph(reading, table !== undefined)
    this.#firstSection(child(reading.element, 'w:pPr', 'w:sectPr'))
  }

  /** A table within a cell is shown as paragraphs of that cell. */
  table(block: Block): void {
    if (outermost(block.parent, 'w:tbl') === undefined) this.#tables.table(block)
  }

  /** The last section, which the body itself describes. */
  section(sectPr: XmlElement): void {
    this.#breaks.section(sectPr)
    this.#firstSection(sectPr)
  }

  /** The page is that of the first section. */
  #firstSection(sectPr: XmlElement | undefined): void {
    this.#section ??= sectPr && { ...sectPr, children: [...sectPr.children] }
  }

  result(): DocumentLooks {
    const breaks = this.#breaks.result()
    const settings = this.#opened.related(this.#opened.main, 'settings')?.root
    const stop = length(child(settings, 'w:defaultTabStop'), 'w:val', 60, 7200)
    const margins = marginsOf(this.#opened, this.#section, settings, this.#context, this.#direct)
    return {
      normal: this.#styles.normal,
      styles: this.#styles.all(),
      direct: this.#direct.result(),
      numbers: this.#numbers(),
      tables: this.#tables.tables,
      page: pageOf(this.#section),
      tab: stop ?? 720,
      margins,
      ...(breaks.length > 0 && { breaks }),
      pictured: true,
    }
  }

  #numbers(): NumberLooks {
    const { lists, levelOf } = this.#context.numbering
    const looks = lists.map(({ id, levels }) => {
      const own = levels.map((_, level) => {
        const look = textLook(child(levelOf(id, level), 'w:rPr'), this.#styles.theme)
        return Object.keys(look).length === 0 ? null : look
      })
      return [id, own] as const
    })
    return Object.fromEntries(looks.filter(([, own]) => own.some((l) => l !== null)))
  }
}

/** Only whether it is the first matters. */
const rowOf = (table: Block, row: Block): number => (first(table, 'w:tr') === row ? 0 : 1)
