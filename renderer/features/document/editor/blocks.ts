import type { Node } from 'prosemirror-model'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'
import { idKey } from '../../../../shared/text/ids.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { Paragraph } from '../../../../shared/text/story.ts'
import { endsLine, isVisible, type View } from '../../../../shared/text/views.ts'
import { type BlockLook, type Drawing, drawBlock } from './nodes.ts'
import { schema } from './schema.ts'

/** One paragraph as drawn: one or more linear paragraphs, joined where their marks are not in the view. */
export interface Block {
  readonly key: string
  readonly first: number
  readonly last: number
  readonly props: ParagraphProps
  readonly number: string
  readonly node: Node
  readonly look: BlockLook
  /** Which paragraphs it was drawn from, in which version. */
  readonly stamp: string
}

/**
 * Draws linear paragraphs from `first` on as blocks, until `enough` says so at the end of one. Blocks of `old` that
 * are the same still keep their very objects. Numbers are left as they were.
 */
export function drawBlocks(
  drawing: Drawing,
  view: View,
  first: number,
  enough: (next: number) => boolean,
  old: ReadonlyMap<string, Block>,
): Block[] {
  const out: Block[] = []
  const { model } = drawing
  const { paragraphs } = model.story
  let from = first
  let stamp = ''
  for (let i = first; i < paragraphs.length; i++) {
    const label = labelOf(paragraphs[i]!, model.versionOf(paragraphs[i]!))
    stamp += label.stamp
    if (!endsLine(model, i, view, () => isEmpty(model, view, from, i))) continue
    out.push(drawn(drawing, view, from, i, label.key, stamp, old.get(label.key)))
    from = i + 1
    stamp = ''
    if (enough(from)) break
  }
  return out
}

const isEmpty = (model: TextModel, view: View, first: number, last: number): boolean => {
  for (let i = first; i <= last; i++) if (model.runs(i).some((run) => isVisible(run.state, view))) return false
  return true
}

function drawn(
  drawing: Drawing,
  view: View,
  first: number,
  last: number,
  key: string,
  stamp: string,
  old: Block | undefined,
): Block {
  if (old && old.stamp === stamp) return at(old, first, last)
  const look = drawBlock(drawing, first, last, view)
  const number = old?.number ?? ''
  return { key, first, last, props: look.props, number, look, stamp, node: nodeOf(look, number) }
}

/** The same block, elsewhere in the story. */
export const at = (block: Block, first: number, last: number): Block =>
  block.first === first && block.last === last ? block : { ...block, first, last }

/** The same block with another number before it. */
export const numbered = (block: Block, number: string): Block =>
  block.number === number ? block : { ...block, number, node: nodeOf(block.look, number) }

const nodeOf = ({ props, bar, mark, classes, style, content }: BlockLook, number: string): Node =>
  schema.nodes.paragraph.create({ props, number, bar, mark, classes, style }, content)

interface Label {
  readonly version: number
  readonly key: string
  readonly stamp: string
}

const labels = new WeakMap<Paragraph, Label>()

/** A paragraph's name and what it looked like, spelled out once per version. */
function labelOf(p: Paragraph, version: number): Label {
  const known = labels.get(p)
  if (known && known.version === version) return known
  const key = known?.key ?? idKey(p.client, p.clock)
  const made = { version, key, stamp: `${key}:${version};` }
  labels.set(p, made)
  return made
}
