import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { JournalPort } from '../../platform/lane-journal.ts'
import { type LaneView, laneStore } from '../../platform/lane-store.ts'
import { parseRow, type Row, type Sheet, sheetOf } from './rows.ts'

export interface PositionState {
  readonly sheet: Sheet
  readonly mode: LaneView<Row>['mode']
  /** Why nothing can be changed, if so. */
  readonly problem: Refusal | undefined
  readonly warnings: readonly string[]
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface PositionPorts {
  readonly journal: JournalPort & { readonly close: (lane: `position/${NegotiationId}`) => Promise<unknown> }
  readonly newId: () => string
  readonly now: () => number
}

/** One row as it was and as it became; undefined where there was none. */
interface Step {
  readonly key: string
  readonly before: Row | undefined
  readonly after: Row | undefined
}

/**
 * Our private position in one negotiation. It lies in a journal lane of its own under a key of its own and has no copy
 * in the browser's storage; closing it drops it from memory.
 */
export class Position {
  readonly state: StoreApi<PositionState>
  readonly lane: `position/${NegotiationId}`
  readonly ports: PositionPorts
  readonly #store
  readonly #done: Step[] = []
  readonly #undone: Step[] = []

  constructor(id: NegotiationId, ports: PositionPorts) {
    this.ports = ports
    this.lane = `position/${id}`
    this.#store = laneStore<Row>({ lane: this.lane, journal: ports.journal, newId: ports.newId, parse: parseRow })
    this.state = createStore(() => this.#look())
    this.#store.subscribe(() => this.#tell())
  }

  /** Reads the lane; also again, after the background process came back. */
  open(): Promise<void> {
    return this.#store.open()
  }

  takeOver(): Promise<void> {
    return this.#store.takeOver()
  }

  /** Another window took it. */
  lost(): void {
    this.#store.lost()
  }

  async close(): Promise<void> {
    await this.ports.journal.close(this.lane).catch(() => undefined)
  }

  /** What a person said of a turn, by the turn's key. */
  turnRow(turn: string): Row | undefined {
    return [...this.#store.view().rows.values()].find((row) => row.kind === 'turn' && row.turn === turn)
  }

  /** Written when it resolves; what was can be brought back by undo. */
  async put(row: Row): Promise<Refusal | undefined> {
    return this.#act({ key: row.id, before: this.#row(row.id), after: row })
  }

  async remove(id: string): Promise<Refusal | undefined> {
    return this.#act({ key: id, before: this.#row(id), after: undefined })
  }

  async undo(): Promise<Refusal | undefined> {
    const step = this.#done.pop()
    if (!step) return undefined
    const refused = await this.#write(step.key, step.before)
    if (refused) this.#done.push(step)
    else this.#undone.push(step)
    this.#tell()
    return refused
  }

  async redo(): Promise<Refusal | undefined> {
    const step = this.#undone.pop()
    if (!step) return undefined
    const refused = await this.#write(step.key, step.after)
    if (refused) this.#undone.push(step)
    else this.#done.push(step)
    this.#tell()
    return refused
  }

  async #act(step: Step): Promise<Refusal | undefined> {
    const refused = await this.#write(step.key, step.after)
    if (refused) return refused
    this.#done.push(step)
    this.#undone.length = 0
    this.#tell()
    return undefined
  }

  #write(key: string, row: Row | undefined): Promise<Refusal | undefined> {
    return row ? this.#store.put(key, row) : this.#store.remove(key)
  }

  #row(id: string): Row | undefined {
    return this.#store.view().rows.get(id)
  }

  #look(): PositionState {
    const { rows, mode, problem, notes } = this.#store.view()
    return {
      sheet: sheetOf(rows.values()),
      mode,
      problem,
      warnings: notes,
      canUndo: this.#done.length > 0,
      canRedo: this.#undone.length > 0,
    }
  }

  #tell(): void {
    this.state.setState(this.#look(), true)
  }
}
