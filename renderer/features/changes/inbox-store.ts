import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { reopen } from '../../../shared/text/agreement/act.ts'
import { agreedAround } from '../../../shared/text/agreement/lock.ts'
import type { ClauseStatus } from '../../../shared/text/agreement/status.ts'
import { changesOf } from '../../../shared/text/changes.ts'
import { commentOn } from '../../../shared/text/comments.ts'
import { decide } from '../../../shared/text/decide.ts'
import { type Clauses, clausesIn } from '../../../shared/text/lines.ts'
import type { TextModel } from '../../../shared/text/model.ts'
import type { Verdict } from '../../../shared/text/records.ts'
import { sameSide } from '../../../shared/text/rulings.ts'
import { modelAt, type Turn, turnsOf } from '../../../shared/text/turns.ts'
import { inIdle } from '../../platform/idle.ts'
import { followWork } from '../../session/follow.ts'
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
  /** Everything was read at least once. */
  readonly ready: boolean
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
  ready: false,
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

  /** Reads everything anew when there is time, and follows the document. Answers how to stop. */
  follow(): () => void {
    // While one types, the answers can wait until the hands rest.
    const { stop } = followWork(
      this.#session,
      () => PAUSE_MS,
      (wanted) => void inIdle(this.#again(), wanted),
    )
    return stop
  }

  /** Shows a turn: the one named, or the last of theirs. */
  read(key?: string): void {
    for (const _ of this.#reading(key));
  }

  /** Step by step, so that a long contract does not hold up the page. */
  *#reading(key?: string): Generator<undefined> {
    const { doc, model } = this.#session
    const { me } = this.#deps
    const all = turnsOf(model)
    const theirs = all.filter(({ record }) => !sameSide({ name: '', party: record.party }, me()))
    const turns = theirs.toReversed()
    const turn = turns.find((t) => t.key === key) ?? turns[0]
    if (!turn) {
      this.state.setState({ ...NOTHING, ready: true })
      return
    }
    const before = all[all.findIndex((t) => t.key === turn.key) - 1]
    const as = modelAt(doc, turn, this.#deps)
    yield
    const clauses = clausesIn(as, 'redline')
    yield
    const changes = changesOf(as)
    yield
    const rows = inboxOf(as, { turn, before, clauses, changes, me: me() })
    yield
    this.state.setState({
      turns,
      turn,
      before,
      rows,
      states: this.#states(turn, rows),
      model: as,
      clauses,
      ready: true,
    })
  }

  undo(): void {
    this.#session.undo.undo()
    this.#answered()
  }

  /** The agreed clause a row stands in: accepting it would change what both have agreed. */
  agreedAround({ changes }: InboxRow): ClauseStatus | undefined {
    const { model } = this.#session
    for (const change of changes) {
      const agreed = agreedAround(model, change)
      if (agreed) return agreed
    }
    return undefined
  }

  /** Answers a row as one undoable step of our draft; with `agreed`, that clause is reopened first, for this reason. */
  decide(row: InboxRow, verdict: Verdict, say: string, agreed?: ClauseStatus): void {
    const { model, undo } = this.#session
    const reopened = agreed && reopen(model, agreed, say)
    const { records } = decide(model, row.changes, verdict, say).edit
    const first = reopened && !isRefusal(reopened) ? reopened.records : []
    undo.push({ records: [...first, ...records], typed: [] }, verdict)
    undo.close()
    this.#answered()
  }

  /** Says something about a change, to both sides, once it is published. */
  comment(row: InboxRow, text: string): void {
    const { model, undo } = this.#session
    undo.push(
      commentOn(
        model,
        row.changes.flatMap((c) => c.parts.flatMap((p) => p.ranges)),
        text,
      ),
      'comment',
    )
    undo.close()
    this.#answered()
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
    this.#answered()
  }

  /** What was said changes, the turn does not. A new turn may have come: then all is read anew. */
  *#again(): Generator<undefined> {
    const { turn, turns } = this.state.getState()
    const now = turnsOf(this.#session.model).length
    if (this.#known !== now) {
      yield* this.#reading(turns[0]?.key === turn?.key ? undefined : turn?.key)
      this.#known = now
    } else this.#answered()
  }

  #answered(): void {
    const { turn, rows } = this.state.getState()
    if (turn) this.state.setState({ states: this.#states(turn, rows) })
  }

  #states(turn: Turn, rows: readonly InboxRow[]): RowState[] {
    const { model } = this.#session
    const seen = seenRows(model, turn.key)
    return rows.map((row) => stateOfRow(model, row, seen))
  }
}
