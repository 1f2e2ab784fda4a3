/** Where the cells of a story's tables stand, told while the story is read. */
import type { CellPlace } from '../model.ts'
import { settingOf, wholeNumber, type XmlElement } from '../xml/tree.ts'
import { type Block, nearest, type OpenCell, outermost, spanRows } from './block.ts'

export class CellPlaces {
  readonly #places = new Map<Block, OpenCell>()
  /** Rows of a table and cells of a row so far: counted as they come, for a table may have a million. */
  readonly #counted = new Map<Block, number>()

  openRow(block: Block): void {
    this.#count(nearest(block.parent, 'w:tbl'), block)
  }

  /** A cell that opens. `table`: the index of its table among the outer ones. */
  open(block: Block, table: number): void {
    const row = nearest(block, 'w:tr')
    this.#count(nearest(block.parent, 'w:tr'), block)
    // A nested table keeps the place of the outer cell it stands in.
    const outer = outermost(block.parent, 'w:tc')
    if (outer !== undefined) this.#places.set(block, this.#places.get(outer)!)
    else this.#places.set(block, { table, row: this.#before(nearest(row, 'w:tbl')), cell: this.#before(row) })
  }

  /** A row or cell of what it stands in, but not of what only a cell in between stands in. */
  #count(within: Block | undefined, block: Block): void {
    const nested = nearest(block.parent, 'w:tc')
    if (within === undefined || (nested !== undefined && nearest(nested, within.element.name) === within)) return
    this.#counted.set(within, (this.#counted.get(within) ?? 0) + 1)
  }

  #before(of: Block | undefined): number {
    return of === undefined ? 0 : Math.max(0, (this.#counted.get(of) ?? 0) - 1)
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
