/** Where the cells of a story's tables stand, told while the story is read. */
import type { CellPlace } from '../model.ts'
import { settingOf, wholeNumber, type XmlElement } from '../xml/tree.ts'
import { type Block, nearest, type OpenCell, outermost, spanRows } from './block.ts'

export class CellPlaces {
  readonly #places = new Map<Block, OpenCell>()

  /** A cell that opens. `table`: the index of its table among the outer ones. */
  open(block: Block, table: number): void {
    // A nested table keeps the place of the outer cell it stands in.
    const outer = outermost(block.parent, 'w:tc')
    if (outer !== undefined) {
      this.#places.set(block, this.#places.get(outer)!)
      return
    }
    const row = nearest(block, 'w:tr')
    const around = nearest(row, 'w:tbl')
    const place = { table, row: 0, cell: 0 }
    if (around !== undefined) place.row = Math.max(0, countBelow(around, 'w:tr') - 1)
    if (row !== undefined) place.cell = Math.max(0, countBelow(row, 'w:tc') - 1)
    this.#places.set(block, place)
  }

  /** A cell says how many columns it takes. */
  widen(block: Block, tcPr: XmlElement): void {
    const span = wholeNumber(settingOf(tcPr, 'w:gridSpan'))
    const place = this.#places.get(block)
    const nested = outermost(block.parent, 'w:tc') !== undefined
    if (span !== undefined && span > 1 && place !== undefined && !nested) place.colSpan = span
  }

  /** A table that closes: only now is it known how many rows its cells take. */
  close(table: Block): void {
    spanRows(table, this.#places)
  }

  /** The cell a block stands in. */
  around(block: Block | undefined): CellPlace | undefined {
    const cell = nearest(block, 'w:tc')
    return cell === undefined ? undefined : this.#places.get(cell)
  }
}

/** How many rows or cells are open or closed directly within, through controls but not into nested tables. */
const countBelow = (block: Block, name: string): number =>
  block.children.reduce(
    (sum, c) =>
      sum +
      (c.element.name === name ? 1 : c.element.name === 'w:tc' || c.element.name === 'w:p' ? 0 : countBelow(c, name)),
    0,
  )
