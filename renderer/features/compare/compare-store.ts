import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { ComparisonView, DifferenceClass } from '../../../shared/compare/index.ts'
import type { Attribution } from '../../../shared/docx/model.ts'
import { type Turn, turnsOf } from '../../../shared/text/turns.ts'
import { Comparer, type Pair, type Pick } from '../../session/compare/comparer.ts'
import type { Progress } from '../../session/compare/jobs.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import type { CompareAct, CompareText } from '../../ui/frame-ports.ts'
import { NOTHING_OPEN, type Opened } from './model/blocks.ts'
import { samePair, usualPair, withoutDraft } from './pairs.ts'

export type Layout = 'redline' | 'sides' | 'clean'

export interface CompareState {
  readonly turns: readonly Turn[]
  readonly hasDraft: boolean
  readonly files: readonly Extract<Pick, { kind: 'file' }>[]
  readonly pair: Pair | undefined
  /** The last result, and of which texts. */
  readonly view: ComparisonView | undefined
  readonly of: Pair | undefined
  readonly busy: { readonly since: number } | undefined
  readonly refused: Refusal | undefined
  readonly recent: readonly Pair[]
  readonly layout: Layout
  readonly shown: ReadonlySet<DifferenceClass>
  readonly opened: Opened
  /** Index of the entry one is at. */
  readonly at: number
}

const START: Progress = { phase: 'reading', done: 0 }
const PAUSE_MS = 500
const LONG_MS = 1000
const MOST_RECENT = 6

/** What is compared in one open negotiation, and what came of it. */
export class Compare {
  readonly state: StoreApi<CompareState> = createStore<CompareState>(() => ({
    turns: [],
    hasDraft: false,
    files: [],
    pair: undefined,
    view: undefined,
    of: undefined,
    busy: undefined,
    refused: undefined,
    recent: [],
    layout: 'redline',
    shown: new Set(['substance', 'number', 'definition', 'cross-reference', 'moved']),
    opened: NOTHING_OPEN,
    at: 0,
  }))
  /** How far the present comparison is; by itself, so that nothing else is drawn for it. */
  readonly progress: StoreApi<Progress> = createStore<Progress>(() => START)
  readonly #session: Session
  readonly #comparer: Comparer
  #running: { readonly stop: AbortController; readonly since: number } | undefined
  /** Which texts the result is of, exactly. */
  #print = ''

  constructor(session: Session, { client }: SessionDeps) {
    this.#session = session
    this.#comparer = new Comparer(session, client)
  }

  /** While the screen is shown: compares again when a text that is compared has changed. Answers how to stop. */
  follow(): () => void {
    let stopModel = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => this.#look(), PAUSE_MS)
    }
    const take = () => {
      stopModel()
      stopModel = this.#session.model.onChange(soon)
      this.#look()
    }
    const stopWork = this.#session.work.subscribe(take)
    this.#comparer.warm()
    take()
    return () => {
      clearTimeout(timer)
      stopModel()
      stopWork()
    }
  }

  /** Ends the worker; files chosen here are forgotten. */
  close(): void {
    this.#running = undefined
    this.#comparer.close()
  }

  /** Shows the pair another screen asked for. */
  preset({ old, now, layout }: CompareAct): void {
    this.#readTurns()
    const [a, b] = [this.#pickOf(old), this.#pickOf(now)]
    if (layout) this.state.setState({ layout })
    if (a && b) this.choose({ old: a, now: b })
  }

  choose(pair: Pair): void {
    this.state.setState({ pair })
    void this.#compare()
  }

  swap(): void {
    const { pair } = this.state.getState()
    if (pair) this.choose({ old: pair.now, now: pair.old })
  }

  /** Takes a file in as one of the two texts. */
  async chooseFile(file: File, side: 'old' | 'now'): Promise<void> {
    const { isOver, ...following } = this.#begin()
    const pick = await this.#comparer.takeFile(file, following)
    if (isOver()) return
    if (isRefusal(pick)) {
      this.#running = undefined
      this.state.setState({ busy: undefined, refused: { ...pick, say: `${file.name}: ${pick.say}` } })
      return
    }
    if (pick.kind !== 'file') return
    const { files, pair, turns } = this.state.getState()
    const last = turns.at(-1)
    const other: Pick = last
      ? { kind: 'turn', turn: last, reading: 'proposed' }
      : { kind: 'draft', reading: 'proposed' }
    this.state.setState({ files: [...files, pick] })
    this.choose(side === 'old' ? { old: pick, now: pair?.now ?? other } : { old: pair?.old ?? other, now: pick })
  }

  cancel(): void {
    if (!this.#running) return
    this.#running.stop.abort()
    this.#running = undefined
    const { of, pair } = this.state.getState()
    this.state.setState({ busy: undefined, pair: of ?? pair })
  }

  /** Writes the comparison as a Word file with tracked changes. */
  redline(by: Attribution, signal: AbortSignal, onProgress: (progress: Progress) => void) {
    const { of } = this.state.getState()
    return of && this.#comparer.redline(of, by, { signal, onProgress })
  }

  set(change: Partial<Settable>): void {
    this.state.setState(change)
  }

  #pickOf(text: CompareText): Pick | undefined {
    const { hasDraft } = this.state.getState()
    if (typeof text === 'string')
      return {
        kind: text === 'shared' || !hasDraft ? 'shared' : 'draft',
        reading: text === 'original' ? 'before' : 'proposed',
      }
    const turn = this.state.getState().turns.find((t) => t.key === text.turn)
    return turn && { kind: 'turn', turn, reading: text.before ? 'before' : 'proposed' }
  }

  #readTurns(): void {
    const { doc, isDraft, model } = this.#session.work.getState()
    const turns = turnsOf(model)
    const hasDraft = [...doc.store.clients.keys()].some(isDraft)
    this.state.setState({ turns, hasDraft })
  }

  /** Reads what there is to compare; compares anew where it is not what was compared. */
  #look(): void {
    this.#readTurns()
    const { turns, hasDraft, pair } = this.state.getState()
    const next = (pair && (hasDraft ? pair : withoutDraft(pair))) ?? usualPair(turns, hasDraft)
    if (!next) return
    if (next !== pair) this.state.setState({ pair: next })
    if (this.#comparer.fingerprint(next) !== this.#print) void this.#compare()
  }

  /** What is asked now counts; a question before it that takes long is ended, worker and all. */
  #begin() {
    const since = performance.now()
    if (this.#running && since - this.#running.since > LONG_MS) this.#running.stop.abort()
    const running = { stop: new AbortController(), since }
    this.#running = running
    this.progress.setState(START)
    this.state.setState({ busy: { since }, refused: undefined })
    return {
      signal: running.stop.signal,
      isOver: () => this.#running !== running,
      onProgress: (progress: Progress) => {
        if (this.#running === running) this.progress.setState(progress)
      },
    }
  }

  async #compare(): Promise<void> {
    const { pair } = this.state.getState()
    if (!pair) return
    const { isOver, ...following } = this.#begin()
    const print = this.#comparer.fingerprint(pair)
    const view = await this.#comparer.compare(pair, following)
    if (isOver()) return
    this.#running = undefined
    if (isRefusal(view)) return this.state.setState({ busy: undefined, refused: view })
    const again = print === this.#print
    this.#print = print
    const { recent } = this.state.getState()
    this.state.setState({
      view,
      of: pair,
      busy: undefined,
      recent: [pair, ...recent.filter((p) => !samePair(p, pair))].slice(0, MOST_RECENT),
      ...(again ? {} : { opened: NOTHING_OPEN, at: 0 }),
    })
  }
}

type Settable = { [K in 'layout' | 'shown' | 'opened' | 'at' | 'refused']: CompareState[K] }
