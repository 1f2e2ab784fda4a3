/** The printed text as markup, a slice at a time, so that a long one can be stopped and its progress be told. */
import { chunk } from '../chunk.ts'
import { paragraph, whoOf } from './paragraph.ts'
import type { PrintBlock } from './sheet.ts'
import type { Pair } from './sides.ts'
import type { Parties } from './words.ts'

/** One string for each paragraph or table, in order. */
export function* bodyOf(blocks: readonly PrintBlock[], initials: Parties): Generator<string> {
  for (let n = 0; n < blocks.length; ) {
    const table = blocks[n]!.cell?.table
    let end = n + 1
    while (table !== undefined && blocks[end]?.cell?.table === table) end++
    yield table === undefined ? paragraph(blocks[n]!, initials) : tableOf(blocks.slice(n, end), initials)
    n = end
  }
}

/** One string for each pair of paragraphs, or for each row of a table. */
export function* sidesBody(groups: readonly (readonly Pair[])[], initials: Parties): Generator<string> {
  const side = (blocks: readonly (PrintBlock | undefined)[]) =>
    `<div>${[
      ...bodyOf(
        blocks.filter((block) => block !== undefined),
        initials,
      ),
    ].join('')}</div>`
  for (const group of groups) {
    const changed = group.some((pair) => pair.changed)
    const [left, right] = [side(group.map((pair) => pair.left)), side(group.map((pair) => pair.right))]
    yield `<div class="pair${changed ? ' changed' : ''}">${left}${right}</div>`
  }
}

/** Cells in the order of the text; one that only goes on from the cell above is drawn by that one. */
function tableOf(blocks: readonly PrintBlock[], initials: Parties): string {
  const rows = chunk(blocks, ({ cell }) => `${cell!.row}/${cell!.added ?? ''}`).map((row) => {
    const cells = chunk(row, ({ cell }) => `${cell!.cell}`)
    const change = changeOf(cells)
    const drawn = cells.map((cell, n) => {
      const { colSpan = 1, rowSpan = 1 } = cell[0]!.cell!
      if (rowSpan === 0) return ''
      const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
      return `<td${spans}${n === 0 ? whoOf(row, initials) : ''}>${cell.map((block) => paragraph(change ? unmarked(block) : block, initials)).join('')}</td>`
    })
    return `<tr${change ? ` class="row-${change}"` : ''}>${drawn.join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}

/** A row that comes or goes says so at the end of every cell. */
function changeOf(cells: readonly (readonly PrintBlock[])[]): string {
  const marks = new Set(cells.map((cell) => cell.at(-1)!.mark).map((mark) => (mark ? `${mark.op} ${mark.side}` : '')))
  return marks.size === 1 ? [...marks][0]! : ''
}

const unmarked = ({ mark: _, ...block }: PrintBlock): PrintBlock => block
