import { type Block, namespacesAround } from '../read/block.ts'
import type { Markup } from './markup.ts'

/** Prefixes in force within a block, the one we bind ourselves included, for reading a piece of it alone. */
export const namespacesOf = (block: Block | undefined, markup: Markup): Record<string, string> => {
  const found = namespacesAround(block)
  const declared = /="(.*)"$/.exec(markup.declaration)?.[1]
  return declared === undefined ? found : { w: declared, ...found }
}
