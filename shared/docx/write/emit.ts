/** Pieces as XML: runs that did not change keep their source, the rest is written in its wrappers. */
import type { Attribution, CharFormat, ExportRun } from '../model.ts'
import type { ParagraphReading } from '../read/item.ts'
import { child, type XmlElement } from '../xml/tree.ts'
import { type Decisions, isDecided } from './decisions.ts'
import { standingOfMark } from './mark-fate.ts'
import type { Markup } from './markup.ts'
import type { StyleFinder } from './missing-styles.ts'
import { trackName, type WordMoves } from './moves.ts'
import { noteMark } from './note-mark.ts'
import { type Outcomes, type Standing, standingOf } from './outcomes.ts'
import type { OldPiece, Piece } from './pieces.ts'
import type { PropertyList } from './property-list.ts'
import { newContent, oldContent, type TextMode } from './run-content.ts'
import { neighbourProperties, ownProperties, setFormat } from './run-properties.ts'
import type { Anchors } from './story.ts'

export interface Emitter {
  readonly source: string
  readonly anchors: Anchors
  readonly styles: StyleFinder
  readonly markup: Markup
  readonly decisions: Decisions
  readonly outcomes: Outcomes
  readonly moves: WordMoves
  /** Block-level tracked elements around the paragraph. */
  readonly outer: readonly XmlElement[]
  formatOf(rPr: XmlElement | undefined): CharFormat
  /** Run properties for text typed where no other text stands. */
  readonly fallback: XmlElement | undefined
}

/** A stretch that becomes one run, or one element beside runs. */
interface Unit {
  readonly key: string
  readonly run: XmlElement | undefined
  readonly standing: Standing
  readonly pieces: Piece[]
}

export const emitContent = (pieces: readonly Piece[], emitter: Emitter): string => {
  const units = unitsOf(pieces, emitter)
  const touched = units.filter(
    (u) => u.key === 'new' || u.standing.inserted !== undefined || u.standing.deleted !== undefined,
  )
  const wraps = new Wraps(emitter, new Set(touched.flatMap((u) => u.standing.path)))
  const ranges = emitter.moves.among(units.map((u) => ({ standing: u.standing, runs: runsOf(u) })))
  units.forEach((unit, n) => {
    const run = saidOf(unit)
    const begins = run !== saidOf(units[n - 1])
    const ends = run !== saidOf(units[n + 1])
    if (begins && run?.opens) wraps.beside(anchorMarks(run.opens, emitter, 'commentRangeStart'))
    wraps.between(ranges.before.get(n), unit.standing)
    wraps.enter(unit.standing)
    wraps.out.push(emitUnit(unit, emitter))
    wraps.between(ranges.behind.get(n), units[n + 1]?.standing)
    if (ends && run?.closes) wraps.beside(anchorMarks(run.closes, emitter, 'commentRangeEnd'))
  })
  return wraps.finish()
}

const runsOf = ({ pieces }: Unit): ExportRun[] => pieces.flatMap(({ run }) => run ?? [])

/** The exported run that carries a comment's end, of a unit; every such run is a unit of its own. */
const saidOf = (unit: Unit | undefined): ExportRun | undefined => {
  const run = unit?.pieces.find((p) => p.run !== undefined)?.run
  return run?.opens || run?.closes ? run : undefined
}

const anchorMarks = (
  keys: readonly string[],
  { anchors: { comments }, markup }: Emitter,
  name: 'commentRangeStart' | 'commentRangeEnd',
): string =>
  keys
    .flatMap((key) => comments.get(key) ?? [])
    .map((id) => {
      const by = markup.attribute('id', id)
      const mark = markup.empty(name, by)
      if (name === 'commentRangeStart') return mark
      return `${mark}${markup.open('r')}${markup.empty('commentReference', by)}${markup.close('r')}`
    })
    .join('')

const unitsOf = (pieces: readonly Piece[], emitter: Emitter): Unit[] => {
  const units: Unit[] = []
  for (const piece of pieces) {
    const standing = standingOfPiece(piece, emitter)
    if (standing === undefined) continue
    const run = piece.kind === 'old' ? piece.item.run : undefined
    const key = piece.kind === 'new' ? 'new' : formatKey(piece)
    const last = units.at(-1)
    const alone = saidOf(last) !== (piece.run?.opens || piece.run?.closes ? piece.run : undefined) && !isMark(piece)
    const joins =
      last !== undefined && !alone && run !== undefined && last.run === run && sameStanding(last.standing, standing)
    // A mark has no format of its own and goes with whatever run stretch it stands in.
    if (joins && (last.key === key || isMark(piece))) last.pieces.push(piece)
    else units.push({ key, run, standing, pieces: [piece] })
  }
  return units
}

const isMark = (piece: Piece): boolean => piece.kind === 'old' && piece.from === piece.to

const formatKey = ({ run }: OldPiece): string => JSON.stringify([run?.format ?? null, run?.formatBy ?? null])

const standingOfPiece = (piece: Piece, emitter: Emitter): Standing | undefined => {
  const standing = tracksOfPiece(piece, emitter)
  if (standing === undefined) return undefined
  const [inserted, deleted] = [emitter.moves.said(standing.inserted), emitter.moves.said(standing.deleted)]
  return { path: standing.path, ...(inserted && { inserted }), ...(deleted && { deleted }) }
}

const tracksOfPiece = (piece: Piece, { outcomes, outer }: Emitter): Standing | undefined => {
  if (piece.kind === 'new') return standingOf(piece.path, [], piece.run, outcomes)
  if (piece.run === undefined) return standingOfMark(piece.item, piece.reading, outcomes)
  return standingOf(piece.item.path, outer, piece.run, outcomes)
}

const sameStanding = (a: Standing, b: Standing): boolean =>
  a.path.length === b.path.length &&
  a.path.every((e, n) => e === b.path[n]) &&
  byKey(a.inserted) === byKey(b.inserted) &&
  byKey(a.deleted) === byKey(b.deleted)

const byKey = (by: Attribution | undefined): string =>
  by === undefined ? '' : `${by.author}\n${by.date}\n${by.move ?? ''}`

/** The open wrappers around what is being written. */
class Wraps {
  readonly out: string[] = []
  readonly #emitter: Emitter
  #open: { key: XmlElement | string; close: string }[] = []
  readonly #seen = new Set<XmlElement>()

  /** Wrappers in which something is new or newly struck out. */
  readonly #touched: ReadonlySet<XmlElement>

  constructor(emitter: Emitter, touched: ReadonlySet<XmlElement>) {
    this.#emitter = emitter
    this.#touched = touched
  }

  enter({ path, inserted, deleted }: Standing): void {
    const wanted: (XmlElement | string)[] = [...path]
    if (inserted !== undefined) wanted.push(`ins\n${byKey(inserted)}`)
    if (deleted !== undefined) wanted.push(`del\n${byKey(deleted)}`)
    let same = 0
    while (same < wanted.length && this.#open[same]?.key === wanted[same]) same++
    this.#closeTo(same)
    for (const key of wanted.slice(same)) {
      if (typeof key !== 'string') this.#openOld(key)
      else if (key.startsWith('ins')) this.#openNew(key, 'ins', inserted!)
      else this.#openNew(key, 'del', deleted!)
    }
  }

  #openNew(key: string, kind: 'ins' | 'del', by: Attribution): void {
    const { markup } = this.#emitter
    const name = trackName(kind, by)
    this.out.push(markup.open(name, markup.by(by)))
    this.#open.push({ key, close: markup.close(name) })
  }

  #openOld(element: XmlElement): void {
    const { source, markup } = this.#emitter
    const again = this.#seen.has(element)
    this.#seen.add(element)
    const content = element.name === 'w:sdt' ? child(element, 'w:sdtContent')! : undefined
    let open = source.slice(element.from, content?.openEnd ?? element.openEnd)
    // The second half of something that was cut in two may not carry its id as well.
    if (again) open = content === undefined ? markup.again(open) : open.replace(/<[\w]*:?id\s[^>]*\/>/, '')
    if (content !== undefined && this.#touched.has(element)) open = unbound(open)
    this.out.push(open)
    this.#open.push({ key: element, close: source.slice(content?.closeFrom ?? element.closeFrom, element.to) })
  }

  /** What stands between two stretches, outside of every tracked change but within the links and controls around both. */
  between(text: string | undefined, next: Standing | undefined): void {
    if (text === undefined) return
    const goesOn = (key: XmlElement | string | undefined, n: number): boolean =>
      key !== undefined && typeof key !== 'string' && key === next?.path[n] && key.tracked === undefined
    let depth = 0
    while (goesOn(this.#open[depth]?.key, depth)) depth++
    this.#closeTo(depth)
    this.out.push(text)
  }

  /** What stands in the paragraph itself, outside every wrapper. */
  beside(text: string): void {
    this.#closeTo(0)
    this.out.push(text)
  }

  #closeTo(depth: number): void {
    for (const { close } of this.#open.slice(depth).reverse()) this.out.push(close)
    this.#open.length = Math.min(this.#open.length, depth)
  }

  finish(): string {
    this.#closeTo(0)
    return this.out.join('')
  }
}

/** Word overwrites the text of a bound control with its data on opening: what was typed there would be lost unseen. */
export const unbound = (text: string): string => text.replace(/<(\w+:)?dataBinding\s[^>]*\/>/g, '')

const emitUnit = (unit: Unit, emitter: Emitter): string => {
  const first = unit.pieces[0]!
  if (first.kind === 'new') return emitNew(unit, emitter)
  const { run, standing } = unit
  const { source, markup } = emitter
  if (run === undefined) return source.slice(first.item.element.from, first.item.element.to)
  const mode = modeOf(standing)
  const pieces = unit.pieces.filter((p): p is OldPiece => p.kind === 'old')
  const rPr = child(run, 'w:rPr')
  const said = pieces.find((p) => p.run !== undefined)?.run
  const change = child(rPr, 'w:rPrChange')
  const settled = change !== undefined && isDecided(change, emitter.decisions)
  const content = oldContent(pieces, source, markup, mode)
  if (content.whole && isComplete(pieces, first.reading, run) && said?.format === undefined && !settled)
    return source.slice(run.from, run.to)
  const list = ownProperties(rPr, source, emitter.decisions)
  if (said?.format !== undefined) {
    setFormat(list, { shown: emitter.formatOf(rPr), wanted: said.format, ...by(said.formatBy) }, markup)
  }
  const open = source.slice(run.from, run.openEnd)
  return `${open}${properties(list, markup)}${content.text}${source.slice(run.closeFrom, run.to)}`
}

const by = (attribution: Attribution | undefined) => (attribution === undefined ? {} : { by: attribution })

const modeOf = ({ path, deleted }: Standing): TextMode =>
  (deleted !== undefined && deleted.move === undefined) || path.some((e) => e.name === 'w:del') ? 'deleted' : 'shown'

const properties = (list: PropertyList, markup: Markup): string =>
  list.inner === '' ? '' : `${markup.open('rPr')}${list.inner}${markup.close('rPr')}`

/** All of the run's items, uncut and in a row. */
const isComplete = (pieces: readonly OldPiece[], reading: ParagraphReading, run: XmlElement): boolean => {
  const items = reading.items.filter((i) => i.run === run)
  return (
    items.length === pieces.length &&
    pieces.every((p, n) => p.item === items[n] && p.from === 0 && p.to === p.item.text.length)
  )
}

const emitNew = (unit: Unit, { source, markup, formatOf, fallback, anchors, styles }: Emitter): string =>
  unit.pieces
    .map((piece) => {
      if (piece.kind === 'old') return ''
      const note = piece.run.note && anchors.notes?.get(piece.run.note.key)
      if (note !== undefined) return noteMark(note, markup, styles)
      const content = newContent(piece.run.text, markup, modeOf(unit.standing))
      if (content === '') return ''
      const near = piece.like?.run
      const rPr = near === undefined ? fallback : child(near, 'w:rPr')
      const list = neighbourProperties(rPr, source)
      const { format, formatBy } = piece.run
      if (format !== undefined) setFormat(list, { shown: formatOf(rPr), wanted: format, ...by(formatBy) }, markup)
      return `${markup.open('r')}${properties(list, markup)}${content}${markup.close('r')}`
    })
    .join('')
