/** What older programs draw in place of a text box says the same as the box. */
import { type Block, namespacesAround } from '../read/block.ts'
import type { StoryReading } from '../read/story.ts'
import { parseXml } from '../xml/parse.ts'
import { walk, type XmlElement } from '../xml/tree.ts'
import { applyEdits, type Edit } from './edits.ts'

interface Box {
  readonly box: XmlElement
  /** Its alternate content; absent where there is no other choice. */
  readonly around: Block | undefined
}

/**
 * Where boxes were written anew, their fallbacks are given the same paragraphs.
 *
 * @param before the part as it was read
 * @param after the part as it is now, read the same way
 */
export const mirrorBoxes = (
  before: { readonly source: string; readonly body: StoryReading },
  after: { readonly source: string; readonly body: StoryReading },
): string => {
  const was = boxesOf(before.body.root)
  const is = boxesOf(after.body.root)
  const edits: Edit[] = []
  for (const [around, mine] of ordinalsByAround(is)) {
    const fallbacks = fallbacksOf(around, after.source)
    // Boxes that are drawn otherwise than one for one are left to what they were.
    if (fallbacks.length !== mine.length) continue
    mine.forEach((n, k) => {
      const text = inner(is[n]!.box, after.source)
      const old = was[n] && inner(was[n].box, before.source)
      const { openEnd, closeFrom } = fallbacks[k]!
      if (text !== old) edits.push({ from: openEnd, to: closeFrom, text })
    })
  }
  return edits.length === 0 ? after.source : applyEdits(after.source, edits)
}

const ordinalsByAround = (boxes: readonly Box[]): ReadonlyMap<Block, number[]> => {
  const found = new Map<Block, number[]>()
  boxes.forEach(({ around }, n) => {
    if (around !== undefined) found.set(around, [...(found.get(around) ?? []), n])
  })
  return found
}

const inner = ({ openEnd, closeFrom }: XmlElement, source: string): string => source.slice(openEnd, closeFrom)

const boxesOf = (block: Block, around?: Block): Box[] => {
  const { element, children } = block
  if (element.name === 'w:txbxContent') return [{ box: element, around }]
  const here = element.name === 'mc:AlternateContent' ? block : around
  return children.flatMap((c) => boxesOf(c, here))
}

const fallbacksOf = ({ element: { from, to }, parent }: Block, source: string): XmlElement[] => {
  const tree = parseXml(source.slice(from, to), { base: from, namespaces: namespacesAround(parent) })
  const fallback = tree.children.find((c): c is XmlElement => typeof c !== 'string' && c.name === 'mc:Fallback')
  return fallback === undefined ? [] : [...walk(fallback)].filter((e) => e.name === 'w:txbxContent')
}
