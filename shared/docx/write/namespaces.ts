import type { Block } from '../read/block.ts'
import type { Markup } from './markup.ts'

/** Prefixes in force within a block, for reading a piece of it alone. */
export const namespacesOf = (block: Block | undefined, markup: Markup): Record<string, string> => {
  const found: Record<string, string> = {}
  for (let at = block; at !== undefined; at = at.parent) {
    for (const [name, value] of Object.entries(at.element.attributes)) {
      if (!name.startsWith('xmlns:')) continue
      // The default namespace is declared by the name "xmlns" itself.
      const prefix = name.slice('xmlns:'.length)
      found[prefix === 'xmlns' ? '' : prefix] ??= value
    }
  }
  const declared = /="(.*)"$/.exec(markup.declaration)?.[1]
  return declared === undefined ? found : { w: declared, ...found }
}
