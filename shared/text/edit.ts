import { sameCell } from '../docx/cells.ts'
import { type IdRange, idKey, joinRanges } from './ids.ts'
import type { Edit, TextModel } from './model.ts'
import type { FormatSet, NewRecord, PropsSet } from './records.ts'
import { sameSide } from './rulings.ts'
import type { CharState } from './state.ts'
import type { Place } from './story.ts'

export interface TextRange {
  readonly from: Place
  readonly to: Place
}

/** A mark that may not go: the last of the text, of a note and the like, and those that end a table cell or stand before a table. */
export function isFixedMark(model: TextModel, paragraph: number): boolean {
  const { client, clock } = model.story.paragraphs[paragraph]!
  if (model.endsRoom(paragraph) || model.overlay.walls.has(idKey(client, clock))) return true
  return !sameCell(model.mark(paragraph).props.cell, model.mark(paragraph + 1).props.cell)
}

interface Piece {
  readonly ids: readonly IdRange[]
  readonly state: CharState
  readonly client: number
}

/** Text of my side that nobody has decided on: mine to take back. Another's is struck, and both proposals stand. */
export function isOwnPending(model: TextModel, client: number, state: CharState): boolean {
  if (client === model.overlay.base?.client) return false
  return model.drafting || state.ins.some((l) => !l.claimed && sameSide(l.author, model.me))
}

/** Takes typed text back, knowing what was decided about it: what the other side has accepted stays. */
export function withdrawal(model: TextModel, ranges: readonly IdRange[]): NewRecord {
  const after = rulingsOn(model, new Map([['i', ranges]]))
  return { t: 'wd', ranges, ...(after.length > 0 ? { after } : {}) }
}

/** The decisions on these layers that stand already: a new one may overrule these. */
export function rulingsOn(model: TextModel, on: ReadonlyMap<string, readonly IdRange[]>): string[] {
  const keys = new Set<string>()
  for (const [layer, ranges] of on)
    for (const [client, clock, length] of ranges)
      for (const { values } of model.overlay.rulings.overlapping(client, clock, clock + length))
        for (const ruling of values) if (ruling.layer === layer) keys.add(ruling.key)
  return [...keys]
}

/** The stretches of a range, paragraph marks included, each with its state. */
function* pieces(model: TextModel, { from, to }: TextRange): Generator<Piece> {
  for (let p = from.paragraph; p <= to.paragraph; p++) {
    const start = p === from.paragraph ? from.offset : 0
    const { length, client, clock } = model.story.paragraphs[p]!
    const end = p === to.paragraph ? to.offset : length
    for (const run of model.runs(p)) {
      const a = Math.max(start, run.at)
      const b = Math.min(end, run.at + run.text.length)
      if (a < b) yield { ids: [[run.client, run.clock + a - run.at, b - a]], state: run.state, client: run.client }
    }
    if (p < to.paragraph && !isFixedMark(model, p))
      yield { ids: [[client, clock, 1]], state: model.mark(p).state, client }
  }
}

/**
 * Deletes a range as this device may: own pending text is withdrawn, anything else gets a deletion record and stays
 * in sight, struck, until somebody decides. Text already struck is passed over.
 */
export function remove(model: TextModel, range: TextRange): Edit {
  const withdraw: IdRange[] = []
  const strike: IdRange[] = []
  for (const { ids, state, client } of pieces(model, range)) {
    if (state.gone || state.del.length > 0) continue
    ;(isOwnPending(model, client, state) ? withdraw : strike).push(...ids)
  }
  return model.edit((write) => {
    if (withdraw.length > 0) write(withdrawal(model, withdraw))
    if (strike.length > 0) write({ t: 'del', ranges: strike })
    return []
  })
}

/** Replaces a range: the new text stands behind the old, which is struck or withdrawn. Answers both edits as one. */
export function replace(model: TextModel, range: TextRange, text: string, props: readonly PropsSet[] = []): Edit {
  const empty = range.from.paragraph === range.to.paragraph && range.from.offset === range.to.offset
  const typed = text === '' ? NOTHING : model.insert(range.to, text, props)
  // The insertion splits the paragraph at `to`; what stood before it keeps its indexes and offsets.
  const removed = empty ? NOTHING : remove(model, range)
  return { records: [...typed.records, ...removed.records], typed: typed.typed }
}

const NOTHING: Edit = { records: [], typed: [] }

/** Sets character formats over a range, as a change that can be decided. */
export function setFormat(model: TextModel, range: TextRange, set: FormatSet): Edit {
  const ranges: IdRange[] = []
  for (const { ids, state } of pieces(model, range)) if (!state.gone) ranges.push(...ids)
  return model.edit((write) => {
    if (ranges.length > 0) write({ t: 'fmt', ranges, set })
    return []
  })
}

/** Sets paragraph properties on the marks of these paragraphs. */
export function setParagraphs(model: TextModel, from: number, to: number, set: PropsSet): Edit {
  const ranges: IdRange[] = []
  for (let p = from; p <= to; p++) {
    const { client, clock } = model.story.paragraphs[p]!
    ranges.push([client, clock, 1])
  }
  return model.edit((write) => {
    if (ranges.length > 0) write({ t: 'para', ranges, set })
    return []
  })
}

/** Makes what stands now turn 0 of a negotiation begun from blank: reference text, and edits show from here on. */
export function startRedlining(model: TextModel): Edit {
  const ranges: IdRange[] = []
  const looks = new Set<string>()
  const keep = (range: IdRange) => {
    ranges.push(range)
    for (const layer of model.overlay.layers.at(range[0], range[1]))
      if (layer.kind === 'fmt' || layer.kind === 'para') looks.add(layer.id)
  }
  model.story.paragraphs.forEach((p, i) => {
    for (const run of model.runs(i)) if (!run.state.gone) keep([run.client, run.clock, run.text.length])
    if (!model.mark(i).state.gone) keep([p.client, p.clock, 1])
  })
  return model.edit((write) => {
    // How the first text looks is settled with it; later changes of looks are proposals.
    write({ t: 'baseline', ranges: joinRanges(ranges), ...(looks.size > 0 ? { looks: [...looks] } : {}) })
    return []
  })
}
