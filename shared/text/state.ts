import type { CharFormat, ImportedComment, ParagraphProps } from '../docx/model.ts'
import { idKey } from './ids.ts'
import type { Layer, Overlay } from './overlay.ts'
import type { FormatSet, PropsSet } from './records.ts'
import { sameSide, standingOf } from './rulings.ts'

/** Where a character stands: in which versions it is, and who proposes what about it. */
export interface CharState {
  /** In no version any more: withdrawn, rejected insertion, accepted deletion. Kept in the document all the same. */
  readonly gone: boolean
  /** Pending insertions over it (one as a rule; a row insertion may lie over a text insertion). */
  readonly ins: readonly Layer[]
  readonly del: readonly Layer[]
  /** Pending format changes. */
  readonly fmt: readonly Layer[]
  /** Format in force, pending changes included. */
  readonly format: CharFormat
  readonly object?: string
  /** Layers on which two sides decided differently: pending until one yields. */
  readonly conflict?: readonly Layer[]
  /** Comments of the file that stand here. */
  readonly comments?: readonly ImportedComment[]
}

/** A stretch of one paragraph with one state. `at` = offset in the paragraph. */
export interface Run {
  readonly text: string
  readonly client: number
  readonly clock: number
  readonly at: number
  readonly state: CharState
}

const PLAIN: CharFormat = {}
/** The number of a note. */
const RAISED: CharFormat = { vertical: 'super' }
const NONE: readonly Layer[] = []
const SETTLED: CharState = { gone: false, ins: NONE, del: NONE, fmt: NONE, format: PLAIN }

/** Whether a client's text counts as base where nothing says otherwise. */
export interface StateRules {
  readonly drafting: boolean
  readonly baseClient: number | undefined
  /** Layers to look through, as if they were not there. */
  readonly ignore?: (layer: Layer) => boolean
}

const layersAt = (overlay: Overlay, { ignore }: StateRules, client: number, clock: number): readonly Layer[] => {
  const layers = overlay.layers.at(client, clock)
  if (layers.length === 0) return layers
  const seen = ignore ? layers.filter((l) => !ignore(l)) : layers
  return seen.length < 2 ? seen : seen.toSorted((a, b) => a.n - b.n || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** The state of one character, from what lies on it. */
export function stateAt(overlay: Overlay, rules: StateRules, client: number, clock: number): CharState {
  const layers = layersAt(overlay, rules, client, clock)
  const isBase = client === rules.baseClient
  const object = isBase ? overlay.objects.get(idKey(client, clock)) : overlay.notes.ofMark(client, clock)?.name
  const format = isBase ? (overlay.baseFormats.at(client, clock)[0] ?? PLAIN) : object ? RAISED : PLAIN
  const comments = overlay.comments.at(client, clock)
  if (isBase && layers.length === 0 && !object && comments.length === 0) {
    return format === PLAIN ? SETTLED : { ...SETTLED, format }
  }
  const rulings = overlay.rulings.at(client, clock)
  const first = overlay.baseline.at(client, clock).length > 0
  const settledText = isBase || rules.drafting || first
  let gone = false
  const conflict: Layer[] = []
  const standing = (layer: Layer) => {
    // Of the first text nobody decides: it was never proposed.
    const settled = overlay.settled.has(layer.id) || (first && layer.id === 'i')
    const found = settled ? 'accept' : standingOf(layer.id, layer.author, rulings)
    if (found !== 'conflict') return found
    conflict.push(layer)
    return undefined
  }
  const ins: Layer[] = []
  const del: Layer[] = []
  const fmt: Layer[] = []
  let inForce = format
  if (!isBase && !layers.some((l) => l.kind === 'ins')) {
    const typed = overlay.clients.get(client) ?? UNKNOWN
    const verdict = standing(typed)
    if (verdict === 'reject') gone = true
    else if (verdict === undefined && !settledText) ins.push(typed)
  }
  for (const layer of layers) {
    if (layer.kind === 'para') continue
    const verdict = standing(layer)
    if (layer.kind === 'ins') {
      if (verdict === 'reject') gone = true
      else if (verdict === undefined && (layer.claimed !== undefined || !settledText)) ins.push(layer)
    } else if (layer.kind === 'del') {
      if (verdict === 'accept') gone = true
      else if (verdict === undefined) del.push(layer)
    } else if (layer.kind === 'fmt') {
      if (verdict === 'reject') inForce = layer.formatBefore ?? inForce
      else if (layer.format) inForce = applyFormat(inForce, layer.format)
      if (verdict === undefined) fmt.push(layer)
    }
  }
  const ownFormat = fmt.filter((l) => l.claimed !== undefined || !(rules.drafting || isPartOf(l, ins)))
  return {
    gone,
    ins,
    del,
    fmt: ownFormat,
    format: inForce,
    ...(object ? { object } : {}),
    ...(conflict.length > 0 ? { conflict } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  }
}

/** How text looks that the same side proposes is part of that proposal; what another makes of it is a second change. */
export const isPartOf = (look: Layer, ins: readonly Layer[]): boolean =>
  ins.some((l) => l.claimed === undefined && sameSide(l.author, look.author))

const UNKNOWN: Layer = { id: 'i', kind: 'ins', author: { name: 'Unknown', party: '' }, at: Number.NaN, n: 0 }

/** `false` in a set switches a format off. */
export function applyFormat(format: CharFormat, set: FormatSet): CharFormat {
  const out: Record<string, unknown> = { ...format }
  for (const [name, value] of Object.entries(set))
    if (value === false) delete out[name]
    else out[name] = value
  return out
}

/** Properties of a paragraph mark, with the pending changes of them. */
export interface MarkState {
  readonly state: CharState
  readonly props: ParagraphProps
  readonly pending: readonly Layer[]
}

const BODY: ParagraphProps = { role: 'body' }

export function markAt(overlay: Overlay, rules: StateRules, client: number, clock: number): MarkState {
  const state = stateAt(overlay, rules, client, clock)
  let props = overlay.baseProps.get(idKey(client, clock)) ?? BODY
  const layers = layersAt(overlay, rules, client, clock)
  if (layers.length === 0) return { state, props, pending: NONE }
  const rulings = overlay.rulings.at(client, clock)
  const pending: Layer[] = []
  const conflict: Layer[] = []
  for (const layer of layers) {
    if (layer.kind !== 'para') continue
    const verdict = overlay.settled.has(layer.id) ? 'accept' : standingOf(layer.id, layer.author, rulings)
    if (verdict === 'reject') props = layer.propsBefore ?? props
    else if (layer.props) props = withProps(props, layer.props)
    if ((verdict === undefined || verdict === 'conflict') && !layer.first) pending.push(layer)
    if (verdict === 'conflict') conflict.push(layer)
  }
  const shown = pending.filter((l) => l.claimed !== undefined || !(rules.drafting || isPartOf(l, state.ins)))
  const contested = conflict.length > 0 ? { ...state, conflict: [...(state.conflict ?? []), ...conflict] } : state
  return { state: contested, props, pending: shown }
}

/** `undefined` in a set means "take away" (e.g. no list number any more). What it stands in nobody sets. */
export function withProps(props: ParagraphProps, set: PropsSet): ParagraphProps {
  const out: Record<string, unknown> = { ...props }
  for (const [name, value] of Object.entries(set))
    if (name === 'apart') continue
    else if (value === undefined) delete out[name]
    else out[name] = value
  return out as unknown as ParagraphProps
}
