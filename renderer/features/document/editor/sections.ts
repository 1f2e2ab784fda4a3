import type { Node } from 'prosemirror-model'
import { titleApart } from '../../../../shared/clauses/place.ts'
import { chunk } from '../model/chunk.ts'
import type { Block } from './blocks.ts'
import { schema } from './schema.ts'

export interface Section {
  readonly blocks: readonly Block[]
  readonly node: Node
}

/** What of the file begins behind a block: "Page 3"; '' for nothing. */
export type BeginsAfter = (block: Block) => string

const SECTION = 50
const LONGEST = 150

/**
 * Groups blocks into sections of about fifty, at the beginning of a clause or of a page of the file where one is near. A table is never cut.
 * With `before`, the sections these blocks were in: one once begun keeps its first block. `previous`: the block before.
 */
export function sectionsOf(
  blocks: readonly Block[],
  before: readonly Section[] | undefined,
  beginsAfter: BeginsAfter = () => '',
  previous?: Block,
): Section[] {
  // The first section begins with whatever comes first: a paragraph split there does not make another section.
  const starts = new Set(before?.slice(1).map((s) => s.blocks[0]?.key))
  const old = new Map(before?.map((s) => [s.blocks[0]?.key, s]))
  const out: Section[] = []
  let open: Block[] = []
  let opened = ''
  const close = () => {
    if (open.length > 0) out.push(section(open, opened, old.get(open[0]!.key)))
    open = []
  }
  blocks.forEach((block, i) => {
    const last = blocks[i - 1] ?? previous
    const said = last && !block.props.cell ? beginsAfter(last) : ''
    const table = block.props.cell?.table
    const within = table !== undefined && blocks[i - 1]?.props.cell?.table === table
    const heading = block.props.role === 'heading' && (block.props.level ?? 1) === 1
    const begins = i > 0 && (said !== '' || titleApart(blocks[i - 1]!.props, block.props) !== undefined)
    const full = before
      ? starts.has(block.key) || open.length >= LONGEST
      : open.length >= SECTION || (open.length >= SECTION / 2 && heading)
    if (begins || (full && !within)) close()
    if (open.length === 0) opened = said
    open.push(block)
  })
  close()
  return out
}

function section(blocks: readonly Block[], begins: string, old: Section | undefined): Section {
  if (
    old &&
    old.node.attrs.begins === begins &&
    old.blocks.length === blocks.length &&
    old.blocks.every((b, i) => b.node === blocks[i]!.node)
  )
    return old.blocks.every((b, i) => b === blocks[i]) ? old : { blocks, node: old.node }
  const children: Node[] = []
  for (let i = 0; i < blocks.length; ) {
    const table = blocks[i]!.props.cell?.table
    let end = i + 1
    while (table !== undefined && end < blocks.length && blocks[end]!.props.cell?.table === table) end++
    children.push(table === undefined ? blocks[i]!.node : tableNode(blocks.slice(i, end)))
    i = end
  }
  return {
    blocks,
    node: schema.nodes.section.create({ apart: titleApart(undefined, blocks[0]!.props) ?? '', begins }, children),
  }
}

/** Cells in the order of the text: the order is the document's, the grid is the file's. */
function tableNode(blocks: readonly Block[]): Node {
  const rowOf = ({ props: { cell } }: Block) => `${cell!.row}/${cell!.added ?? ''}`
  const rows = chunk(blocks, rowOf).map((row) => {
    const chunks = chunk(row, ({ props: { cell } }) => `${cell!.cell}/${cell!.column ?? ''}`)
    const cells = chunks.map((cell) => {
      const { colSpan = 1, rowSpan = 1 } = cell[0]!.props.cell!
      return schema.nodes.cell.create(
        { colSpan, rowSpan, classes: cell[0]!.look.cell },
        cell.map((b) => b.node),
      )
    })
    // A row that comes or goes says so at the end of every cell.
    const marks = new Set(chunks.map((cell) => cell.at(-1)!.look.mark))
    return schema.nodes.row.create({ change: marks.size === 1 ? [...marks][0]! : '' }, cells)
  })
  const { table, columns } = blocks[0]!.look
  // With a column made here the widths of the file's no longer add up: the browser finds new ones.
  const grown = blocks.some((b) => b.props.cell?.column !== undefined)
  return schema.nodes.table.create(grown ? { classes: `${table} grown` } : { classes: table, columns }, rows)
}
