import { createStore, type StoreApi } from 'zustand/vanilla'
import { agreementIn, agreementOf, type ClauseReading, readClauses } from '../../../shared/text/agreement/status.ts'
import { type Change, changesOf } from '../../../shared/text/changes.ts'
import { docOf, sharedUpdate } from '../../../shared/text/draft/plane.ts'
import { TextModel } from '../../../shared/text/model.ts'
import { inIdle } from '../../platform/idle.ts'
import { sha256 } from '../../platform/sha256.ts'
import { type Following, followWork } from '../../session/follow.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { type Issues, issuesOf } from './model/rows.ts'

/** The list reads the whole text: while one types it waits until the hands have rested, and longer while nobody looks. */
const PAUSE_MS = 300
const UNSEEN_MS = 2500

const NOTHING: Issues = { rows: [], clauses: 0, agreed: 0 }

export interface IssuesState extends Issues {
  /** False until the text was read for the first time. */
  readonly read: boolean
}

/** What is still open between the parties, read from the text. */
export class IssueList {
  readonly state: StoreApi<IssuesState> = createStore<IssuesState>(() => ({ ...NOTHING, read: false }))
  readonly #session: Session
  readonly #deps: SessionDeps
  #following: Following | undefined
  #seen = false

  constructor(session: Session, deps: SessionDeps) {
    this.#session = session
    this.#deps = deps
  }

  /** Somebody looks at the list: it follows closely. Answers how to look away. */
  watch(): () => void {
    this.#seen = true
    this.#following?.now()
    return () => {
      this.#seen = false
    }
  }

  /** Follows the document. Answers how to stop. */
  follow(): () => void {
    const following = followWork(
      this.#session,
      () => (this.#seen ? PAUSE_MS : UNSEEN_MS),
      (wanted) => void this.#read(wanted),
    )
    this.#following = following
    if (this.#seen) following.now()
    return following.stop
  }

  async #read(wanted: () => boolean): Promise<void> {
    const { model } = this.#session
    const found = await inIdle(readText(model), wanted)
    if (!found) return
    const agreement = await agreementIn(found.reading, sha256)
    if (wanted()) this.state.setState({ ...issuesOf(model, found.changes, agreement), read: true })
  }

  /** The list without what is only drafted: what may be shown to the other side. */
  async shared(): Promise<Issues> {
    const { doc, isDraft } = this.#session.work.getState()
    const model = new TextModel(docOf(sharedUpdate(doc, isDraft)), this.#deps)
    const changes = changesOf(model)
    return issuesOf(model, changes, await agreementOf(model, changes, sha256))
  }

  /** Whether anything is drafted and not published. */
  get hasDraft(): boolean {
    const { doc, isDraft } = this.#session.work.getState()
    return [...doc.store.clients.keys()].some(isDraft)
  }
}

function* readText(model: TextModel): Generator<undefined, { changes: Change[]; reading: ClauseReading }> {
  const changes = changesOf(model)
  yield
  return { changes, reading: yield* readClauses(model, changes) }
}
