import { createStore, type StoreApi } from 'zustand/vanilla'
import { decide } from '../../../shared/text/decide.ts'
import { type Clauses, clausesIn } from '../../../shared/text/lines.ts'
import type { TextModel } from '../../../shared/text/model.ts'
import type { Verdict } from '../../../shared/text/records.ts'
import { sameSide } from '../../../shared/text/rulings.ts'
import { modelAt, type Turn, turnsOf } from '../../../shared/text/turns.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { type RowState, seenRows, stateOfRow } from './model/answer.ts'
import { type InboxRow, inboxOf } from './model/inbox.ts'

export interface InboxState {
  /** Turns of the other side, the last one first. */
  readonly turns: readonly Turn[]
  readonly turn: Turn | undefined
  /** The turn before it, which it is compared with. */
  readonly before: Turn | undefined
  readonly rows: readonly InboxRow[]
  readonly states: readonly RowState[]
  /** The document as of the turn, with its clauses. */
  readonly model: TextModel | undefined
  readonly clauses: Clauses | undefined
}

const PAUSE_MS = 300

const NOTHING: InboxState = {
  turns: [],
  turn: undefined,
  before: undefined,
  rows: [],
  states: [],
  model: undefined,
  clauses: undefined,
}

/** What the other side did, and what we have said to it so far. */
export class Inbox {
  readonly state: StoreApi<InboxState> = createStore<InboxState>(() => NOTHING)
  readonly #session: Session
  readonly #deps: SessionDeps
  /** How many turns there were when all was read. */
  #known = -1

  constructor(session: Session, deps: SessionDeps) {
    this.#session = session
    this.#deps = deps
  }

  /** Reads everything anew, and follows the document. Answers how to stop. */
  follow(): () => void {
    let stopModel = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    // While one types, the answers can wait until the hands rest.
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => this.#again(), PAUSE_MS)
    }
    const take = () => {
      stopModel()
      stopModel = this.#session.model.onChange(soon)
      this.#again()
    }
    const stopWork = this.#session.work.subscribe(take)
    take()
    return () => {
      clearTimeout(timer)
      stopModel()
      stopWork()
    }
  }

  /** Shows a turn: the one named, or the last of theirs. */
  read(key?: string): void {
    const { doc, model } = this.#session
    const { me } = this.#deps
    const all = turnsOf(model)
    const theirs = all.filter(
      ({ record }) => !sameSide({ name: '', party: record.party }, { name: '', party: me().party }),
    )
    const turns = theirs.toReversed()
    const turn = turns.find((t) => t.key === key) ?? turns[0]
    if (!turn) {
      this.state.setState(NOTHING)
      return
    }
    const before = all[all.findIndex((t) => t.key === turn.key) - 1]
    const as = modelAt(doc, turn, this.#deps)
    const rows = inboxOf(as, turn, before, me())
    this.state.setState({
      turns,
      turn,
      before,
      rows,
      states: this.#states(turn, rows),
      model: as,
      clauses: clausesIn(as, 'redline'),
    })
  }

  undo(): void {
    this.#session.undo.undo()
    this.#again()
  }

  /** Answers a row as one undoable step of our draft. */
  decide(row: InboxRow, verdict: Verdict, say: string): void {
    const { model, undo } = this.#session
    undo.push(decide(model, row.changes, verdict, say).edit, verdict)
    undo.close()
    this.#again()
  }

  /** Seen and left as it is. */
  acknowledge(rows: readonly InboxRow[]): void {
    const { turn } = this.state.getState()
    if (!turn || rows.length === 0) return
    const { model, undo } = this.#session
    const edit = model.edit((write) => {
      write({ t: 'ack', turn: turn.key, rows: rows.map((r) => r.id) })
      return []
    })
    undo.push(edit, 'acknowledge')
    undo.close()
    this.#again()
  }

  /** What was said changes, the turn does not. A new turn may have come: then all is read anew. */
  #again(): void {
    const { turn, turns, rows } = this.state.getState()
    const now = turnsOf(this.#session.model).length
    if (this.#known !== now) {
      this.#known = now
      this.read(turns[0]?.key === turn?.key ? undefined : turn?.key)
    } else if (turn) this.state.setState({ states: this.#states(turn, rows) })
  }

  #states(turn: Turn, rows: readonly InboxRow[]): RowState[] {
    const { model } = this.#session
    const seen = seenRows(model, turn.key)
    return rows.map((row) => stateOfRow(model, row, seen))
  }
}
