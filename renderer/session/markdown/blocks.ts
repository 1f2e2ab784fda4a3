import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { MadeBlock, MadeDocument, MadeParagraph, MadeRun } from '../../../shared/docx/made/model.ts'
import { bulletIndent, legalIndent, STEP } from '../../../shared/docx/made/numbering.ts'
import { definitionsOf } from './definitions.ts'
import { Inline } from './inline.ts'
import { tableBeyondLimits } from './limits.ts'
import { Lists } from './lists.ts'
import type { Notes } from './notes.ts'

export const DEEP_ITEMS = 'List items deeper than nine levels, shown at the ninth'
export const NESTED_ITEMS = 'Numbers of nested lists, written as in a contract: 1., 1.1, (a), (i)'
export const CODE_LINES = 'Lines set as program code, shown as plain paragraphs'
export const RULES = 'Lines drawn across the page'

/** Where a block stands. */
interface Place {
  /** How far in its words stand. */
  readonly left: number
  readonly quoted: number
  readonly lists: number
  readonly ordered: number
  /** The item's number or bullet, for the first paragraph that comes. */
  readonly item?: { num?: MadeParagraph['num']; readonly indent?: MadeParagraph['indent'] }
}

const OUTSIDE: Place = { left: 0, quoted: 0, lists: 0, ordered: 0 }

const DEEPEST_LEVEL = 8

/** A tree of Markdown as the blocks of a Word file, every word in its order. */
export function blocksOf(root: Root, notes: Notes): MadeDocument | Refusal {
  const writer = new Writer(new Inline(notes, definitionsOf(root)), notes)
  const refused = writer.flow(root.children, OUTSIDE)
  if (refused) return refused
  return { blocks: titled(writer.blocks), lists: writer.lists.made }
}

class Writer {
  readonly blocks: MadeBlock[] = []
  readonly lists = new Lists()
  readonly #inline: Inline
  readonly #notes: Notes

  constructor(inline: Inline, notes: Notes) {
    this.#inline = inline
    this.#notes = notes
  }

  flow(nodes: readonly (RootContent | BlockContent | DefinitionContent)[], place: Place): Refusal | undefined {
    for (const node of nodes) {
      const refused = this.#block(node, place)
      if (refused) return refused
    }
    return undefined
  }

  #block(node: RootContent | BlockContent | DefinitionContent, place: Place): Refusal | undefined {
    if (node.type === 'paragraph') this.#paragraph(node.children, place, { role: place.quoted > 0 ? 'quote' : 'body' })
    else if (node.type === 'heading') this.#paragraph(node.children, place, { role: 'heading', level: node.depth })
    else if (node.type === 'code') this.#code(node.value, place)
    else if (node.type === 'thematicBreak') this.#notes.count(RULES)
    else if (node.type === 'blockquote')
      return this.flow(node.children, { ...place, left: place.left + STEP, quoted: place.quoted + 1 })
    else if (node.type === 'list') return this.#list(node, place)
    else if (node.type === 'table') return this.#table(node, place)
    return undefined
  }

  #paragraph(nodes: readonly PhrasingContent[], place: Place, look: Pick<MadeParagraph, 'role' | 'level'>): void {
    const lines = this.#inline.lines(nodes)
    if (lines.length === 0) this.#itemAlone(place)
    for (const { runs, typed } of lines) this.#put(runs, typed ? { ...place, left: place.left + STEP } : place, look)
  }

  #put(runs: readonly MadeRun[], place: Place, look: Pick<MadeParagraph, 'role' | 'level'>): void {
    const { num, indent } = place.item ?? {}
    if (place.item) delete place.item.num
    const own = num ? indent : place.left > 0 ? { left: place.left, first: 0 } : undefined
    this.blocks.push({ kind: 'paragraph', runs, ...look, ...(num && { num }), ...(own && { indent: own }) })
  }

  #code(value: string, place: Place): void {
    const lines = value.split('\n').filter((line) => line.trim() !== '')
    this.#notes.count(CODE_LINES, lines.length)
    for (const text of lines) this.#put([{ text }], place, { role: 'body' })
  }

  #list(list: List, place: Place): Refusal | undefined {
    this.#itemAlone(place)
    const level = list.ordered ? place.ordered : place.lists
    if (level > DEEPEST_LEVEL) this.#notes.count(DEEP_ITEMS, list.children.length)
    const at = Math.min(level, DEEPEST_LEVEL)
    const joins = list.ordered ? this.lists.begin(at, list.start ?? 1) : this.lists.bullet()
    if (list.ordered && at > 0) this.#notes.count(NESTED_ITEMS, list.children.length)
    for (const item of list.children) {
      if (list.ordered) this.lists.step(at)
      const refused = this.#item(item, list.ordered === true, { list: joins, level: at }, place)
      if (refused) return refused
    }
    return undefined
  }

  #item(item: ListItem, ordered: boolean, num: NonNullable<MadeParagraph['num']>, place: Place): Refusal | undefined {
    const usual = ordered ? legalIndent(num.level) : bulletIndent(num.level)
    const level = Math.min(place.lists, DEEPEST_LEVEL)
    const left = place.quoted * STEP + (ordered ? legalIndent(level) : bulletIndent(level))
    const indent = left === usual ? undefined : { left, first: ordered ? -STEP : -STEP / 2 }
    const inside: Place = {
      left,
      quoted: place.quoted,
      lists: place.lists + 1,
      ordered: place.ordered + (ordered ? 1 : 0),
      item: { num, ...(indent && { indent }) },
    }
    const refused = this.flow(item.children, inside)
    if (!refused) this.#itemAlone(inside)
    return refused
  }

  /** An item that begins with no paragraph has its number on a line of its own. */
  #itemAlone(place: Place): void {
    if (place.item?.num) this.#put([], place, { role: 'body' })
  }

  #table(table: Table, place: Place): Refusal | undefined {
    this.#itemAlone(place)
    const columns = Math.max(...table.children.map((row) => row.children.length))
    const refused = tableBeyondLimits(table.children.length, columns)
    if (refused) return refused
    const rows = table.children.map((row) =>
      row.children.map((cell) =>
        this.#inline.lines(cell.children).flatMap(({ runs }, n) => (n > 0 ? [LINE, ...runs] : runs)),
      ),
    )
    const align = (table.align ?? []).map((side) => side ?? undefined)
    this.blocks.push({ kind: 'table', columns, align, rows })
    return undefined
  }
}

const LINE: MadeRun = { text: '\v' }

/** The heading a text opens with is its title, if no other stands as high. */
function titled(blocks: readonly MadeBlock[]): readonly MadeBlock[] {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph' || first.role !== 'heading' || first.num || (first.level ?? 1) > 2) return blocks
  const rival = rest.some((b) => b.kind === 'paragraph' && b.role === 'heading' && b.level! <= first.level!)
  if (rival) return blocks
  const { level: _, ...title } = first
  return [{ ...title, role: 'title' }, ...rest]
}
