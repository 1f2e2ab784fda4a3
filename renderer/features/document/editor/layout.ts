import type { Node } from 'prosemirror-model'
import type { NumberingList } from '../../../../shared/docx/model.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { type Numbered, numberer, numberParagraphs } from '../../../../shared/text/numbering.ts'
import type { View } from '../../../../shared/text/views.ts'
import { at, type Block, drawBlocks, numbered } from './blocks.ts'
import { type Changed, changedIn, note, type Seen } from './changed.ts'
import type { Drawing } from './nodes.ts'
import { schema } from './schema.ts'
import { type BeginsAfter, type Section, sectionsOf } from './sections.ts'

export type { Block } from './blocks.ts'

/** The story as drawn for a view; while a long document is being opened, only its beginning. */
export interface Layout {
  readonly view: View
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly doc: Node
  readonly seen: Seen
  /** Nothing of the story is missing. */
  readonly complete: boolean
  /** Counts on from the last number, for what is still to be drawn. */
  readonly count?: (next: Numbered) => string
}

export interface Ground extends Drawing {
  readonly lists: readonly NumberingList[]
}

/** Draws the story from its beginning, until `enough` blocks are there. */
export function layOut(ground: Ground, view: View, enough: (blocks: number) => boolean = never): Layout {
  const empty: Layout = {
    view,
    blocks: [],
    sections: [],
    doc: docOf([]),
    seen: { paragraphs: [], versions: [] },
    complete: false,
  }
  return extend(ground, empty, enough)
}

const never = () => false
const NONE: ReadonlyMap<string, Block> = new Map()

/** Draws on where the layout ends. */
export function extend(ground: Ground, before: Layout, enough: (blocks: number) => boolean): Layout {
  const { model } = ground
  const from = before.seen.paragraphs.length
  let made = 0
  // A table is never cut.
  const stop = (next: number) => enough(++made) && !(model.story.paragraphs[next] && model.mark(next).props.cell)
  const drawn = drawBlocks(ground, before.view, from, stop, NONE)
  if (drawn.length === 0) return before
  const count = before.count ?? countedUpTo(ground, before.blocks)
  const fresh = drawn.map((block) => numbered(block, count(block.props)))
  const sections = [...before.sections, ...sectionsOf(fresh, undefined, breaksOf(ground), before.blocks.at(-1))]
  return { ...whole(model, before, [...before.blocks, ...fresh], sections), count }
}

/**
 * Draws anew what has changed since. The blocks, sections and nodes of everything else stay the very objects they
 * were: ProseMirror then leaves their elements alone, and a key costs its paragraph and its section, not the contract.
 */
export function update(ground: Ground, before: Layout): Layout {
  const { model } = ground
  const change = changedIn(model, before.seen)
  if (!change) return before
  const { first, beforeEnd, shift } = change
  const { blocks: old } = before
  const a = blockAt(old, first)
  const b = Math.max(a, blockAt(old, beforeEnd - 1))
  const window = old.slice(a, b + 1)
  const start = old[a]?.first ?? 0
  const end = (old[b]?.last ?? -1) + 1 + shift
  const known = new Map(window.map((block) => [block.key, block]))
  const drawn = drawBlocks(ground, before.view, start, (next) => next >= end, known)
  const rest = old.slice(b + 1)
  const behind = shift === 0 ? rest : rest.map((block) => at(block, block.first + shift, block.last + shift))
  const joined = [...old.slice(0, a), ...drawn, ...behind]
  const recount = !sameNumbering(window, drawn)
  const blocks = recount ? renumber(ground, joined) : joined
  const begins = breaksOf(ground)
  const sections =
    recount || shift !== 0 ? sectionsOf(blocks, before.sections, begins) : within(before.sections, a, b, blocks, begins)
  return whole(model, before, blocks, sections, change)
}

/** A file without breaks asks nothing of any block. */
const breaksOf = ({ model, original }: Ground): BeginsAfter | undefined =>
  original?.hasBreaks ? ({ last }) => original.beginsAfter(model, last) : undefined

/** The sections, those that hold blocks a to b drawn anew. No block came or went behind them. */
function within(
  sections: readonly Section[],
  a: number,
  b: number,
  blocks: readonly Block[],
  begins: BeginsAfter | undefined,
): Section[] {
  const out: Section[] = []
  const anew = (to: number) => sectionsOf(blocks.slice(from, to), touched, begins, blocks[from - 1])
  const grown = blocks.length - sections.reduce((n, s) => n + s.blocks.length, 0)
  let start = 0
  let touched: Section[] = []
  let from = 0
  for (const section of sections) {
    const end = start + section.blocks.length
    if (end <= a || start > b) {
      if (touched.length > 0) out.push(...anew(start + grown))
      touched = []
      out.push(section)
    } else {
      if (touched.length === 0) from = start
      touched.push(section)
    }
    start = end
  }
  if (touched.length > 0) out.push(...anew(start + grown))
  return out
}

function whole(
  model: TextModel,
  { view, seen }: Layout,
  blocks: readonly Block[],
  sections: readonly Section[],
  changed?: Changed,
): Layout {
  const upTo = (blocks.at(-1)?.last ?? -1) + 1
  const complete = upTo >= model.story.paragraphs.length
  return { view, blocks, sections, doc: docOf(sections), seen: note(model, seen, upTo, changed), complete }
}

const docOf = (sections: readonly Section[]): Node =>
  schema.nodes.doc.create(
    null,
    sections.map((s) => s.node),
  )

/** The block that holds a linear paragraph. */
export function blockAt(blocks: readonly Block[], paragraph: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const mid = (low + high) >> 1
    if (blocks[mid]!.last < paragraph) low = mid + 1
    else high = mid
  }
  return low
}

/** Numbers are counted anew only where paragraphs came, went or changed their properties. */
function renumber({ lists }: Ground, blocks: readonly Block[]): Block[] {
  const numbers = numberParagraphs(
    blocks.map((b) => b.props),
    lists,
  )
  return blocks.map((block, i) => numbered(block, numbers[i]!))
}

function countedUpTo({ lists }: Ground, blocks: readonly Block[]): (next: Numbered) => string {
  const count = numberer(lists)
  for (const { props } of blocks) count(props)
  return count
}

const sameNumbering = (a: readonly Block[], b: readonly Block[]): boolean => {
  const counted = (blocks: readonly Block[]) => blocks.filter((x) => x.props.num)
  const [x, y] = [counted(a), counted(b)]
  return x.length === y.length && x.every((block, i) => block.key === y[i]!.key && block.props === y[i]!.props)
}
