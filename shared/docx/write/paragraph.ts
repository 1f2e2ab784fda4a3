/** One exported paragraph as `w:p`. */
import type { Attribution, ExportRun, ParagraphProps } from '../model.ts'
import type { ParagraphReading } from '../read/item.ts'
import { parseXml } from '../xml/parse.ts'
import { child, type XmlElement } from '../xml/tree.ts'
import { decideProperties } from './decisions.ts'
import { type Emitter, emitContent } from './emit.ts'
import { trackName } from './moves.ts'
import { DELETES, INSERTS, idsIn } from './outcomes.ts'
import { inheritable, type PropertyWriter, setProps } from './paragraph-properties.ts'
import type { Piece } from './pieces.ts'
import { PARAGRAPH_ORDER, PropertyList, RUN_ORDER } from './property-list.ts'
import { neighbourProperties, setFormat } from './run-properties.ts'

/** An imported paragraph that keeps its place; `mark` is absent when only the place is kept. */
export const writeHosted = (
  reading: ParagraphReading,
  props: ParagraphProps,
  mark: ExportRun | undefined,
  pieces: readonly Piece[],
  emitter: Emitter,
  writer: PropertyWriter,
): string => {
  const { element } = reading
  const { source } = emitter
  const pPr = child(element, 'w:pPr')
  const list = ownParagraphProperties(pPr, emitter, writer)
  const markList = markProperties(child(pPr, 'w:rPr'), mark, emitter, writer)
  setOrRemove(list, 'rPr', markList, writer)
  if (mark?.props !== undefined) setProps(list, props, mark.props, writer, mark.propsBy)
  // A body without any paragraph was given one by the reader; here it becomes real.
  const openTag = element.from === element.to ? `<${element.tag}>` : source.slice(element.from, element.openEnd)
  const open = openTag.endsWith('/>') ? `${openTag.slice(0, -2)}>` : openTag
  const content = `${wrap(list, writer)}${emitContent(pieces, emitter)}${emitter.moves.beforeMark(mark)}`
  return `${open}${content}</${element.tag}>${emitter.moves.behindMark(mark)}`
}

/** A paragraph typed in Parley. `base` is the one it was split from or stands beside. */
export const writeTyped = (
  base: { readonly element: XmlElement; readonly props: ParagraphProps } | undefined,
  mark: ExportRun,
  pieces: readonly Piece[],
  emitter: Emitter,
  writer: PropertyWriter,
): string => {
  const { markup } = writer
  const pPr = child(base?.element, 'w:pPr')
  const list = inheritable(pPr, emitter.source)
  const rPr = neighbourProperties(child(pPr, 'w:rPr'), emitter.source)
  const tracks = tracksOf(mark, emitter)
  if (tracks.inserted !== undefined) track(rPr, 'ins', tracks.inserted, writer)
  if (tracks.deleted !== undefined) track(rPr, 'del', tracks.deleted, writer)
  setOrRemove(list, 'rPr', rPr, writer)
  if (mark.props !== undefined) setProps(list, base?.props ?? { role: 'body' }, mark.props, writer, mark.propsBy)
  const content = `${wrap(list, writer)}${emitContent(pieces, emitter)}${emitter.moves.beforeMark(mark)}`
  return `${markup.open('p')}${content}${markup.close('p')}${emitter.moves.behindMark(mark)}`
}

/** Who newly put the mark in and who took it out, as moves are written. */
const tracksOf = (mark: ExportRun | undefined, { moves }: Emitter) => ({
  inserted: moves.said(mark?.inserted),
  deleted: moves.said(mark?.deleted),
})

const track = (list: PropertyList, kind: 'ins' | 'del', by: Attribution, { markup }: PropertyWriter): void => {
  const name = trackName(kind, by)
  list.set(name, markup.empty(name, markup.by(by)))
}

const wrap = (list: PropertyList, { markup }: PropertyWriter): string =>
  list.inner === '' ? '' : `${markup.open('pPr')}${list.inner}${markup.close('pPr')}`

const setOrRemove = (list: PropertyList, name: 'rPr', value: PropertyList, { markup }: PropertyWriter): void => {
  if (value.inner === '') list.remove(name)
  else list.set(name, `${markup.open(name)}${value.inner}${markup.close(name)}`)
}

const ownParagraphProperties = (
  pPr: XmlElement | undefined,
  { source, decisions }: Emitter,
  { namespaces }: PropertyWriter,
): PropertyList => {
  const decided = pPr === undefined ? undefined : decideProperties(pPr, source, decisions)
  if (decided === undefined) return PropertyList.of(pPr, source, PARAGRAPH_ORDER)
  return PropertyList.of(parseXml(decided, { namespaces }), decided, PARAGRAPH_ORDER)
}

/** The mark's own run properties: whether it was inserted or deleted, and how it looks. */
const markProperties = (
  rPr: XmlElement | undefined,
  mark: ExportRun | undefined,
  emitter: Emitter,
  writer: PropertyWriter,
): PropertyList => {
  const { source, decisions, formatOf, outcomes } = emitter
  const { markup, namespaces } = writer
  const decided = rPr === undefined ? undefined : decideProperties(rPr, source, decisions)
  const list =
    decided === undefined
      ? PropertyList.of(rPr, source, RUN_ORDER)
      : PropertyList.of(parseXml(decided, { namespaces }), decided, RUN_ORDER)
  const own = rPr?.children.filter((c): c is XmlElement => typeof c !== 'string') ?? []
  const holds = (names: ReadonlySet<string>, claimed: number | undefined): boolean =>
    claimed !== undefined && idsIn(own, names).includes(claimed)
  const { inserted, deleted } = tracksOf(mark, emitter)
  if (!holds(INSERTS, inserted?.claimed)) {
    list.remove('ins', 'moveTo')
    if (inserted !== undefined && !outcomes.isWhole(inserted)) track(list, 'ins', inserted, writer)
  }
  if (!holds(DELETES, deleted?.claimed)) {
    list.remove('del', 'moveFrom')
    if (deleted !== undefined && !outcomes.isWhole(deleted)) track(list, 'del', deleted, writer)
  }
  if (mark?.format !== undefined) {
    const by = mark.formatBy === undefined ? {} : { by: mark.formatBy }
    setFormat(list, { shown: formatOf(rPr), wanted: mark.format, ...by }, markup)
  }
  return list
}
