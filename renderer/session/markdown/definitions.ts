import type { Definition, Root, RootContent } from 'mdast'

/** Addresses that links name: `[words][name]`. The first of a name counts, wherever it stands. */
export function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const out = new Map<string, Definition>()
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes)
      if (node.type === 'definition') {
        if (!out.has(node.identifier)) out.set(node.identifier, node)
      } else if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') walk(node.children)
  }
  walk(root.children)
  return out
}
