import * as Y from 'yjs'
import { canonicalJson, type Json } from '../base/canonical-json.ts'
import type { CharFormat, ParagraphProps } from '../docx/model.ts'
import type { IsDraft } from './draft/plane.ts'
import { type ModelOptions, TextModel } from './model.ts'
import type { Layer } from './overlay.ts'
import type { TurnRecord } from './records.ts'
import type { Heads } from './story.ts'

/** A turn as the lists show it. */
export interface Turn {
  readonly key: string
  readonly record: TurnRecord
  /** "R2" for the second turn after the base, which is "R0". */
  readonly label: string
}

/** All turns of the document, in order. Two with one number (made at the same time) keep a fixed order. */
export function turnsOf(model: TextModel): Turn[] {
  const turns: Turn[] = []
  for (const [key, record] of model.overlay.standing())
    if (record.t === 'turn') turns.push({ key, record, label: `R${record.turn}` })
  return turns.sort((a, b) => a.record.turn - b.record.turn || a.record.n - b.record.n || (a.key < b.key ? -1 : 1))
}

export const lastTurn = (model: TextModel): Turn | undefined => turnsOf(model).at(-1)

export const nextTurnNumber = (model: TextModel): number => (lastTurn(model)?.record.turn ?? -1) + 1

/** Closes a turn over all the document holds. `hash`: of `turnBytes(turnText(model))`, taken just before. */
export function writeTurn(
  model: TextModel,
  turn: Pick<TurnRecord, 'name' | 'party' | 'hash' | 'file' | 'outside'>,
): number {
  const number = nextTurnNumber(model)
  const heads = headsNow(model.roots.doc, () => false)
  model.edit((write) => {
    write({ t: 'turn', turn: number, heads, ...turn })
    return []
  })
  return number
}

/** What the document holds now, without a draft. */
export function headsNow(doc: Y.Doc, isDraft: IsDraft): [client: number, clock: number][] {
  const heads = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([client]) => !isDraft(client))
  return heads.sort((a, b) => a[0] - b[0])
}

/** The document as a turn held it, to be read. */
export function modelAt(doc: Y.Doc, turn: Turn, options: Omit<ModelOptions, 'until'>): TextModel {
  const until: Heads = new Map(turn.record.heads)
  return new TextModel(doc, { ...options, until })
}

/** Who proposes something about a stretch, as a turn's text keeps it. */
export interface TurnMark {
  readonly name: string
  readonly party: string
}

export interface TurnRun {
  readonly text: string
  readonly client: number
  readonly clock: number
  readonly format?: CharFormat
  readonly ins?: TurnMark
  readonly del?: TurnMark
}

export interface TurnParagraph {
  /** Identity of its mark. */
  readonly client: number
  readonly clock: number
  readonly props: ParagraphProps
  readonly ins?: TurnMark
  readonly del?: TurnMark
  readonly runs: readonly TurnRun[]
  /** Its mark is in no version any more: what stands in it belongs to the paragraph that follows. */
  readonly joined?: true
}

/** A turn kept as plain text: what stood, what was proposed by whom. Its canonical JSON is what the turn's hash is of. */
export interface TurnText {
  readonly v: 1
  readonly paragraphs: readonly TurnParagraph[]
}

const markOf = (layers: readonly Layer[]): TurnMark | undefined => {
  const layer = layers[0]
  return layer && { name: layer.author.name, party: layer.author.party }
}

export function turnText(model: TextModel): TurnText {
  const paragraphs = model.story.paragraphs.flatMap((p, i): TurnParagraph[] => {
    const runs = joined(
      model.runs(i).flatMap((run): TurnRun[] => {
        if (run.state.gone) return []
        const { text, client, clock, state } = run
        const ins = markOf(state.ins)
        const del = markOf(state.del)
        const looks = Object.keys(state.format).length > 0 ? { format: state.format } : {}
        return [{ text, client, clock, ...looks, ...(ins ? { ins } : {}), ...(del ? { del } : {}) }]
      }),
    )
    const { state, props } = model.mark(i)
    if (state.gone && runs.length === 0) return []
    const ins = markOf(state.ins)
    const del = markOf(state.del)
    const { client, clock } = p
    const left = state.gone ? { joined: true as const } : {}
    return [{ client, clock, props, ...(ins ? { ins } : {}), ...(del ? { del } : {}), runs, ...left }]
  })
  return { v: 1, paragraphs }
}

/** Where a stretch was once cut says nothing of the text: two devices that hold the same must hash the same. */
function joined(runs: readonly TurnRun[]): TurnRun[] {
  const out: TurnRun[] = []
  for (const run of runs) {
    const last = out.at(-1)
    const follows = last && last.client === run.client && last.clock + last.text.length === run.clock
    if (follows && lookOf(last) === lookOf(run)) out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
  }
  return out
}

const lookOf = ({ format = {}, ins, del }: TurnRun): string => JSON.stringify([Object.entries(format).sort(), ins, del])

/** The bytes a turn's hash is taken of. */
export const turnBytes = (text: TurnText): Uint8Array =>
  new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(text)) as Json))
