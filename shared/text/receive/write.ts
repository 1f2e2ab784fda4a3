import type { ImportedStory, ParagraphProps } from '../../docx/model.ts'
import { isFixedMark } from '../edit.ts'
import { type IdRange, idKey, joinRanges } from '../ids.ts'
import type { TextModel } from '../model.ts'
import type { PropsSet, StampAs } from '../records.ts'
import { sameSide } from '../rulings.ts'
import type { Place } from '../story.ts'
import type { Anchor, Arrival, Hand } from './findings.ts'
import { writeLooks } from './looks.ts'
import { type Spelled, spelled, type WrittenMark, writeNotes } from './new-notes.ts'
import type { Look } from './receive.ts'
import { writeRemarks } from './remarks.ts'
import { marksOfLostRows, newRows } from './rows.ts'

export interface From {
  /** SHA-256 of the file. */
  readonly file: string
  /** Whose turn it is. */
  readonly party: string
}

type Write = Parameters<Parameters<TextModel['edit']>[0]>[0]

/**
 * Writes a returned file into the shared document as pending changes of the other side, under the names the file
 * gives, tracked or not. Nothing is accepted by being received; what the file shows as settled of ours is their answer.
 * `model` writes under a client id of its own, made for this file.
 */
export function receive(model: TextModel, look: Look, { file, party }: From): void {
  const stamp = (hand: Hand): StampAs => {
    const at = Date.parse(hand.date)
    const via = { file, tracked: hand.tracked }
    return { by: { name: hand.author, party }, via, ...(Number.isFinite(at) ? { at } : {}) }
  }
  model.edit((write) => {
    // Before its first text: who types under this client is the other side.
    write({ t: 'client', client: model.roots.doc.clientID }, stamp({ author: '', date: '', tracked: false }))
    const moved = writeArrivals(model, look, write, stamp)
    writeDepartures(model, look, write, stamp, moved)
    writeAnswers(model, look, write, stamp)
    writeLooks(look, write, stamp)
    writeRemarks(model, look, look.comments, write, stamp)
    return []
  })
}

/** New text, at the place where it stands in the file. Answers where moved text has come to. */
function writeArrivals(
  model: TextModel,
  look: Look,
  write: Write,
  stamp: (hand: Hand) => StampAs,
): Map<string, IdRange[]> {
  const moved = new Map<string, IdRange[]>()
  const typed = new Map<string, { hand: Hand; ranges: IdRange[] }>()
  const struck = new Map<string, { hand: Hand; ranges: IdRange[] }>()
  const lists = new Set(model.roots.origin()?.numbering.map((l) => l.id))
  const marks: WrittenMark[] = []
  const begins = beginningsIn(look.story)
  for (const group of groupsOf(look.findings.arrivals)) {
    const place = placeFor(model, group[0]!, begins)
    if (!place) continue
    const pieces = group.map((a) => ({ a, ...spelled(look, a) }))
    if (place.behindAll) takeLastMark(pieces, leaves(look, markAt(model, place.at.paragraph)))
    const text = pieces.map((p) => p.text).join('')
    if (text === '') continue
    const rows = newRows(model, place.at, look.story, group[0]!.from, group.at(-1)!.to)
    const before = model.mark(Math.max(0, place.at.paragraph - 1)).props
    const props = marksOf(look, group).map((p) => fitting(p, before, lists, rows))
    const [made] = model.insert(place.at, text, props, stamp(group[0]!.hand)).typed
    let clock = made![1]
    for (const { a, text: piece, notes } of pieces) {
      const range: IdRange = [made![0], clock, piece.length]
      for (const { at, note } of notes) marks.push({ note, mark: [made![0], clock + at, 1], hand: a.hand })
      clock += piece.length
      note(typed, a.hand, range)
      if (a.struck) note(struck, a.struck, range)
      if (a.move !== undefined) moved.set(a.move, [...(moved.get(a.move) ?? []), range])
    }
  }
  const bare = (props: ParagraphProps) => fitting(props, { role: 'body' }, lists, () => undefined)
  for (const { hand, words, struck: gone } of writeNotes(model, marks, write, stamp, bare)) {
    note(typed, hand, words)
    for (const s of gone) note(struck, s.hand, s.range)
  }
  for (const { hand, ranges } of typed.values()) write({ t: 'ins', ranges: joinRanges(ranges) }, stamp(hand))
  for (const { hand, ranges } of struck.values()) write({ t: 'del', ranges: joinRanges(ranges) }, stamp(hand))
  return moved
}

/**
 * Behind the last mark there is nothing to write into: new paragraphs go before it, their marks first. Where the old
 * last paragraph goes, its mark is the new last one's.
 */
function takeLastMark(pieces: (Spelled & { a: Arrival; text: string })[], lastLeaves: boolean): void {
  const last = pieces.at(-1)!
  if (!last.text.endsWith('\n')) return
  last.text = last.text.slice(0, -1)
  if (!lastLeaves) pieces.unshift({ a: last.a, text: '\n', notes: [] })
}

const markAt = (model: TextModel, paragraph: number): IdRange => {
  const { client, clock } = model.story.paragraphs[paragraph]!
  return [client, clock, 1]
}

const leaves = (look: Look, id: IdRange): boolean => look.findings.departures.some(({ ranges }) => holds(ranges, id))

const holds = (ranges: readonly IdRange[], [client, clock]: IdRange): boolean =>
  ranges.some(([c, from, n]) => c === client && from <= clock && clock < from + n)

function note(into: Map<string, { hand: Hand; ranges: IdRange[] }>, hand: Hand, range: IdRange): void {
  const key = JSON.stringify(hand)
  const known = into.get(key)
  if (known) known.ranges.push(range)
  else into.set(key, { hand, ranges: [range] })
}

const sameAnchor = (a: Anchor, b: Anchor): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]

/** Arrivals that follow each other in the file at one place. */
function groupsOf(arrivals: readonly Arrival[]): Arrival[][] {
  const groups: Arrival[][] = []
  for (const a of arrivals) {
    const last = groups.at(-1)?.at(-1)
    if (last && sameAnchor(last.anchor, a.anchor) && last.to === a.from) groups.at(-1)!.push(a)
    else groups.push([a])
  }
  return groups
}

/** Where in the file a note, a header, a text box begins: what stands there is no more of the text before. */
const beginningsIn = ({ paragraphs }: ImportedStory): ReadonlySet<number> =>
  new Set(
    paragraphs.flatMap(({ props }, n) =>
      n > 0 && paragraphs[n - 1]!.props.apart !== props.apart ? [paragraphs[n - 1]!.end + 1] : [],
    ),
  )

/** Behind the character that stood before it when it was sent, wherever that stands now. */
function placeFor(
  model: TextModel,
  { anchor, from }: Pick<Arrival, 'anchor' | 'from'>,
  begins: ReadonlySet<number>,
): { at: Place; behindAll: boolean } | undefined {
  if (!anchor) return { at: { paragraph: 0, offset: 0 }, behindAll: false }
  const [client, clock] = anchor
  const at = model.story.placeOfId(client, clock)
  if (!at) return undefined
  const { length } = model.story.paragraphs[at.paragraph]!
  if (at.offset < length) return { at: { paragraph: at.paragraph, offset: at.offset + 1 }, behindAll: false }
  const stays = at.paragraph + 1 >= model.story.paragraphs.length || !begins.has(from)
  if (model.endsRoom(at.paragraph) && stays) return { at, behindAll: true }
  return { at: { paragraph: at.paragraph + 1, offset: 0 }, behindAll: false }
}

const marksOf = ({ story }: Look, group: readonly Arrival[]): ParagraphProps[] =>
  story.paragraphs.filter(({ end }) => end >= group[0]!.from && end < group.at(-1)!.to).map(({ props }) => props)

/** Properties as they can hold here: the file's lists and tables are not ours. */
function fitting(
  props: ParagraphProps,
  before: ParagraphProps,
  lists: ReadonlySet<string>,
  rows: ReturnType<typeof newRows>,
): PropsSet {
  const { cell: given, num, ...rest } = props
  const list = num && (lists.has(num.list) ? num.list : before.num?.list)
  const cell = given && (rows(given) ?? before.cell)
  return {
    ...rest,
    ...(num && list ? { num: { list, level: num.level } } : {}),
    ...(cell ? { cell } : {}),
  }
}

function writeDepartures(
  model: TextModel,
  look: Look,
  write: Write,
  stamp: (hand: Hand) => StampAs,
  moved: ReadonlyMap<string, readonly IdRange[]>,
): void {
  const fixed = fixedMarks(model, marksOfLostRows(model, look.findings.departures))
  const ends = endsThatLeave(model, look)
  for (const { ranges, hand, move } of look.findings.departures) {
    const free = without(ranges, fixed)
    // A text goes to its end, and its last mark cannot: what stays takes that mark in place of its own.
    for (const end of ends)
      if (holds(ranges, markAt(model, end))) free.push(...lastMarkThatStays(model, look, fixed, end))
    if (free.length === 0) continue
    const movedTo = move === undefined ? undefined : moved.get(move)
    write({ t: 'del', ranges: free, ...(movedTo ? { movedTo: joinRanges(movedTo) } : {}) }, stamp(hand))
  }
}

/** Paragraphs that end a text and whose mark leaves, with nothing in the file that would take its place. */
function endsThatLeave(model: TextModel, look: Look): number[] {
  const begins = beginningsIn(look.story)
  const anew = new Set(
    look.findings.arrivals.flatMap((a) => {
      const place = placeFor(model, a, begins)
      return place?.behindAll ? [place.at.paragraph] : []
    }),
  )
  return [...model.story.paragraphs.keys()].filter(
    (p) => model.endsRoom(p) && !anew.has(p) && leaves(look, markAt(model, p)),
  )
}

function lastMarkThatStays(
  model: TextModel,
  look: Look,
  fixed: ReadonlyMap<number, ReadonlySet<number>>,
  end: number,
): IdRange[] {
  for (let p = end - 1; p >= 0 && !model.endsRoom(p); p--) {
    const id = markAt(model, p)
    if (model.mark(p).state.gone || leaves(look, id)) continue
    return fixed.get(id[0])?.has(id[1]) ? [] : [id]
  }
  return []
}

/** Clocks of marks that cannot go, by client: the end of the text, and cell ends but those of rows that go whole. */
function fixedMarks(model: TextModel, lost: ReadonlySet<string>): Map<number, Set<number>> {
  const out = new Map<number, Set<number>>()
  model.story.paragraphs.forEach((p, i) => {
    if (lost.has(idKey(p.client, p.clock)) || !isFixedMark(model, i)) return
    const of = out.get(p.client) ?? new Set()
    out.set(p.client, of.add(p.clock))
  })
  return out
}

function without(ranges: readonly IdRange[], fixed: ReadonlyMap<number, ReadonlySet<number>>): IdRange[] {
  return ranges.flatMap(([client, clock, length]) => {
    const cuts = [...(fixed.get(client) ?? [])].filter((c) => c >= clock && c < clock + length).sort((a, b) => a - b)
    const out: IdRange[] = []
    let from = clock
    for (const cut of [...cuts, clock + length]) {
      if (cut > from) out.push([client, from, cut - from])
      from = cut + 1
    }
    return out
  })
}

/**
 * What the file shows as settled. Of our proposals that is the other side's answer; of their own only taking back is
 * theirs to do, and accepting theirs is ours.
 */
function writeAnswers(model: TextModel, look: Look, write: Write, stamp: (hand: Hand) => StampAs): void {
  const by = stamp({ author: '', date: '', tracked: false })
  for (const verdict of ['accept', 'reject'] as const) {
    const answers = look.findings.answers.filter(
      ({ layer, verdict: v }) => v === verdict && (verdict === 'reject' || sameSide(layer.author, model.me)),
    )
    const on = answers.map(({ layer, ranges }) => ({ layer: layer.id, ranges }))
    if (on.length > 0) write({ t: 'dec', verdict, on }, by)
  }
}
