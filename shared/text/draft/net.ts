import type { ParagraphProps } from '../../docx/model.ts'
import { columnName } from '../columns.ts'
import { formatDiff } from '../formats.ts'
import { type IdRange, joinRanges } from '../ids.ts'
import { IntervalMap } from '../interval-map.ts'
import type { TextModel } from '../model.ts'
import type { Layer } from '../overlay.ts'
import type { FormatSet, NewRecord, PropsSet, TextRecord } from '../records.ts'
import { rowAt } from '../rows.ts'
import { markAt, stateAt } from '../state.ts'
import { wholesIn } from '../wholes.ts'
import { type IsDraft, isDraftRecord } from './plane.ts'

/** Text that stands in the draft and not in the shared document. */
export interface NetText {
  /** Index in the text it is written into, counting what of the same net was written before it. */
  readonly at: number
  readonly text: string
  /** The draft's ids of these characters, in order. */
  readonly ids: readonly IdRange[]
}

/**
 * What a draft comes to, once everything typed and taken back on the way is forgotten. Ranges name shared characters,
 * or draft characters that are among `texts`.
 */
export interface Net {
  readonly texts: NetText[]
  readonly struck: IdRange[]
  /** Rows and columns taken out, each by itself, and what is struck once more: each is decided by itself. */
  readonly apart: Map<string, IdRange[]>
  readonly moves: { readonly from: IdRange[]; readonly to: readonly IdRange[] }[]
  readonly formats: Map<string, { readonly set: FormatSet; readonly ranges: IdRange[] }>
  readonly marks: Map<string, { readonly set: PropsSet; readonly first: boolean; readonly ranges: IdRange[] }>
  readonly voids: string[]
  /** Withdrawals, decisions, reasons, comments, agreements: as they were written. */
  readonly others: { readonly key: string; readonly record: TextRecord }[]
}

export interface Parts {
  /** What is to leave the draft. */
  readonly out: Net
  /** What stays in it. Written over the shared document once `out` is in that. */
  readonly kept: Net
}

const empty = (): Net => ({
  texts: [],
  struck: [],
  apart: new Map(),
  moves: [],
  formats: new Map(),
  marks: new Map(),
  voids: [],
  others: [],
})

export const isEmpty = (net: Net): boolean =>
  net.texts.length === 0 &&
  net.struck.length === 0 &&
  net.apart.size === 0 &&
  net.moves.length === 0 &&
  net.formats.size === 0 &&
  net.marks.size === 0 &&
  net.voids.length === 0 &&
  net.others.length === 0

type Part = keyof Parts

/**
 * The net change of a draft, parted in what is taken and what is kept, by paragraph of the working document. Both
 * halves of a move go together: half of one would lose the text or double it.
 */
export function netOf(model: TextModel, isDraft: IsDraft, takes: (paragraph: number) => boolean): Parts {
  const parts: Parts = { out: empty(), kept: empty() }
  const where = new IntervalMap<Part>()
  const taken = closedOver(model, isDraft, takes)
  const moved = new Map<Layer, Map<Part, IdRange[]>>()
  let shared = 0
  const written = { out: 0, kept: 0 }
  const text = (part: Part, id: IdRange, piece: string) => {
    const at = shared + written.out + (part === 'kept' ? written.kept : 0)
    const { texts } = parts[part]
    const last = texts.at(-1)
    if (last && last.at + last.text.length === at)
      texts[texts.length - 1] = { at: last.at, text: last.text + piece, ids: joinRanges([...last.ids, id]) }
    else texts.push({ at, text: piece, ids: [id] })
    written[part] += piece.length
  }
  const wholeOf = wholesIn(model)
  const strikes = (part: Part, layers: readonly Layer[], id: IdRange, paragraph: number) => {
    let text = false
    for (const layer of layers) {
      if (!isDraftRecord(layer.id, isDraft)) continue
      const whole = layer.movedTo ? undefined : wholeOf(layer, paragraph)
      if (!layer.movedTo && !whole && !text) {
        parts[part].struck.push(id)
        text = true
      } else if (!layer.movedTo) {
        const { apart } = parts[part]
        const key = `${layer.id} ${whole?.name ?? ''}`
        apart.set(key, [...(apart.get(key) ?? []), id])
      } else {
        const of = moved.get(layer) ?? new Map<Part, IdRange[]>()
        moved.set(layer, of)
        of.set(part, [...(of.get(part) ?? []), id])
      }
    }
  }
  const plain = { ...model.rules, ignore: (layer: Layer) => isDraftRecord(layer.id, isDraft) }
  model.story.paragraphs.forEach((p, i) => {
    const part: Part = taken.has(i) ? 'out' : 'kept'
    for (const run of model.runs(i)) {
      const id: IdRange = [run.client, run.clock, run.text.length]
      const own = isDraft(run.client)
      if (own && run.state.gone) continue
      where.add(run.client, run.clock, run.clock + run.text.length, part)
      if (own) text(part, id, run.text)
      strikes(part, run.state.del, id, i)
      const before = own ? {} : stateAt(model.overlay, plain, run.client, run.clock).format
      put(parts[part].formats, formatDiff(before, run.state.format), id)
      if (!own) shared += run.text.length
    }
    const { state, props } = model.mark(i)
    const id: IdRange = [p.client, p.clock, 1]
    const own = isDraft(p.client)
    if (own && state.gone) return
    where.add(p.client, p.clock, p.clock + 1, part)
    if (own) text(part, id, '\n')
    strikes(part, state.del, id, i)
    const before = own ? { role: undefined } : markAt(model.overlay, plain, p.client, p.clock).props
    put(parts[part].marks, propsDiff(before, props), id, { first: own })
    if (!own) shared++
  })
  for (const [layer, of] of moved)
    for (const [part, from] of of) parts[part].moves.push({ from: joinRanges(from), to: layer.movedTo! })
  addRecords(model, isDraft, parts, where)
  return parts
}

function put<S extends object, X extends object>(
  into: Map<string, { readonly set: S; readonly ranges: IdRange[] } & X>,
  set: S,
  id: IdRange,
  also: X = {} as X,
): void {
  const keys = Object.keys(set)
  if (keys.length === 0) return
  const key = JSON.stringify([keys, Object.values(set), also])
  const known = into.get(key)
  if (known) known.ranges.push(id)
  else into.set(key, { set, ranges: [id], ...also })
}

/** What a paragraph stands in is where it stands: nobody sets it. */
function propsDiff(before: { readonly [K in keyof ParagraphProps]?: unknown }, after: ParagraphProps): PropsSet {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof ParagraphProps)[]
  return Object.fromEntries(
    names
      .filter((k) => k !== 'apart' && JSON.stringify(before[k]) !== JSON.stringify(after[k]))
      .map((k) => [k, after[k]]),
  ) as PropsSet
}

/** The draft's own records that have no place in the text's look: each goes with the text it is about. */
function addRecords(model: TextModel, isDraft: IsDraft, parts: Parts, where: IntervalMap<Part>): void {
  for (const [key, record] of model.overlay.standing()) {
    if (!isDraftRecord(key, isDraft)) continue
    if (record.t === 'wd') {
      const shared = record.ranges.filter(([client]) => !isDraft(client))
      for (const [part, ranges] of parted(shared, where))
        parts[part].others.push({ key, record: { ...record, ranges } })
    } else if (record.t === 'dec') {
      for (const part of ['out', 'kept'] as const) {
        const on = record.on
          .filter(({ layer }) => !isDraftRecord(layer, isDraft))
          .map(({ layer, ranges }) => ({ layer, ranges: parted(ranges, where).get(part) ?? [] }))
          .filter(({ ranges }) => ranges.length > 0)
        if (on.length > 0) parts[part].others.push({ key, record: { ...record, on } })
      }
    } else if (record.t === 'cmt') {
      const ranges = anchorOf(model, record.ranges, where)
      const [first] = parted(ranges, where).keys()
      parts[first ?? 'out'].others.push({ key, record: { ...record, ranges } })
    } else if (record.t === 'why') {
      for (const [part, ranges] of parted(record.ranges, where))
        parts[part].others.push({ key, record: { ...record, ranges } })
    } else if (record.t === 'agree' || record.t === 'reopen') {
      const [client = 0, clock = 0] = record.clause.split('.').map(Number)
      parts[where.at(client, clock)[0] ?? 'out'].others.push({ key, record })
    } else if (record.t === 'done' || record.t === 'ack') parts.out.others.push({ key, record })
  }
  for (const [key, target] of model.overlay.voiding()) {
    if (!isDraftRecord(key, isDraft) || isDraftRecord(target, isDraft)) continue
    const record = model.overlay.record(target)
    const [client, clock] = (record && 'ranges' in record && record.ranges[0]) || [0, 0]
    parts[where.at(client, clock)[0] ?? 'out'].voids.push(target)
  }
}

/** A comment on text that was typed and taken back stays, at the end of the paragraph it stood in. */
function anchorOf(model: TextModel, ranges: readonly IdRange[], where: IntervalMap<Part>): readonly IdRange[] {
  const [first] = ranges
  if (!first || parted(ranges, where).size > 0) return ranges
  const { paragraphs } = model.story
  const home = model.story.placeOfId(first[0], first[1])?.paragraph ?? 0
  const mark = paragraphs.slice(home).find((p) => where.at(p.client, p.clock).length > 0) ?? paragraphs.at(-1)!
  return [[mark.client, mark.clock, 1]]
}

/** Ranges by the part their characters are in; what is in neither (typed and taken back) is left out. */
function parted(ranges: readonly IdRange[], where: IntervalMap<Part>): Map<Part, IdRange[]> {
  const out = new Map<Part, IdRange[]>()
  for (const [client, clock, length] of ranges)
    for (const span of where.overlapping(client, clock, clock + length)) {
      const from = Math.max(span.from, clock)
      const part = span.values[0]!
      out.set(part, joinRanges([...(out.get(part) ?? []), [client, from, Math.min(span.to, clock + length) - from]]))
    }
  return out
}

/** The paragraphs taken, and with them those that hold the other half of a move, or the rest of a row. */
function closedOver(model: TextModel, isDraft: IsDraft, takes: (paragraph: number) => boolean): Set<number> {
  const taken = new Set<number>([...model.story.paragraphs.keys()].filter(takes))
  const homes = [...model.overlay.standing()]
    .filter(([key, record]) => isDraftRecord(key, isDraft) && record.t === 'del' && record.movedTo)
    .map(([, record]) => {
      const { ranges, movedTo = [] } = record as NewRecord & { t: 'del' }
      return new Set([...ranges, ...movedTo].flatMap((r) => paragraphsOf(model, r)))
    })
  homes.push(...draftRows(model, isDraft), ...draftNotes(model, isDraft))
  for (let grown = true; grown; ) {
    grown = false
    for (const home of homes)
      if ([...home].some((p) => taken.has(p)) && [...home].some((p) => !taken.has(p))) {
        for (const p of home) taken.add(p)
        grown = true
      }
  }
  return taken
}

/** Table rows and columns the draft puts in or takes out: half a row is no row. */
function draftRows(model: TextModel, isDraft: IsDraft): Set<number>[] {
  const out: Set<number>[] = []
  const columns = new Map<string, Set<number>>()
  const { paragraphs } = model.story
  for (let p = 0; p < paragraphs.length; p++) {
    const { state, props } = model.mark(p)
    const drafted = isDraft(paragraphs[p]!.client) || state.del.some((l) => isDraftRecord(l.id, isDraft))
    const row = props.cell && drafted ? rowAt(model, p) : undefined
    if (!row) continue
    const name = columnName(props.cell!)
    columns.set(name, (columns.get(name) ?? new Set()).add(p))
    out.push(new Set(Array.from({ length: row.last - row.first + 1 }, (_, i) => row.first + i)))
  }
  return [...out, ...columns.values()]
}

/** Notes the draft decides on: neither their marks nor their words go without the other. */
function draftNotes(model: TextModel, isDraft: IsDraft): Set<number>[] {
  const decided = [...model.overlay.standing()].flatMap(([key, record]) => {
    if (!isDraftRecord(key, isDraft)) return []
    return record.t === 'dec' ? record.on.flatMap((d) => d.ranges) : record.t === 'wd' ? record.ranges : []
  })
  const touched = new Set(decided.flatMap((range) => model.overlay.notes.over(range)))
  return [...touched].flatMap((key) => {
    const record = model.overlay.record(key)
    return record?.t === 'note' ? [new Set(record.ranges.flatMap((range) => paragraphsOf(model, range)))] : []
  })
}

function paragraphsOf(model: TextModel, [client, clock, length]: IdRange): number[] {
  const out: number[] = []
  model.story.paragraphs.forEach((p, i) => {
    const hit = (c: number, from: number, n: number) => c === client && from < clock + length && clock < from + n
    if (hit(p.client, p.clock, 1) || p.segments.some((s) => hit(s.client, s.clock, s.text.length))) out.push(i)
  })
  return out
}
