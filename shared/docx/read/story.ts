/** A part read as one story, streamed: paragraphs are taken in and let go one by one. */
import type {
  CharFormat,
  ClaimedChange,
  FormatRange,
  ImportedParagraph,
  ImportedStory,
  InlineObject,
  ParagraphProps,
} from '../model.ts'
import { type ElementEvents, ElementStream } from '../xml/parse.ts'
import { attribute, child, settingOf, type XmlElement } from '../xml/tree.ts'
import { type Block, descend, isContainer, nearest, wallsIn } from './block.ts'
import { CellPlaces } from './cell-places.ts'
import { ChangeGatherer, moveKey } from './changes.ts'
import { isPlain, sameFormat, settle, statedFormat } from './format.ts'
import type { CommentMark, NoteMark } from './item.ts'
import type { LooksGatherer } from './looks/looks.ts'
import { freshState, type InlineState, readParagraph, snapshot } from './paragraph.ts'
import { inPackage, type PictureParts } from './pictures.ts'
import { type PropertyContext, readProperties } from './properties.ts'
import { Tally } from './tally.ts'

export interface StoryReading {
  readonly story: ImportedStory
  readonly comments: readonly CommentMark[]
  /** In the order of the text. */
  readonly notes: readonly NoteMark[]
  readonly sections: readonly XmlElement[]
  readonly root: Block
  /** Paragraph blocks in order; the writer finds its places here. */
  readonly paragraphs: readonly Block[]
  readonly tally: Tally
  readonly found: Pick<ElementStream, 'tracked' | 'authors'>
  /** Names of moves by side and range id. */
  readonly moveNames: ReadonlyMap<string, string>
}

/** How a text beside the main one is read. */
export interface ApartReader {
  /** What a block stands in: "footnote 3". */
  nameOf(block: Block): string
  /** Only what is in text boxes is read. */
  readonly boxes: boolean
}

export interface ReadingFor {
  readonly looks?: LooksGatherer | undefined
  readonly apart?: ApartReader
  readonly pictures?: PictureParts | undefined
}

/** Feed with write() and end(); then result(). */
export class StoryReader implements ElementEvents {
  readonly #part: string
  readonly #id: string
  readonly #context: PropertyContext
  readonly #stream: ElementStream
  readonly #changes: ChangeGatherer
  readonly #tally = new Tally()
  #root: Block | undefined
  #open: Block | undefined
  #text: string[] = []
  #at = 0
  #state: InlineState = freshState(false)
  #firstTracked = 0
  readonly #blocks: Block[] = []
  readonly #paragraphs: ImportedParagraph[] = []
  readonly #formats: FormatRange[] = []
  readonly #objects: InlineObject[] = []
  readonly #comments: CommentMark[] = []
  readonly #notes: NoteMark[] = []
  readonly #sections: XmlElement[] = []
  readonly #cells = new CellPlaces()
  readonly #looks: LooksGatherer | undefined
  readonly #apart: ApartReader | undefined
  readonly #pictures: PictureParts | undefined

  /** `looks`, `pictures`: for the page; a writer needs none. `apart`: for all that is not the main text. */
  constructor(
    id: string,
    part: string,
    source: string,
    context: PropertyContext,
    { looks, apart, pictures }: ReadingFor = {},
  ) {
    this.#pictures = pictures
    this.#looks = looks
    this.#apart = apart
    this.#id = id
    this.#part = part
    this.#context = context
    this.#stream = new ElementStream(source, this)
    this.#changes = new ChangeGatherer({
      formatBefore: (rPr) => this.#format(rPr),
      propsBefore: (pPr) => readProperties(pPr, context, this.#cells.around(this.#open)),
    })
  }

  write(piece: string): void {
    this.#stream.write(piece)
  }

  end(): void {
    this.#stream.end()
  }

  /** Paragraphs, tables and changes so far, for the progress bar. */
  get counts(): { paragraphs: number; tables: number; changes: number } {
    const { paragraphs, tables } = this.#tally
    return { paragraphs, tables, changes: this.#changes.changes.length }
  }

  open(element: XmlElement, parent: XmlElement | undefined): boolean {
    if (parent === undefined) this.#state = freshState(attribute(element, 'xml:space') === 'preserve')
    this.#firstTracked = this.#stream.trackedSoFar
    if (parent !== undefined && !this.#opens(element)) return false
    const block: Block = {
      element,
      parent: this.#open,
      children: [],
      properties: [],
      from: this.#at,
      to: this.#at,
    }
    this.#open?.children.push(block)
    this.#root ??= block
    this.#open = block
    if (!this.#reads(block)) return true
    if (element.name === 'w:tbl') this.#tally.table(nearest(block.parent, 'w:tbl') !== undefined)
    if (element.name === 'w:tr') this.#cells.openRow(block)
    if (element.name === 'w:tc') this.#cells.open(block, this.#tally.outerTables - 1)
    return true
  }

  /** Whether what is in an element comes block by block. */
  #opens(element: XmlElement): boolean {
    if (isSecondChoice(element, this.#open) || isRuleBetween(element)) return false
    // On the way to the text boxes everything is gone through but what older programs are to draw in their place.
    return this.#reads(this.#open) ? isContainer(element) : element.name !== 'mc:Fallback'
  }

  #reads(block: Block | undefined): boolean {
    return this.#apart?.boxes !== true || nearest(block, 'w:txbxContent') !== undefined
  }

  close(element: XmlElement): void {
    const block = this.#open
    if (block === undefined) return
    block.to = this.#at
    this.#open = block.parent
    if (!this.#reads(block)) {
      // Without a box in it it was only passed through.
      if (block.children.length === 0) block.parent?.children.pop()
      return
    }
    if (element.name === 'w:tr') this.#changes.row(block)
    else if (element.name === 'w:tc') this.#changes.cell(block)
    else if (element.name === 'w:tbl') {
      this.#cells.close(block)
      this.#looks?.table(block)
    }
    this.#changes.wrapper(element, block.from, block.to)
  }

  tree(element: XmlElement): void {
    const within = this.#open
    if (within === undefined || !this.#reads(within)) return
    if (element.name === 'w:p') {
      this.#paragraph(element, within)
      return
    }
    if (element.name === 'w:trPr' || element.name === 'w:tcPr' || element.name === 'w:tblPrEx') {
      within.properties.push(element)
      if (element.name === 'w:tcPr') this.#cells.widen(within, element)
      return
    }
    within.properties.push(element)
    if (element.name === 'w:sectPr') this.#section(element)
    this.#changes.range(element)
    this.#changes.rest(element, this.#at)
    this.#tally.block(element)
    const id = attribute(element, 'w:id') ?? ''
    if (element.name === 'w:commentRangeStart') this.#comments.push({ id, kind: 'start', at: this.#at })
    if (element.name === 'w:commentRangeEnd') this.#comments.push({ id, kind: 'end', at: this.#at })
  }

  #section(sectPr: XmlElement): void {
    this.#sections.push(sectPr)
    this.#looks?.section(sectPr)
  }

  #paragraph(element: XmlElement, within: Block): void {
    const firstTracked = this.#firstTracked
    const state = snapshot(this.#state)
    const reading = readParagraph(element, this.#at, this.#state)
    const tracked = this.#stream.trackedSoFar - firstTracked
    const moves = reading.items.flatMap((i) => (i.text === '' ? (moveKey(i.element) ?? []) : []))
    const place = { ordinal: this.#blocks.length, firstTracked, tracked, moves, state }
    const text = reading.items.map((i) => i.text).join('')
    this.#text.push(text, '\n')
    this.#at = reading.end + 1
    const cell = this.#cells.around(this.#open)
    const apart = this.#apart?.nameOf(within)
    const read = readProperties(child(element, 'w:pPr'), this.#context, cell)
    const props = apart === undefined ? read : { ...read, apart }
    this.#paragraphs.push({ end: reading.end, props: text === '' && endsSection(element) ? unnumbered(props) : props })
    // One by one: a paragraph may hold more of them than a call takes arguments.
    for (const object of reading.objects) this.#objects.push(inPackage(object, this.#pictures))
    for (const mark of reading.comments) this.#comments.push(mark)
    for (const note of reading.notes) this.#notes.push(note)
    const sectPr = child(element, 'w:pPr', 'w:sectPr')
    if (sectPr !== undefined) this.#sections.push(sectPr)
    for (const { run, from, to } of reading.runs) this.#addFormat(this.#format(child(run, 'w:rPr')), from, to)
    if (tracked > 0 || moves.length > 0) this.#changes.paragraph(reading)
    this.#tally.paragraph(reading)
    this.#looks?.paragraph(reading, within)
    const block = { element, parent: within, children: [], properties: [], from: reading.from, to: this.#at }
    // The tree goes; where it stood stays. A rewritten paragraph is parsed again from its source.
    element.children.length = 0
    const placed: Block = { ...block, paragraph: place }
    within.children.push(placed)
    this.#blocks.push(placed)
  }

  #format(rPr: XmlElement | undefined): CharFormat {
    return settle(this.#context.styles.characterFormat(settingOf(rPr, 'w:rStyle')), statedFormat(rPr))
  }

  #addFormat(format: CharFormat, from: number, to: number): void {
    if (from === to || isPlain(format)) return
    const last = this.#formats.at(-1)
    if (last !== undefined && last.to === from && sameFormat(last.format, format)) {
      this.#formats[this.#formats.length - 1] = { from: last.from, to, format: last.format }
    } else this.#formats.push({ from, to, format })
  }

  /** A body may hold no paragraph at all; a story always has one to stand in. */
  #giveParagraph(root: Block): void {
    const within = descend(root, 'w:body')[0] ?? root
    const at = within.element.openEnd
    const place = { tag: 'w:p', attributes: {}, children: [], from: at, openEnd: at, closeFrom: at, to: at }
    this.#open = within
    this.#firstTracked = this.#stream.trackedSoFar
    this.#paragraph({ name: 'w:p', ...place }, within)
  }

  result(): StoryReading {
    const root = this.#root!
    if (this.#blocks.length === 0) this.#giveParagraph(root)
    const wall = wallsIn(root)
    const paragraphs = this.#paragraphs.map((p, n) => (wall.has(this.#blocks[n]!) ? { ...p, wall: true as const } : p))
    return {
      story: {
        id: this.#id,
        part: this.#part,
        text: this.#text.join(''),
        paragraphs,
        formats: this.#formats,
        objects: this.#objects,
        changes: this.#changes.changes.map((c) => atItsMark(c, paragraphs)).sort((a, b) => a.id - b.id),
      },
      comments: this.#comments,
      notes: this.#notes,
      sections: this.#sections,
      root,
      paragraphs: this.#blocks,
      tally: this.#tally,
      found: this.#stream,
      moveNames: this.#changes.moveNames,
    }
  }
}

const endsSection = (paragraph: XmlElement): boolean => child(paragraph, 'w:pPr', 'w:sectPr') !== undefined

/** Word neither prints nor counts the number of an empty paragraph that only ends a section. */
const unnumbered = ({ num: _, ...props }: ParagraphProps): ParagraphProps => props

/** Of alternatives only the first is read as text; the others stay in the file. */
const isSecondChoice = (element: XmlElement, open: Block | undefined): boolean =>
  element.name === 'mc:Choice' && open !== undefined && open.children.length > 0

/** The lines Word draws between the text and its notes are kept as notes of their own. */
const isRuleBetween = (element: XmlElement): boolean =>
  (element.name === 'w:footnote' || element.name === 'w:endnote') &&
  (attribute(element, 'w:type') ?? 'normal') !== 'normal'

/** A change of layout stands at the mark of the first paragraph it concerns, where it can be shown and decided. */
const atItsMark = (change: ClaimedChange, paragraphs: readonly ImportedParagraph[]): ClaimedChange => {
  if (change.kind !== 'layout') return change
  let low = 0
  let high = paragraphs.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (paragraphs[middle]!.end < change.from) low = middle + 1
    else high = middle
  }
  const { end } = paragraphs[low]!
  return { ...change, from: end, to: end + 1 }
}
