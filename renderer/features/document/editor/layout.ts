import type { Node } from 'prosemirror-model'
import type { NumberingList, ParagraphProps } from '../../../../shared/docx/model.ts'
import { idKey } from '../../../../shared/text/ids.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { numberParagraphs } from '../../../../shared/text/numbering.ts'
import type { Paragraph } from '../../../../shared/text/story.ts'
import { isVisible, type View } from '../../../../shared/text/views.ts'
import { type BlockLook, drawBlock, type SideOf } from './nodes.ts'
import { schema } from './schema.ts'

/** One paragraph as drawn: one or more linear paragraphs, joined where their marks are not in the view. */
export interface Block {
  readonly key: string
  readonly first: number
  readonly last: number
  readonly props: ParagraphProps
  readonly number: string
  readonly node: Node
}

interface Drawn {
  readonly stamp: string
  readonly look: BlockLook
}

interface Section {
  readonly blocks: readonly Block[]
  readonly node: Node
}

export interface Layout {
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly doc: Node
  readonly drawn: ReadonlyMap<string, Drawn>
  readonly byKey: ReadonlyMap<string, Block>
}

const SECTION = 50
const LONGEST = 150

/**
 * Draws the story for a view. What did not change since `before` keeps its very node objects: ProseMirror then leaves
 * its elements alone, so a keystroke costs one paragraph and a walk over unchanged identities.
 */
export function layOut(
  model: TextModel,
  view: View,
  sideOf: SideOf,
  lists: readonly NumberingList[],
  before?: Layout,
): Layout {
  const spans = spansOf(model, view)
  const drawn = new Map<string, Drawn>()
  const looks = spans.map(({ key, first, last, stamp }) => {
    const old = before?.drawn.get(key)
    const entry = old && old.stamp === stamp ? old : { stamp, look: drawBlock(model, first, last, view, sideOf) }
    drawn.set(key, entry)
    return entry.look
  })
  const numbers = numbersFor(spans, looks, lists, before)
  const blocks = spans.map(({ key, first, last }, i) => {
    const look = looks[i]!
    const number = numbers[i]!
    const old = before?.byKey.get(key)
    if (old && before?.drawn.get(key)?.look === look && old.number === number) {
      return old.first === first && old.last === last ? old : { ...old, first, last }
    }
    const { props, bar, mark, content } = look
    return {
      key,
      first,
      last,
      props,
      number,
      node: schema.nodes.paragraph.create({ props, number, bar, mark }, content),
    }
  })
  const sections = sectionsOf(blocks, before)
  const doc = schema.nodes.doc.create(
    null,
    sections.map((s) => s.node),
  )
  return { blocks, sections, doc, drawn, byKey: new Map(blocks.map((b) => [b.key, b])) }
}

interface BlockSpan {
  readonly key: string
  readonly first: number
  readonly last: number
  readonly stamp: string
}

function spansOf(model: TextModel, view: View): BlockSpan[] {
  const out: BlockSpan[] = []
  const { paragraphs } = model.story
  let first = 0
  let stamp = ''
  paragraphs.forEach((p, i) => {
    const label = labelOf(p, model.versionOf(p))
    stamp = stamp === '' ? label.stamp : stamp + label.stamp
    if (!isVisible(model.mark(i).state, view) && i < paragraphs.length - 1) return
    out.push({ key: label.key, first, last: i, stamp: view === 'redline' ? stamp : `${view} ${stamp}` })
    first = i + 1
    stamp = ''
  })
  return out
}

interface Label {
  readonly version: number
  readonly key: string
  readonly stamp: string
}

const labels = new WeakMap<Paragraph, Label>()

/** A paragraph's name and what it looked like, spelled out once per version: every key asks for all of them. */
function labelOf(p: Paragraph, version: number): Label {
  const known = labels.get(p)
  if (known && known.version === version) return known
  const key = idKey(p.client, p.clock)
  const made = { version, key, stamp: `${key}:${version};` }
  labels.set(p, made)
  return made
}

/** Numbers are counted anew only where paragraphs came, went or changed their properties. */
function numbersFor(
  spans: readonly BlockSpan[],
  looks: readonly BlockLook[],
  lists: readonly NumberingList[],
  before: Layout | undefined,
): readonly string[] {
  const same =
    before &&
    before.blocks.length === spans.length &&
    before.blocks.every((b, i) => b.key === spans[i]!.key && b.props === looks[i]!.props)
  return same
    ? before.blocks.map((b) => b.number)
    : numberParagraphs(
        looks.map((l) => l.props),
        lists,
      )
}

/** Groups blocks into sections of about fifty; a section once begun keeps its first block. A table is never cut. */
function sectionsOf(blocks: readonly Block[], before: Layout | undefined): Section[] {
  // The first section begins with whatever comes first: a paragraph split there does not make another section.
  const starts = new Set(before?.sections.slice(1).map((s) => s.blocks[0]?.key))
  const old = new Map(before?.sections.map((s) => [s.blocks[0]?.key, s]))
  const out: Section[] = []
  let open: Block[] = []
  const close = () => {
    if (open.length > 0) out.push(section(open, old.get(open[0]!.key)))
    open = []
  }
  blocks.forEach((block, i) => {
    const table = block.props.cell?.table
    const within = table !== undefined && blocks[i - 1]?.props.cell?.table === table
    const heading = block.props.role === 'heading' && (block.props.level ?? 1) === 1
    const due = before
      ? starts.has(block.key) || open.length >= LONGEST
      : open.length >= SECTION || (open.length >= SECTION / 2 && heading)
    if (due && !within) close()
    open.push(block)
  })
  close()
  return out
}

function section(blocks: readonly Block[], old: Section | undefined): Section {
  if (old && old.blocks.length === blocks.length && old.blocks.every((b, i) => b.node === blocks[i]!.node))
    return { blocks, node: old.node }
  const children: Node[] = []
  for (let i = 0; i < blocks.length; ) {
    const table = blocks[i]!.props.cell?.table
    let end = i + 1
    while (table !== undefined && end < blocks.length && blocks[end]!.props.cell?.table === table) end++
    children.push(table === undefined ? blocks[i]!.node : tableNode(blocks.slice(i, end)))
    i = end
  }
  return { blocks, node: schema.nodes.section.create(null, children) }
}

/** Cells in the order of the text: the order is the document's, the grid is the file's. */
function tableNode(blocks: readonly Block[]): Node {
  const rows = chunk(blocks, (b) => b.props.cell!.row).map((row) => {
    const cells = chunk(row, (b) => b.props.cell!.cell).map((cell) => {
      const { colSpan = 1, rowSpan = 1 } = cell[0]!.props.cell!
      return schema.nodes.cell.create(
        { colSpan, rowSpan },
        cell.map((b) => b.node),
      )
    })
    return schema.nodes.row.create(null, cells)
  })
  return schema.nodes.table.create(null, rows)
}

function chunk<T>(list: readonly T[], keyOf: (item: T) => number): T[][] {
  const out: T[][] = []
  let key: number | undefined
  for (const item of list) {
    if (out.length === 0 || keyOf(item) !== key) out.push([])
    key = keyOf(item)
    out.at(-1)!.push(item)
  }
  return out
}
