/** Table rows made in Parley: written like the row they stand beside. */
import { sameCell } from '../../cells.ts'
import type { CellPlace, ExportRun } from '../../model.ts'
import { type Block, property } from '../../read/block.ts'
import type { Edit } from '../edits.ts'
import type { Markup } from '../markup.ts'
import type { Piece } from '../pieces.ts'
import type { OutParagraph } from '../plan.ts'
import { around, cellLike, copied, type Ground, rowAround, tracksOf, writeLike } from './like.ts'

interface NewRow {
  readonly added: string
  readonly like: Block
  /** Where in the source it goes. */
  readonly at: number
  readonly cells: { readonly place: CellPlace; readonly paragraphs: string[] }[]
  readonly marks: ExportRun[]
}

/** Gathers the paragraphs of added rows as they come, and writes each row whole. */
export class AddedRows {
  readonly #ground: Ground
  readonly #rows: NewRow[] = []

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /**
   * Takes a paragraph that stands in an added row; false where it stands in none, or where nothing is left of the table.
   *
   * @param before ordinal of the imported paragraph it follows; `after` of the next one
   */
  take(
    { host, mark }: OutParagraph,
    before: number | undefined,
    after: number | undefined,
    pieces: () => readonly Piece[],
  ): boolean {
    const place = host === undefined ? mark?.props?.cell : undefined
    if (mark === undefined || place?.added === undefined) return false
    const last = this.#rows.at(-1)
    const row = last?.added === place.added ? last : this.#begin(place, before, after)
    if (row === undefined) return false
    const text = writeLike(this.#ground, cellLike(row.like, place.cell), mark, pieces())
    const cell = row.cells.at(-1)
    if (sameCell(cell?.place, place)) cell!.paragraphs.push(text)
    else row.cells.push({ place, paragraphs: [text] })
    row.marks.push(mark)
    return true
  }

  /** Behind the row it follows, else before the next one of its table. */
  #begin({ table, added = '' }: CellPlace, before: number | undefined, after: number | undefined): NewRow | undefined {
    const { blocks, props } = this.#ground
    for (const host of [before, after]) {
      const like = host === undefined ? undefined : rowAround(blocks[host])
      if (like === undefined || props(host!).cell?.table !== table) continue
      const at = host === before ? like.element.to : like.element.from
      const row = { added, like, at, cells: [], marks: [] }
      this.#rows.push(row)
      return row
    }
    return undefined
  }

  edits(): Edit[] {
    const { source, writer } = this.#ground
    return this.#rows.map((row) => ({ from: row.at, to: row.at, text: writeRow(row, source, writer.markup) }))
  }
}

const writeRow = ({ like, ...row }: NewRow, source: string, markup: Markup): string => {
  const cells = row.cells.map(({ place, paragraphs }) => {
    const model = cellLike(like, place.cell)
    const tcPr = copied(model && property(model, 'w:tcPr'), source)
    return `${markup.open('tc')}${around('tcPr', tcPr, markup)}${paragraphs.join('')}${markup.close('tc')}`
  })
  const exceptions = property(like, 'w:tblPrEx')
  const tblPrEx = exceptions === undefined ? '' : source.slice(exceptions.from, exceptions.to)
  const tracks = tracksOf(row.marks, { inserted: 'ins', deleted: 'del' }, markup)
  const trPr = around('trPr', `${copied(property(like, 'w:trPr'), source)}${tracks}`, markup)
  return `${markup.open('tr')}${tblPrEx}${trPr}${cells.join('')}${markup.close('tr')}`
}
