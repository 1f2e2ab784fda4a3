/** Rows and cells that go as a whole, and what is decided about the properties of tables and sections. */
import { around, type Block, descend, property } from '../read/block.ts'
import { moveKey } from '../read/changes.ts'
import { isElement, type XmlElement } from '../xml/tree.ts'
import { type Decisions, decideProperties } from './decisions.ts'
import type { Edit } from './edits.ts'
import type { Markup } from './markup.ts'
import type { Outcomes } from './outcomes.ts'
import { DELETES, INSERTS } from './outcomes.ts'
import { type Struck, withDeletion } from './table/struck.ts'

const marker = (properties: XmlElement | undefined, names: readonly string[]): XmlElement | undefined =>
  properties?.children.filter(isElement).find((e) => names.includes(e.name))

/** Rows and cells whose insertion was rejected or whose deletion was accepted, in the file or here: nothing of them is exported. */
export const removedBlocks = (root: Block, decisions: Decisions, outcomes: Outcomes): Set<Block> => {
  const removed = new Set<Block>()
  const goes = (block: Block, properties: string, ins: string, del: string): boolean => {
    const inserted = marker(property(block, properties), [ins])?.tracked
    const deleted = marker(property(block, properties), [del])?.tracked
    const decided =
      (inserted !== undefined && decisions.rejected.has(inserted)) ||
      (deleted !== undefined && decisions.accepted.has(deleted))
    if (outcomes.wentWhole(block.from, block.to)) return true
    return decided && outcomes.present(block.from, block.to) === 0
  }
  const visit = (block: Block): void => {
    const { name } = block.element
    if (name === 'w:tr' && goes(block, 'w:trPr', 'w:ins', 'w:del')) removed.add(block)
    else if (name === 'w:tc' && goes(block, 'w:tcPr', 'w:cellIns', 'w:cellDel')) removed.add(block)
    else {
      block.children.forEach(visit)
      // A row without cells and a table without rows are not valid.
      const part = name === 'w:tr' ? 'w:tc' : name === 'w:tbl' ? 'w:tr' : undefined
      const parts = part === undefined ? [] : descend(block, part)
      if (parts.length > 0 && parts.every((p) => removed.has(p))) removed.add(block)
    }
  }
  visit(root)
  return removed
}

export const isWithin = (block: Block, blocks: ReadonlySet<Block>): boolean => {
  for (let at: Block | undefined = block; at !== undefined; at = at.parent) if (blocks.has(at)) return true
  return false
}

/** Edits outside of paragraphs: what goes, what is unwrapped, which properties are settled. */
export const blockEdits = (
  root: Block,
  source: string,
  removed: ReadonlySet<Block>,
  decisions: Decisions,
  outcomes: Outcomes,
  settledMoves: ReadonlySet<string>,
  struck: { readonly blocks: Struck; readonly markup: Markup },
): Edit[] => {
  const edits: Edit[] = []
  const cut = (from: number, to: number): void => void edits.push({ from, to, text: '' })
  const visit = (block: Block): void => {
    const { element } = block
    if (removed.has(block)) {
      cut(element.from, element.to)
      return
    }
    if (block.paragraph !== undefined) return
    const by = struck.blocks.get(block)
    const named = element.name === 'w:tc' ? 'w:tcPr' : 'w:trPr'
    for (const properties of block.properties) {
      const key = moveKey(properties)
      if (key !== undefined && settledMoves.has(key)) cut(properties.from, properties.to)
      const decided = decideProperties(properties, source, decisions)
      const isStruck = by !== undefined && properties.name === named
      const before = decided ?? source.slice(properties.from, properties.to)
      const text = isStruck ? withDeletion(block, before, by, struck.markup) : decided
      if (text !== undefined) edits.push({ from: properties.from, to: properties.to, text })
    }
    if (by !== undefined && property(block, named) === undefined) {
      const at = property(block, 'w:tblPrEx')?.to ?? element.openEnd
      edits.push({ from: at, to: at, text: withDeletion(block, undefined, by, struck.markup) })
    }
    if ((INSERTS.has(element.name) || DELETES.has(element.name)) && outcomes.of(element) !== 'kept') {
      cut(element.from, element.openEnd)
      cut(element.closeFrom, element.to)
    }
    block.children.forEach(visit)
  }
  visit(root)
  return edits
}

/** Tracked block-level elements around a block. Those around a text box are of the text it is anchored in. */
export const outerMarks = (block: Block): XmlElement[] => {
  const marks: XmlElement[] = []
  for (const at of around(block.parent))
    if (INSERTS.has(at.element.name) || DELETES.has(at.element.name)) marks.unshift(at.element)
  return marks
}
