/** The content of one exported paragraph, gathered in order from the file's items and from what was typed. */
import type { ExportRun } from '../model.ts'
import type { Item, ParagraphReading } from '../read/item.ts'
import { attribute, type XmlElement } from '../xml/tree.ts'
import type { OutParagraph } from './plan.ts'

export interface OldPiece {
  readonly kind: 'old'
  readonly item: Item
  readonly reading: ParagraphReading
  /** The stretch of the item's text; empty for a mark. */
  readonly from: number
  readonly to: number
  /** Absent for marks, which no run names. */
  readonly run?: ExportRun
}

export interface NewPiece {
  readonly kind: 'new'
  readonly run: ExportRun
  /** Wrappers that go on around the place it was typed in. */
  readonly path: readonly XmlElement[]
  /** The text whose look it takes over. */
  readonly like: Item | undefined
}

export type Piece = OldPiece | NewPiece

/** Walks the imported items once, in step with the exported paragraphs. */
export class Gatherer {
  readonly #read: (ordinal: number) => ParagraphReading
  readonly #count: number
  readonly #skips: ReadonlySet<number>
  #ordinal = 0
  #index = 0
  /** Characters of the current item already taken. */
  #taken = 0

  /** `skips`: paragraphs in rows and cells that go as a whole, with all they hold. */
  constructor(count: number, skips: ReadonlySet<number>, read: (ordinal: number) => ParagraphReading) {
    this.#count = count
    this.#skips = skips
    this.#read = read
    this.#settle()
  }

  /** At the very start of a paragraph, nothing of it taken and nothing left over from before. */
  standsBefore(ordinal: number): boolean {
    while (this.#ordinal < ordinal && this.#index === 0 && this.#read(this.#ordinal).items.length === 0) this.skip()
    return this.#ordinal === ordinal && this.#index === 0 && this.#taken === 0
  }

  /** Passes a whole paragraph. */
  skip(): void {
    this.#ordinal++
    this.#index = 0
    this.#taken = 0
    this.#settle()
  }

  #settle(): void {
    while (this.#ordinal < this.#count && this.#skips.has(this.#ordinal)) this.#ordinal++
  }

  /** `upcoming[n]` is the offset at which imported text goes on after run n; its last entry is that of the mark. */
  gather(out: OutParagraph, upcoming: readonly number[]): Piece[] {
    const pieces: Piece[] = []
    for (const [n, run] of out.runs.entries()) {
      if (run.origin === undefined) this.#typed(pieces, run, upcoming[n]!)
      else this.#old(pieces, run, run.origin, run.origin + run.text.length)
    }
    if (out.host === undefined) this.#toGap(pieces, upcoming[out.runs.length]!)
    else this.#rest(pieces, out.host)
    return pieces
  }

  #old(pieces: Piece[], run: ExportRun, from: number, to: number): void {
    let at = from
    while (at < to && this.#ordinal < this.#count) {
      const reading = this.#read(this.#ordinal)
      const item = reading.items[this.#index]
      if (item === undefined) {
        this.skip()
        continue
      }
      const end = item.at + item.text.length
      if (item.text === '') pieces.push(markOf(item, reading))
      else if (end > at) {
        const start = at - item.at
        const stop = Math.min(end, to) - item.at
        pieces.push({ kind: 'old', item, reading, from: start, to: stop, run })
        at = item.at + stop
        this.#taken = stop
        if (at < end) return
      }
      this.#index++
      this.#taken = 0
    }
  }

  #typed(pieces: Piece[], run: ExportRun, upcoming: number): void {
    this.#toGap(pieces, upcoming)
    const { before, after } = this.#around()
    const path = this.#taken > 0 ? wrappersOf(before?.path ?? []) : common(before, after)
    pieces.push({ kind: 'new', run, path, like: this.#neighbour(path) })
  }

  #around(): { before: Item | undefined; after: Item | undefined } {
    if (this.#ordinal >= this.#count) return { before: undefined, after: undefined }
    const { items } = this.#read(this.#ordinal)
    const within = this.#taken > 0
    return { before: items[within ? this.#index : this.#index - 1], after: items[this.#index] }
  }

  /**
   * Marks without room share one offset with what is typed there. New text goes to the shallowest gap among them,
   * the first of those: never into a field or a link it only stands beside.
   */
  #toGap(pieces: Piece[], upcoming: number): void {
    if (this.#taken > 0 || this.#ordinal >= this.#count) {
      if (this.#taken > 0) this.#passRest(upcoming)
      if (this.#taken > 0) return
    }
    if (this.#ordinal >= this.#count) return
    const reading = this.#read(this.#ordinal)
    const { items } = reading
    let best = this.#index
    let least = depthAt(items, best)
    for (let n = this.#index; n < items.length && (items[n]!.text === '' || endOf(items[n]!) <= upcoming); n++) {
      const depth = depthAt(items, n + 1)
      if (depth < least) {
        least = depth
        best = n + 1
      }
    }
    for (; this.#index < best; this.#index++) {
      const item = items[this.#index]!
      if (item.text === '') pieces.push(markOf(item, reading))
    }
  }

  /** What remains of a half-taken item, when none of it is exported any more. */
  #passRest(upcoming: number): void {
    const item = this.#read(this.#ordinal).items[this.#index]
    if (item === undefined || endOf(item) > upcoming) return
    this.#index++
    this.#taken = 0
  }

  #rest(pieces: Piece[], host: number): void {
    while (this.#ordinal <= host && this.#ordinal < this.#count) {
      const reading = this.#read(this.#ordinal)
      for (const item of reading.items.slice(this.#index)) if (item.text === '') pieces.push(markOf(item, reading))
      this.skip()
    }
  }

  /** The nearest text before, else after, that is text and not in a link the new text does not belong to. */
  #neighbour(path: readonly XmlElement[]): Item | undefined {
    if (this.#ordinal >= this.#count) return undefined
    const { items } = this.#read(this.#ordinal)
    const fits = (item: Item): boolean =>
      item.raw !== undefined && item.path.every((e) => e.name !== 'w:hyperlink' || path.includes(e))
    const last = this.#taken > 0 ? this.#index : this.#index - 1
    return items.slice(0, last + 1).findLast(fits) ?? items.slice(last + 1).find(fits)
  }
}

/** For every run and mark: where imported text goes on after it. */
export const upcomingOf = (paragraphs: readonly OutParagraph[]): number[][] => {
  let next = Number.POSITIVE_INFINITY
  return paragraphs
    .toReversed()
    .map(({ runs, mark, host }) => {
      const row: number[] = []
      if (mark?.origin !== undefined) next = mark.origin
      row[runs.length] = host === undefined ? next : Number.POSITIVE_INFINITY
      for (let n = runs.length - 1; n >= 0; n--) {
        row[n] = next
        next = runs[n]!.origin ?? next
      }
      return row
    })
    .reverse()
}

const endOf = (item: Item): number => item.at + item.text.length

const markOf = (item: Item, reading: ParagraphReading): OldPiece => ({ kind: 'old', item, reading, from: 0, to: 0 })

const TRACKED = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])

const wrappersOf = (path: readonly XmlElement[]): XmlElement[] => path.filter((e) => !TRACKED.has(e.name))

const common = (a: Item | undefined, b: Item | undefined): XmlElement[] => {
  if (a === undefined || b === undefined) return []
  const of = wrappersOf(b.path)
  return wrappersOf(a.path).filter((e, n) => of[n] === e)
}

/** How deep in wrappers and fields the gap before item n lies. */
const depthAt = (items: readonly Item[], n: number): number => {
  const before = items[n - 1]
  const after = items[n]
  return common(before, after).length + (before === undefined ? fieldsBefore(after) : fieldsAfter(before))
}

const fieldDepth = (item: Item | undefined): number => {
  let depth = 0
  for (let f = item?.field; f !== undefined; f = f.parent) depth++
  return depth
}

const fieldMark = (item: Item | undefined): string | undefined =>
  item?.element.name === 'w:fldChar' ? attribute(item.element, 'w:fldCharType') : undefined

const fieldsAfter = (item: Item): number => fieldDepth(item) - (fieldMark(item) === 'end' && item.field ? 1 : 0)

const fieldsBefore = (item: Item | undefined): number => fieldDepth(item) - (fieldMark(item) === 'begin' ? 1 : 0)
