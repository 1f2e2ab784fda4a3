import { Fragment, type Node, Slice } from 'prosemirror-model'
import { schema } from './schema.ts'

const FACTS = new Set(['ins', 'del', 'suggestion', 'comment'])

/** Copies what the text says: struck text stays behind, who proposed what is not part of it. */
export const transformCopied = (slice: Slice): Slice =>
  new Slice(map(slice.content, true), slice.openStart, slice.openEnd)

/** Takes in text, paragraphs and formats; nothing pasted may claim to be somebody's change. */
export function transformPasted(slice: Slice): Slice {
  const content = paragraphsOf(slice.content)
  const open = content.childCount > 0 && content.firstChild!.type.name === 'paragraph' ? 1 : 0
  return new Slice(map(content, false), Math.min(open, slice.openStart), Math.min(open, slice.openEnd))
}

function map(fragment: Fragment, dropDeleted: boolean): Fragment {
  const out: Node[] = []
  fragment.forEach((node) => {
    if (dropDeleted && node.isInline && node.marks.some((m) => m.type.name === 'del')) return
    const bare = node.isInline ? node.mark(node.marks.filter((m) => !FACTS.has(m.type.name))) : node
    out.push(bare.isLeaf ? bare : bare.copy(map(bare.content, dropDeleted)))
  })
  return Fragment.from(out)
}

/** Sections and tables of the clipboard come in as their paragraphs, outside any cell. */
function paragraphsOf(fragment: Fragment): Fragment {
  const out: Node[] = []
  const walk = (f: Fragment) =>
    f.forEach((node) => {
      if (node.isInline) out.push(node)
      else if (node.type.name === 'paragraph') {
        const { cell: _cell, ...props } = node.attrs.props as { cell?: unknown }
        out.push(schema.nodes.paragraph.create({ props }, node.content))
      } else walk(node.content)
    })
  walk(fragment)
  return Fragment.from(out)
}
