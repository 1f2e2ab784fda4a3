import type { Node } from 'prosemirror-model'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { Place } from '../../../../shared/text/story.ts'
import { isVisible, type View } from '../../../../shared/text/views.ts'
import { blockAt, type Layout } from './layout.ts'

/** A position as drawn: which block, and how many visible characters into it. */
export interface Spot {
  readonly block: number
  readonly offset: number
}

interface SectionIndex {
  /** Where each paragraph's content begins, from the section's own content start. */
  readonly starts: readonly number[]
  readonly nodes: readonly Node[]
}

const indexes = new WeakMap<Node, SectionIndex>()

function indexOf(section: Node): SectionIndex {
  const known = indexes.get(section)
  if (known) return known
  const starts: number[] = []
  const nodes: Node[] = []
  section.descendants((node, pos) => {
    if (node.type.name !== 'paragraph') return true
    starts.push(pos + 1)
    nodes.push(node)
    return false
  })
  const made = { starts, nodes }
  indexes.set(section, made)
  return made
}

/** The spot of a document position; between paragraphs it is the start of the next. */
export function spotAt(doc: Node, pos: number): Spot {
  let base = 0
  let sectionStart = 0
  for (let i = 0; i < doc.childCount; i++) {
    const child = doc.child(i)
    const { starts, nodes } = indexOf(child)
    const inner = pos - sectionStart - 1
    if (pos <= sectionStart + child.nodeSize || i === doc.childCount - 1) {
      for (let k = 0; k < starts.length; k++) {
        const start = starts[k]!
        if (inner <= start) return { block: base + k, offset: 0 }
        if (inner <= start + nodes[k]!.content.size) return { block: base + k, offset: inner - start }
      }
      const last = i === doc.childCount - 1
      return last
        ? { block: base + starts.length - 1, offset: nodes.at(-1)?.content.size ?? 0 }
        : { block: base + starts.length, offset: 0 }
    }
    base += starts.length
    sectionStart += child.nodeSize
  }
  return { block: 0, offset: 0 }
}

function locate(doc: Node, block: number): { node: Node; start: number } | undefined {
  let base = 0
  let sectionStart = 0
  for (let i = 0; i < doc.childCount; i++) {
    const child = doc.child(i)
    const { starts, nodes } = indexOf(child)
    if (block < base + starts.length) {
      return { node: nodes[block - base]!, start: sectionStart + 1 + starts[block - base]! }
    }
    base += starts.length
    sectionStart += child.nodeSize
  }
  return undefined
}

export function posOf(doc: Node, { block, offset }: Spot): number {
  const found = locate(doc, block)
  return found ? found.start + Math.min(offset, found.node.content.size) : 0
}

export const blockNode = (doc: Node, block: number): Node | undefined => locate(doc, block)?.node

/** The linear place of a spot: directly behind the visible character before it. */
export function placeOf(model: TextModel, layout: Layout, view: View, { block, offset }: Spot): Place {
  const { first, last } = layout.blocks[block]!
  let rest = offset
  for (let p = first; p <= last; p++)
    for (const run of model.runs(p)) {
      if (!isVisible(run.state, view)) continue
      if (rest <= run.text.length) {
        if (rest > 0) return { paragraph: p, offset: run.at + rest }
        // At the very start: before the first visible character.
        return { paragraph: p, offset: run.at }
      }
      rest -= run.text.length
    }
  return { paragraph: last, offset: model.story.paragraphs[last]!.length }
}

/** The spot of a linear place; inside text that is not in the view, the place before it. */
export function spotOf(model: TextModel, layout: Layout, view: View, place: Place): Spot {
  const low = blockAt(layout.blocks, place.paragraph)
  let offset = 0
  const last = Math.min(place.paragraph, layout.blocks[low]!.last)
  for (let p = layout.blocks[low]!.first; p <= last; p++)
    for (const run of model.runs(p)) {
      if (!isVisible(run.state, view)) continue
      const upTo = p < place.paragraph ? run.text.length : Math.min(run.text.length, place.offset - run.at)
      if (upTo > 0) offset += upTo
    }
  return { block: low, offset }
}

/** The place behind a text that was inserted at `at`. */
export function after(at: Place, text: string): Place {
  const last = text.lastIndexOf('\n')
  if (last < 0) return { paragraph: at.paragraph, offset: at.offset + text.length }
  return { paragraph: at.paragraph + text.split('\n').length - 1, offset: text.length - last - 1 }
}
