import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { beyondLimits, DEEPEST, tooDeep } from './limits.ts'

/**
 * Markdown as a tree. A block of HTML is read as a paragraph with tags in it, so that the words between them are words;
 * and a line set far in is no program code, as nobody writes any into a contract.
 */
export function parse(text: string): Root | Refusal {
  const refused = beyondLimits(text)
  if (refused) return refused
  const root = fromMarkdown(text.replace(/^\ufeff/, ''), {
    extensions: [
      gfmTable(),
      gfmStrikethrough({ singleTilde: false }),
      { disable: { null: ['htmlFlow', 'codeIndented'] } },
    ],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  })
  return isTooDeep(root) ? tooDeep : root
}

/** Looked at level by level: a walk that calls itself would end where this is meant to. */
function isTooDeep(root: Root): boolean {
  let level: readonly Nodes[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}
