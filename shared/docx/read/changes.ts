/** Tracked elements of one story, gathered as claimed changes in the order of the file. */
import type { CharFormat, ClaimedChange, ClaimedKind, ParagraphProps } from '../model.ts'
import { attribute, child, isElement, walk, type XmlChild, type XmlElement } from '../xml/tree.ts'
import { claimOf } from './attribution.ts'
import type { Block } from './block.ts'
import { property } from './block.ts'
import type { ParagraphReading } from './item.ts'
import { isLayoutChange, layoutWords } from './layout-words.ts'

const SPAN_KINDS: Readonly<Record<string, ClaimedKind>> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'moveFrom',
  'w:moveTo': 'moveTo',
}

const ROW_KINDS: Readonly<Record<string, ClaimedKind>> = { 'w:ins': 'rowInsertion', 'w:del': 'rowDeletion' }
const CELL_KINDS: Readonly<Record<string, ClaimedKind>> = { 'w:cellIns': 'cellInsertion', 'w:cellDel': 'cellDeletion' }

/** Words for the tracked elements that Parley shows but cannot decide on the page. */
const OTHER: Readonly<Record<string, string>> = {
  'w:numberingChange': 'numbering changed',
  'w:cellMerge': 'cells merged or split',
  'w:customXmlInsRangeStart': 'content control inserted',
  'w:customXmlDelRangeStart': 'content control deleted',
  'w:customXmlMoveFromRangeStart': 'content control moved away',
  'w:customXmlMoveToRangeStart': 'content control moved here',
}

type Side = 'from' | 'to'

export interface Readers {
  formatBefore(rPr: XmlElement | undefined): CharFormat
  propsBefore(pPr: XmlElement | undefined): ParagraphProps
}

export class ChangeGatherer {
  readonly changes: ClaimedChange[] = []
  /** Names of all moves by side and range id, e.g. `from 12`. */
  readonly moveNames = new Map<string, string>()
  readonly #readers: Readers
  /** Those open at this point, by side, the last opened last. */
  readonly #moves: Readonly<Record<Side, { key: string; name: string }[]>> = { from: [], to: [] }
  readonly #openMoves = new Set<string>()

  constructor(readers: Readers) {
    this.#readers = readers
  }

  #add(element: XmlElement, kind: ClaimedKind, from: number, to: number, more: Partial<ClaimedChange> = {}): void {
    this.changes.push({ id: element.tracked!, kind, ...claimOf(element), from, to, ...more })
  }

  /** Marks that stand between blocks or runs. */
  range(element: XmlElement): void {
    const key = moveKey(element)
    if (key === undefined) return
    const open = this.#moves[key.startsWith('from') ? 'from' : 'to']
    if (this.#openMoves.delete(key)) {
      open.splice(
        open.findLastIndex((m) => m.key === key),
        1,
      )
    }
    if (element.name.endsWith('End')) return
    const name = attribute(element, 'w:name') ?? key
    open.push({ key, name })
    this.#openMoves.add(key)
    this.moveNames.set(key, name)
  }

  #moveOf(kind: ClaimedKind): { move?: string } {
    if (kind !== 'moveFrom' && kind !== 'moveTo') return {}
    const name = this.#moves[kind === 'moveFrom' ? 'from' : 'to'].at(-1)?.name
    return name === undefined ? {} : { move: name }
  }

  paragraph(reading: ParagraphReading): void {
    const done = new Set<number>()
    const spans = new Map(reading.tracked.map((s) => [s.element, s]))
    const runs = new Map(reading.runs.map((r) => [r.run, r]))
    const pPr = child(reading.element, 'w:pPr')
    const mark = child(pPr, 'w:rPr')
    // Sets, for a mark may hold very many changes.
    const ofMark = childrenOf(mark)
    const ofProperties = childrenOf(pPr)
    const ofNumber = childrenOf(child(pPr, 'w:numPr'))
    let ofRun: ReadonlySet<XmlChild> = new Set()
    // One of each kind is all that a mark or a run can have; what repeats is shown, not laid over the same letter again.
    const said = new Set<string>()
    const repeats = (element: XmlElement, of: string): boolean => said.size === said.add(`${of} ${element.name}`).size
    let run: XmlElement | undefined
    const moved: { element: XmlElement; kind: ClaimedKind }[] = []
    for (const element of outsideBoxes(reading.element)) {
      if (element.name === 'w:r' && runs.has(element)) {
        run = element
        ofRun = childrenOf(child(run, 'w:rPr'))
        said.delete('run w:rPrChange')
      }
      this.range(element)
      if (element.tracked === undefined || done.has(element.tracked)) continue
      done.add(element.tracked)
      const span = spans.get(element)
      const kind = SPAN_KINDS[element.name]
      if (span !== undefined && kind !== undefined) this.#add(element, kind, span.from, span.to, this.#moveOf(kind))
      else if (kind !== undefined && ofMark.has(element)) {
        if (repeats(element, 'mark')) this.other(element, reading.end)
        else if (kind === 'moveFrom' || kind === 'moveTo') moved.push({ element, kind })
        else this.#add(element, kind, reading.end, reading.end + 1)
      } else if (element.name === 'w:rPrChange' && ofMark.has(element) && !repeats(element, 'mark')) {
        const formatBefore = this.#readers.formatBefore(child(element, 'w:rPr'))
        this.#add(element, 'format', reading.end, reading.end + 1, { formatBefore })
      } else if (element.name === 'w:rPrChange' && ofRun.has(element) && !repeats(element, 'run')) {
        const { from, to } = runs.get(run!)!
        this.#add(element, 'format', from, to, { formatBefore: this.#readers.formatBefore(child(element, 'w:rPr')) })
      } else if (element.name === 'w:pPrChange' && ofProperties.has(element) && !repeats(element, 'properties')) {
        const propsBefore = this.#readers.propsBefore(child(element, 'w:pPr'))
        this.#add(element, 'paragraph', reading.end, reading.end + 1, { propsBefore })
      } else if (element.name === 'w:ins' && ofNumber.has(element) && !repeats(element, 'number')) {
        const propsBefore = this.#readers.propsBefore(without(pPr, 'w:numPr'))
        this.#add(element, 'paragraph', reading.end, reading.end + 1, { propsBefore })
      } else if (!this.#layout(element, child(pPr, 'w:sectPr'), reading.end)) this.other(element, reading.from)
    }
    // The range that names a move opens after the paragraph's properties, so its mark is joined to it afterwards.
    for (const { element, kind } of moved)
      this.#add(element, kind, reading.end, reading.end + 1, this.#moveOfMark(kind))
  }

  #moveOfMark(kind: ClaimedKind): { move?: string } {
    const open = this.#moveOf(kind)
    if (open.move !== undefined) return open
    const last = this.changes.findLast((c) => c.kind === kind)
    return last?.move === undefined ? {} : { move: last.move }
  }

  /** A block-level wrapper, once its extent is known. */
  wrapper(element: XmlElement, from: number, to: number): void {
    const kind = SPAN_KINDS[element.name]
    if (kind !== undefined && element.tracked !== undefined) this.#add(element, kind, from, to, this.#moveOf(kind))
  }

  row(row: Block): void {
    this.#properties(property(row, 'w:trPr'), row, ROW_KINDS)
    this.#properties(property(row, 'w:tblPrEx'), row, {})
  }

  cell(cell: Block): void {
    this.#properties(property(cell, 'w:tcPr'), cell, CELL_KINDS)
  }

  #properties(properties: XmlElement | undefined, block: Block, kinds: Readonly<Record<string, ClaimedKind>>): void {
    if (properties === undefined) return
    const own = childrenOf(properties)
    const said = new Set<ClaimedKind>()
    for (const element of walk(properties)) {
      if (element.tracked === undefined) continue
      const kind = own.has(element) ? kinds[element.name] : undefined
      if (kind !== undefined && !said.has(kind)) {
        said.add(kind)
        this.#add(element, kind, block.from, block.to)
      } else if (!this.#layout(element, properties, block.from)) this.other(element, block.from)
    }
  }

  /** Everything tracked below, named and kept. */
  rest(element: XmlElement, at: number): void {
    for (const e of walk(element)) if (e.tracked !== undefined && !this.#layout(e, element, at)) this.other(e, at)
  }

  /** Of the first paragraph that ends there or later; which that is only the whole story shows. */
  #layout(element: XmlElement, properties: XmlElement | undefined, at: number): boolean {
    // Of several in one place the first says what was there.
    if (properties?.children.find((c) => isElement(c) && isLayoutChange(c)) !== element) return false
    this.#add(element, 'layout', at, at, { label: layoutWords(properties, element) })
    return true
  }

  other(element: XmlElement, at: number): void {
    this.#add(element, 'other', at, at, { label: OTHER[element.name] ?? 'change inside an object' })
  }
}

const childrenOf = (element: XmlElement | undefined): ReadonlySet<XmlChild> => new Set(element?.children)

/** What is in a text box is read with the box, and what stands in for it in older programs not at all. */
function* outsideBoxes(element: XmlElement): Generator<XmlElement> {
  if (element.name === 'w:txbxContent') return
  yield element
  for (const c of element.children) if (isElement(c)) yield* outsideBoxes(c)
}

/** `from 12` or `to 12` for the marks around a move, by their id. */
export const moveKey = (element: XmlElement): string | undefined => {
  const side = /^w:move(From|To)Range(?:Start|End)$/.exec(element.name)?.[1]
  return side === undefined ? undefined : `${side.toLowerCase()} ${attribute(element, 'w:id') ?? ''}`
}

const without = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && { ...element, children: element.children.filter((c) => !isElement(c) || c.name !== name) }
