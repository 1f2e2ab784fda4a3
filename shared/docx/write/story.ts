/** A story's exported runs laid over its source: only what changed is written anew. */
import { sameCell } from '../cells.ts'
import type { CharFormat, ExportRun, ExportStory, ParagraphProps } from '../model.ts'
import type { Block } from '../read/block.ts'
import { settle, statedFormat } from '../read/format.ts'
import type { ParagraphReading } from '../read/item.ts'
import { readParagraph, snapshot } from '../read/paragraph.ts'
import type { PartReading } from '../read/read.ts'
import { parseXml } from '../xml/parse.ts'
import { child, settingOf, type XmlElement } from '../xml/tree.ts'
import type { Decisions } from './decisions.ts'
import { applyEdits, type Edit } from './edits.ts'
import { type Emitter, unbound } from './emit.ts'
import { Markup } from './markup.ts'
import type { StyleFinder } from './missing-styles.ts'
import { WordMoves } from './moves.ts'
import { namespacesOf } from './namespaces.ts'
import type { NumberedNote } from './note-mark.ts'
import { isAsImported, Outcomes } from './outcomes.ts'
import { writeHosted, writeTyped } from './paragraph.ts'
import { type PropertyWriter, sameProps } from './paragraph-properties.ts'
import { Gatherer, upcomingOf } from './pieces.ts'
import { type OutParagraph, type Plan, planParagraphs } from './plan.ts'
import { blockEdits, isWithin, outerMarks, removedBlocks } from './removed.ts'
import { MoveNames, sayableMoves } from './sayable-moves.ts'
import { AddedCells } from './table/added-cells.ts'
import { AddedRows } from './table/added-rows.ts'
import type { Ground } from './table/like.ts'
import { struckIn } from './table/struck.ts'

/** What the runs name that stands in other parts. */
export interface Anchors {
  /** Ids of comments. */
  readonly comments: ReadonlyMap<string, string>
  /** New notes; only the main text has marks of notes. */
  readonly notes?: ReadonlyMap<string, NumberedNote>
}

/** The part's new source; the very same string when nothing changed. */
export const writeStory = (
  reading: PartReading,
  story: ExportStory,
  styles: StyleFinder,
  anchors: Anchors = { comments: new Map() },
  moveNames = new MoveNames([reading.source]),
): string => new StoryWriter(reading, story, styles, anchors, moveNames).write()

class StoryWriter {
  readonly #reading: PartReading
  readonly #anchors: Anchors
  readonly #plan: Plan
  readonly #moves: WordMoves
  readonly #blocks: readonly Block[]
  readonly #decisions: Decisions
  readonly #outcomes: Outcomes
  readonly #writer: PropertyWriter
  readonly #removed: ReadonlySet<number>
  readonly #removedBlocks: ReadonlySet<Block>
  readonly #settledMoves: ReadonlySet<string>
  readonly #read = new Map<number, ParagraphReading>()

  constructor(reading: PartReading, story: ExportStory, styles: StyleFinder, anchors: Anchors, moveNames: MoveNames) {
    const { body, source, context } = reading
    this.#reading = reading
    this.#anchors = anchors
    this.#blocks = body.paragraphs
    this.#decisions = { accepted: new Set(story.accepted), rejected: new Set(story.rejected) }
    this.#outcomes = new Outcomes(body.story, story.runs, this.#decisions)
    const markup = new Markup(source, body.root.element)
    this.#writer = { markup, context, styles, namespaces: namespacesOf(body.root, markup) }
    this.#removedBlocks = removedBlocks(body.root, this.#decisions, this.#outcomes)
    this.#removed = new Set(this.#blocks.flatMap((b, n) => (isWithin(b, this.#removedBlocks) ? [n] : [])))
    this.#plan = planParagraphs({
      runs: story.runs,
      blocks: this.#blocks,
      ends: body.story.paragraphs.map((p) => p.end),
      removed: this.#removed,
      isWall: (n) => body.story.paragraphs[n]!.wall === true,
    })
    const ground = {
      paragraphs: this.#plan.paragraphs,
      blocks: this.#blocks,
      props: (n: number) => this.#props(n),
      foreign: new Set(body.story.changes.flatMap((c) => (c.move === undefined ? [] : c.id))),
    }
    this.#moves = new WordMoves(sayableMoves(ground, moveNames), markup)
    this.#settledMoves = new Set(
      [...body.moveNames].flatMap(([key, name]) => (this.#outcomes.moveIsPending(name) ? [] : [key])),
    )
  }

  write(): string {
    const { source, body } = this.#reading
    const plan = this.#plan
    const struck = {
      blocks: struckIn(plan.paragraphs, this.#blocks, (n) => this.#props(n)),
      markup: this.#writer.markup,
    }
    const edits = [
      ...blockEdits(
        body.root,
        source,
        this.#removedBlocks,
        this.#decisions,
        this.#outcomes,
        this.#settledMoves,
        struck,
      ),
      ...this.#paragraphEdits(plan),
    ]
    if (edits.length === 0) return source
    const { declaration } = this.#writer.markup
    const root = body.root.element
    const declare = declaration === '' ? [] : [{ from: root.openEnd - 1, to: root.openEnd - 1, text: declaration }]
    return applyEdits(source, [...declare, ...edits])
  }

  #paragraphEdits(plan: Plan): Edit[] {
    const edits: Edit[] = []
    const gatherer = new Gatherer(this.#blocks.length, this.#removed, (n) => this.#paragraph(n))
    const upcoming = upcomingOf(plan.paragraphs)
    const hosts = plan.paragraphs.map((p) => p.host)
    const ground: Ground = {
      source: this.#reading.source,
      blocks: this.#blocks,
      writer: this.#writer,
      props: (n) => this.#props(n),
      paragraph: (n) => this.#paragraph(n),
      emitter: (n) => this.#emitter(n),
    }
    const rows = new AddedRows(ground)
    const cells = new AddedCells(ground)
    let before: number | undefined
    // Once a typed paragraph stands in front of the next imported one, those typed after it can only stand there too.
    let inFront = false
    for (const [n, out] of plan.paragraphs.entries()) {
      if (out.host !== undefined && gatherer.standsBefore(out.host) && this.#isUnchanged(out, out.host)) {
        gatherer.skip()
        before = out.host
        inFront = false
        continue
      }
      const pieces = gatherer.gather(out, upcoming[n]!)
      if (out.host !== undefined) {
        const reading = this.#paragraph(out.host)
        const emitter = this.#emitter(out.host)
        const text = writeHosted(reading, this.#props(out.host), out.mark, pieces, emitter, this.#writer)
        edits.push({ from: reading.element.from, to: reading.element.to, text }, ...this.#unbind(out.host))
        before = out.host
        inFront = false
        continue
      }
      const after = hosts.slice(n).find((h) => h !== undefined)
      const gathered = () => gatherer.gather(out, upcoming[n]!)
      if (rows.take(out, before, after, gathered) || cells.take(out, before, after, gathered)) continue
      const place = this.#placeTyped(out, before, after, inFront)
      inFront = !place.follows
      const mark = out.mark ?? { text: '\n' }
      const text = writeTyped(place.base, mark, pieces, this.#emitter(place.host), this.#writer)
      edits.push({ from: place.at, to: place.at, text }, ...this.#unbind(place.host))
    }
    for (const edit of [...rows.edits(), ...cells.edits()]) edits.push(edit)
    for (const ordinal of plan.dropped) {
      if (this.#removed.has(ordinal)) continue
      const { from, to } = this.#blocks[ordinal]!.element
      edits.push({ from, to, text: '' })
    }
    return edits
  }

  /** Controls around a changed paragraph lose their binding, for the same reason as those within one. */
  #unbind(ordinal: number): Edit[] {
    const edits: Edit[] = []
    for (let at = this.#blocks[ordinal]?.parent; at !== undefined; at = at.parent)
      for (const { from, to } of at.properties.filter((p) => p.name === 'w:sdtPr')) {
        const before = this.#reading.source.slice(from, to)
        const text = unbound(before)
        if (text !== before) edits.push({ from, to, text })
      }
    return edits
  }

  /** Beside which paragraph a typed one goes, and whose properties it starts from. */
  #placeTyped(out: OutParagraph, before: number | undefined, after: number | undefined, inFront: boolean) {
    const wanted = out.mark?.props
    const inPlaceOf = (n: number | undefined): boolean => n !== undefined && sameCell(this.#props(n).cell, wanted?.cell)
    const splits = after !== undefined && out.runs.some((r) => r.origin !== undefined)
    const follows =
      before !== undefined && !splits && !inFront && (after === undefined || inPlaceOf(before) || !inPlaceOf(after))
    const host = (follows ? before : (after ?? before)) ?? 0
    const candidates = splits ? [after, before] : [before, after]
    const known = candidates.filter((n) => n !== undefined)
    const like = wanted === undefined ? host : known.find((n) => sameProps(this.#props(n), wanted))
    const base =
      like ?? known.find((n) => this.#props(n).style === wanted?.style && this.#props(n).role === wanted?.role)
    const { element } = this.#blocks[host]!
    return {
      host,
      follows,
      at: follows ? element.to : element.from,
      base: base === undefined ? undefined : { element: this.#paragraph(base).element, props: this.#props(base) },
    }
  }

  #isUnchanged(out: OutParagraph, host: number): boolean {
    const block = this.#blocks[host]!
    const place = block.paragraph!
    if (out.mark === undefined || place.moves.some((key) => this.#settledMoves.has(key))) return false
    let at = block.from
    for (const run of [...out.runs, out.mark]) {
      if (run.origin !== at || run.format !== undefined || run.opens || run.closes) return false
      at += run.text.length
    }
    const { props, propsBy } = out.mark
    if (propsBy !== undefined || (props !== undefined && !sameProps(props, this.#props(host)))) return false
    const outer = outerMarks(block)
    if (place.tracked === 0 && outer.length === 0) {
      const plain = (by: ExportRun['inserted']) => by === undefined || this.#outcomes.isWhole(by)
      return [...out.runs, out.mark].every((r) => plain(r.inserted) && plain(r.deleted))
    }
    const { accepted, rejected } = this.#decisions
    for (let id = place.firstTracked; id < place.firstTracked + place.tracked; id++)
      if (accepted.has(id) || rejected.has(id)) return false
    return this.#saysWhatTheFileSays(out, out.mark, host, outer)
  }

  #saysWhatTheFileSays(out: OutParagraph, mark: ExportRun, host: number, outer: readonly XmlElement[]): boolean {
    const reading = this.#paragraph(host)
    const rPr = child(reading.element, 'w:pPr', 'w:rPr')
    const ofMark = rPr?.children.filter((c): c is XmlElement => typeof c !== 'string' && TRACKS.has(c.name)) ?? []
    if (!isAsImported(ofMark, outer, mark, this.#outcomes)) return false
    // Both are in the order of the text, so one walk meets every run with its items.
    const items = reading.items.filter((i) => i.text !== '')
    let first = 0
    return out.runs.every((run) => {
      const from = run.origin!
      const to = from + run.text.length
      while (items[first] !== undefined && items[first]!.at + items[first]!.text.length <= from) first++
      for (let n = first; items[n] !== undefined && items[n]!.at < to; n++)
        if (!isAsImported(items[n]!.path, outer, run, this.#outcomes)) return false
      return true
    })
  }

  #paragraph(ordinal: number): ParagraphReading {
    const known = this.#read.get(ordinal)
    if (known !== undefined) return known
    const block = this.#blocks[ordinal]!
    const { element, paragraph } = block
    const made = element.from === element.to
    const tree = made
      ? { ...element, tag: `${this.#writer.markup.prefix}p` }
      : parseXml(this.#reading.source.slice(element.from, element.to), {
          base: element.from,
          namespaces: namespacesOf(block.parent, this.#writer.markup),
          firstTracked: paragraph!.firstTracked,
        })
    const reading = readParagraph(tree, block.from, snapshot(paragraph!.state))
    this.#read.set(ordinal, reading)
    return reading
  }

  #props(ordinal: number): ParagraphProps {
    return this.#reading.body.story.paragraphs[ordinal]!.props
  }

  #emitter(ordinal: number): Emitter {
    const { source, context } = this.#reading
    const formatOf = (rPr: XmlElement | undefined): CharFormat =>
      settle(context.styles.characterFormat(settingOf(rPr, 'w:rStyle')), statedFormat(rPr))
    return {
      source,
      anchors: this.#anchors,
      styles: this.#writer.styles,
      markup: this.#writer.markup,
      decisions: this.#decisions,
      outcomes: this.#outcomes,
      moves: this.#moves,
      outer: outerMarks(this.#blocks[ordinal]!),
      formatOf,
      fallback: child(this.#paragraph(ordinal).element, 'w:pPr', 'w:rPr'),
    }
  }
}

const TRACKS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
