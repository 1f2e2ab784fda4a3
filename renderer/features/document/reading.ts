import type { Node } from 'prosemirror-model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Change, changesOf } from '../../../shared/text/changes.ts'
import type { TextModel } from '../../../shared/text/model.ts'
import type { Layout } from './editor/layout.ts'
import { type Clause, clauseAt, outlineOf } from './model/outline.ts'

/** What the panels show of the text: gathered when the typing pauses, never on a keystroke. */
export interface ReadingState {
  readonly changes: readonly Change[]
  readonly clauses: readonly Clause[]
  /** Changes per clause key, by side. */
  readonly counts: ReadonlyMap<string, { us: number; them: number }>
  readonly words: number
  /** Changes and answers that are only ours so far. */
  readonly drafts: number
  /** Index into `changes` of the one the caret is in or was last sent to; -1 for none. */
  readonly current: number
  readonly clause: Clause | undefined
  /** Of the paragraph the caret is in, as a value of the toolbar; null where it is another. */
  readonly style: string | null
  readonly inTable: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** It was read at least once: until then nothing is known, not even that there is nothing. */
  readonly ready: boolean
}

export interface ReadingSource {
  readonly model: TextModel
  readonly layout: () => Layout
  /** When all of the text is drawn. */
  readonly whole: () => Promise<void>
  readonly side: (change: Change) => 'us' | 'them'
  readonly isDraft: (change: Change) => boolean
  /** How many decisions, comments and the like are not published. */
  readonly acts: () => number
  readonly undo: { readonly canUndo: boolean; readonly canRedo: boolean }
}

export type Reading = StoreApi<ReadingState>

export const newReading = (): Reading =>
  createStore<ReadingState>(() => ({
    changes: [],
    clauses: [],
    counts: new Map(),
    words: 0,
    drafts: 0,
    current: -1,
    clause: undefined,
    style: null,
    inTable: false,
    canUndo: false,
    canRedo: false,
    ready: false,
  }))

const PAUSE_MS = 120

/** Keeps the reading in step: soon after the text changed, when the browser has time. Answers how to stop. */
export function keepReading(reading: Reading, source: ReadingSource, onRead: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  let steps: Generator<undefined, Partial<ReadingState>> | undefined
  const take = (read: Partial<ReadingState>) => {
    reading.setState(read)
    onRead()
  }
  const step = () => {
    steps ??= gather(source)
    const next = steps.next()
    if (!next.done) {
      idle = requestIdleCallback(step, { timeout: 500 })
      return
    }
    steps = undefined
    take(next.value)
  }
  const soon = () => {
    clearTimeout(timer)
    cancelIdleCallback(idle)
    steps = undefined
    timer = setTimeout(() => {
      idle = requestIdleCallback(step, { timeout: 500 })
    }, PAUSE_MS)
  }
  const stop = source.model.onChange(() => {
    const { canUndo, canRedo } = source.undo
    const known = reading.getState()
    if (known.canUndo !== canUndo || known.canRedo !== canRedo) reading.setState({ canUndo, canRedo })
    if (source.layout().complete) soon()
  })
  let gone = false
  // A short text is read at once; of a long one the panels tell when it is there.
  if (source.layout().complete) take(atOnce(gather(source)))
  else
    void source.whole().then(() => {
      if (!gone) idle = requestIdleCallback(step, { timeout: 500 })
    })
  return () => {
    gone = true
    stop()
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
}

function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
  }
}

/** Piece by piece, so that no one piece of a long contract holds up the page. */
function* gather({
  model,
  layout,
  side,
  isDraft,
  acts,
  undo,
}: ReadingSource): Generator<undefined, Partial<ReadingState>> {
  const { blocks } = layout()
  const lines = blocks.map((b) => ({ key: b.key, number: b.number, text: wordsOf(b.node).text, props: b.props }))
  const words = blocks.reduce((n, b) => n + wordsOf(b.node).words, 0)
  yield
  const clauses = outlineOf(lines)
  yield
  const changes = changesOf(model)
  yield
  const counts = new Map<string, { us: number; them: number }>()
  let line = 0
  for (const change of changes) {
    while (line < blocks.length - 1 && blocks[line]!.last < change.from.paragraph) line++
    const clause = clauseAt(clauses, line)
    if (!clause) continue
    const count = counts.get(clause.key) ?? { us: 0, them: 0 }
    count[side(change)]++
    counts.set(clause.key, count)
  }
  // A move is one thing with two places.
  const drafted = changes.filter(isDraft)
  const moves = drafted.filter((c) => c.moves.length > 0 && c.kind === 'deletion').length
  const drafts = drafted.length - moves + acts()
  return { changes, clauses, counts, words, drafts, canUndo: undo.canUndo, canRedo: undo.canRedo, ready: true }
}

const counted = new WeakMap<Node, { readonly text: string; readonly words: number }>()

/** A paragraph's text and its words, counted once: a long contract's are not counted again at every pause. */
function wordsOf(node: Node): { readonly text: string; readonly words: number } {
  const known = counted.get(node)
  if (known) return known
  const text = node.textContent
  const made = { text, words: text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0 }
  counted.set(node, made)
  return made
}
