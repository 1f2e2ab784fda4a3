import type { ComparedParagraph } from '../../compare/index.ts'
import type { Attribution, ClaimedKind, ImportedStory, NumberingList } from '../../docx/model.ts'
import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import { numberParagraphs } from '../numbering.ts'
import { OpenMoves } from '../open-moves.ts'
import type { CharState } from '../state.ts'

/** A stretch of what was sent: offsets in the linear text of the turn, ids and states in the document. */
export interface SentRun {
  readonly at: number
  readonly length: number
  readonly client: number
  readonly clock: number
  readonly state: CharState
  /** The half of a move of ours that it is, nothing of which was decided when it was sent: `from <key>` or `to <key>`. */
  readonly move?: string
  /** Name of what it stands in beside the main text. */
  readonly apart?: string
  /** Missing in the file without anybody having deleted it there. */
  readonly lost?: true
}

export interface Side<Run> {
  readonly paragraphs: readonly ComparedParagraph[]
  /** Without gaps, in order: every character of the linear text lies in one. */
  readonly runs: readonly Run[]
}

export interface SentSide extends Side<SentRun> {
  /** What the other side had proposed to add before, by where it stands in the text without it, in order. */
  readonly theirs: ReadonlyMap<number, readonly (SentRun & { readonly text: string })[]>
}

/**
 * A turn as a Word file of it reads, taken apart like the file that comes back: what the other side had proposed to
 * add, and what reads without it. What is gone does not stand in it.
 *
 * @param ours names under which our own proposals go out
 */
export function sentSide(model: TextModel, lists: readonly NumberingList[], ours: ReadonlySet<string>): SentSide {
  const runs: SentRun[] = []
  const theirs = new Map<number, (SentRun & { text: string })[]>()
  const paragraphs: ComparedParagraph[] = []
  const formats: { from: number; to: number; format: CharState['format'] }[] = []
  const moves = new OpenMoves(model)
  let at = 0
  let text = ''
  /** Whether it stands in the text that is compared. */
  const add = (piece: string, client: number, clock: number, state: CharState, apart: string | undefined): boolean => {
    const move = moves.half({ client, clock, state })
    const named = { ...(move === undefined ? {} : { move }), ...(apart === undefined ? {} : { apart }) }
    const run = { at, length: piece.length, client, clock, state, ...named }
    const [ins] = state.ins
    if (ins && !ours.has(ins.author.name)) {
      theirs.set(at, [...(theirs.get(at) ?? []), { ...run, text: piece }])
      return false
    }
    runs.push(run)
    at += piece.length
    return true
  }
  model.story.paragraphs.forEach((p, i) => {
    const { state, props } = model.mark(i)
    for (const run of model.runs(i).flatMap((r) => moves.cut(r))) {
      if (run.state.gone || !add(run.text, run.client, run.clock, run.state, props.apart)) continue
      const from = text.length
      text += run.text
      if (Object.keys(run.state.format).length > 0) formats.push({ from, to: text.length, format: run.state.format })
    }
    if (state.gone || !add('\n', p.client, p.clock, state, props.apart)) return
    paragraphs.push({ text, props, formats: formats.splice(0) })
    text = ''
  })
  return { paragraphs: numbered(paragraphs, lists), runs, theirs }
}

const numbered = (paragraphs: readonly ComparedParagraph[], lists: readonly NumberingList[]): ComparedParagraph[] => {
  const numbers = numberParagraphs(
    paragraphs.map(({ props }) => (props?.num ? { num: props.num } : {})),
    lists,
  )
  return paragraphs.map((p, i) => ({ ...p, number: numbers[i]! }))
}

export interface Claim extends Attribution {
  /** Joins the halves of a move the file marks. */
  readonly move?: string
}

/** A stretch of the returned file as it reads with the other side's marked insertions left out. */
export interface ReturnedRun {
  readonly at: number
  readonly length: number
  /** Offset in the file's own text. */
  readonly file: number
  /** An insertion mark that is ours: our own proposal, still marked. */
  readonly ins?: Claim
  readonly del?: Claim
  readonly fmt?: Claim
  readonly para?: Claim
}

/** What the file itself marks as the other side's insertion. */
export interface Marked {
  /** Where it stands: offset in the text without it. */
  readonly at: number
  readonly file: number
  readonly length: number
  readonly text: string
  readonly ins: Claim
  readonly del?: Claim
}

export interface ReturnedSide extends Side<ReturnedRun> {
  readonly marked: readonly Marked[]
}

const KINDS: Readonly<Record<string, readonly ClaimedKind[]>> = {
  ins: ['insertion', 'moveTo', 'rowInsertion', 'cellInsertion'],
  del: ['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion'],
  fmt: ['format'],
  para: ['paragraph'],
}

/**
 * The returned file's body, taken apart: what it marks as the other side's insertions, and what reads without them,
 * which must be what was sent. Insertions in a name of `ours` are not taken on trust.
 */
export function returnedSide(
  story: ImportedStory,
  lists: readonly NumberingList[],
  ours: ReadonlySet<string>,
): ReturnedSide {
  const runs: ReturnedRun[] = []
  const marked: Marked[] = []
  let at = 0
  for (const { from, to, claims } of claimedStretches(story)) {
    const { ins } = claims
    const length = to - from
    if (ins && !ours.has(ins.author))
      marked.push({
        at,
        file: from,
        length,
        text: story.text.slice(from, to),
        ins,
        ...(claims.del ? { del: claims.del } : {}),
      })
    else {
      runs.push({ at, length, file: from, ...claims })
      at += length
    }
  }
  return { paragraphs: numbered(paragraphsWithout(story, marked), lists), runs, marked }
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly claims: { readonly [K in 'ins' | 'del' | 'fmt' | 'para']?: Claim }
}

/** A text of a file, cut where its marks begin and end. */
export function claimedStretches(story: Pick<ImportedStory, 'text' | 'changes'>): Stretch[] {
  const cuts = new Set([0, story.text.length])
  for (const { from, to } of story.changes) if (from < to) cuts.add(from).add(to)
  const sorted = [...cuts].sort((a, b) => a - b)
  const waiting = story.changes.filter((c) => c.from < c.to).toSorted((a, b) => b.from - a.from)
  let open: typeof waiting = []
  return sorted.slice(0, -1).map((from, n) => {
    while (waiting.length > 0 && waiting.at(-1)!.from <= from) open.push(waiting.pop()!)
    open = open.filter((c) => c.to > from)
    const claims = Object.entries(KINDS).flatMap(([name, kinds]) => {
      const claim = open.findLast((c) => kinds.includes(c.kind))
      if (!claim) return []
      const { author, date, move } = claim
      return [[name, { author, date, ...(move ? { move } : {}) }] as const]
    })
    return { from, to: sorted[n + 1]!, claims: Object.fromEntries(claims) }
  })
}

/** The paragraphs as they are without what is marked: a marked paragraph mark joins its paragraph to the next. */
function paragraphsWithout(story: ImportedStory, marked: readonly Marked[]): ComparedParagraph[] {
  const out: ComparedParagraph[] = []
  let text = ''
  let formats: { from: number; to: number; format: CharState['format'] }[] = []
  let start = 0
  let m = 0
  let f = 0
  for (const { end, props } of story.paragraphs) {
    const kept = (from: number, to: number) => {
      while (f > 0 && story.formats[f - 1]!.to > from) f--
      for (; f < story.formats.length && story.formats[f]!.from < to; f++) {
        const range = story.formats[f]!
        if (range.to <= from) continue
        const shift = text.length - from
        formats.push({
          from: Math.max(from, range.from) + shift,
          to: Math.min(to, range.to) + shift,
          format: range.format,
        })
      }
      text += story.text.slice(from, to)
    }
    let at = start
    let open = true
    while (m < marked.length && marked[m]!.file <= end) {
      const { file, length } = marked[m]!
      if (at < file) kept(at, file)
      at = Math.max(at, file + length)
      if (file + length > end) {
        open = false
        if (file + length > end + 1) break
      }
      m++
    }
    if (at < end) kept(at, end)
    start = end + 1
    if (!open) continue
    out.push({ text, props, formats })
    text = ''
    formats = []
  }
  return out
}

/** The pieces of [from, to) by run, in order. */
export function* piecesOf<Run extends { readonly at: number; readonly length: number }>(
  runs: readonly Run[],
  from: number,
  to: number,
): Generator<{ readonly run: Run; readonly from: number; readonly to: number }> {
  let low = 0
  let high = runs.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (runs[mid]!.at + runs[mid]!.length <= from) low = mid + 1
    else high = mid
  }
  for (let i = low; i < runs.length && runs[i]!.at < to; i++) {
    const run = runs[i]!
    yield { run, from: Math.max(from, run.at), to: Math.min(to, run.at + run.length) }
  }
}

export const idsOf = (run: SentRun, from: number, to: number): IdRange => [
  run.client,
  run.clock + from - run.at,
  to - from,
]
