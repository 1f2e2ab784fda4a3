/** Table columns made in Parley: in every row a cell like the one it stands beside. */
import { sameRow } from '../../cells.ts'
import type { CellPlace, ExportRun } from '../../model.ts'
import { type Block, descend, nearest, property } from '../../read/block.ts'
import { elements } from '../../xml/tree.ts'
import type { Edit } from '../edits.ts'
import type { Piece } from '../pieces.ts'
import type { OutParagraph } from '../plan.ts'
import { around, cellAround, copied, type Ground, rowAround, tracksOf, writeLike } from './like.ts'

interface NewCell {
  readonly column: string
  readonly like: Block
  readonly follows: boolean
  readonly paragraphs: string[]
  readonly marks: ExportRun[]
}

/** Gathers the paragraphs of added cells as they come, and writes each cell whole. */
export class AddedCells {
  readonly #ground: Ground
  readonly #cells: NewCell[] = []

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /** Takes a paragraph that stands in an added cell of one of the file's rows; false where it stands in none. */
  take(
    { host, mark }: OutParagraph,
    before: number | undefined,
    after: number | undefined,
    pieces: () => readonly Piece[],
  ): boolean {
    const place = host === undefined ? mark?.props?.cell : undefined
    if (mark === undefined || place?.column === undefined || place.added !== undefined) return false
    const beside = this.#beside(place, before, after)
    if (beside === undefined) return false
    const last = this.#cells.at(-1)
    const goesOn = last?.column === place.column && rowAround(last.like) === rowAround(beside.like)
    const cell = goesOn ? last : { column: place.column, ...beside, paragraphs: [], marks: [] }
    if (!goesOn) this.#cells.push(cell)
    cell.paragraphs.push(writeLike(this.#ground, cell.like, mark, pieces()))
    cell.marks.push(mark)
    return true
  }

  /** The cell of its row that it follows, else the one it stands before. */
  #beside(place: CellPlace, before: number | undefined, after: number | undefined) {
    const { blocks, props } = this.#ground
    for (const host of [before, after]) {
      const like = host === undefined || !sameRow(props(host).cell, place) ? undefined : cellAround(blocks[host])
      if (like !== undefined) return { like, follows: host === before }
    }
    return undefined
  }

  edits(): Edit[] {
    const { source, writer } = this.#ground
    const cells = this.#cells.map(({ like, follows, paragraphs, marks }) => {
      const tracks = tracksOf(marks, { inserted: 'cellIns', deleted: 'cellDel' }, writer.markup)
      const tcPr = around('tcPr', `${copied(property(like, 'w:tcPr'), source)}${tracks}`, writer.markup)
      const at = follows ? like.element.to : like.element.from
      const text = `${writer.markup.open('tc')}${tcPr}${paragraphs.join('')}${writer.markup.close('tc')}`
      return { from: at, to: at, text }
    })
    return [...cells, ...this.#gridColumns()]
  }

  /** The grid of a table has a column for each of its cells. */
  #gridColumns(): Edit[] {
    const widened = new Set<string>()
    return this.#cells.flatMap(({ column, like, follows }) => {
      const table = nearest(like, 'w:tbl')
      const row = rowAround(like)
      const name = `${table?.element.from} ${column}`
      if (table === undefined || row === undefined || widened.has(name)) return []
      widened.add(name)
      const columns = elements(property(table, 'w:tblGrid')).filter((e) => e.name === 'w:gridCol')
      const beside = columns[descend(row, 'w:tc').indexOf(like)]
      if (beside === undefined) return []
      const at = follows ? beside.to : beside.from
      return [{ from: at, to: at, text: this.#ground.source.slice(beside.from, beside.to) }]
    })
  }
}
