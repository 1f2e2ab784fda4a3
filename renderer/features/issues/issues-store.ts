import { createStore, type StoreApi } from 'zustand/vanilla'
import { agreementIn, agreementOf, type ClauseReading, readClauses } from '../../../shared/text/agreement/status.ts'
import { type Change, changesOf } from '../../../shared/text/changes.ts'
import { docOf, sharedUpdate } from '../../../shared/text/draft/plane.ts'
import { TextModel } from '../../../shared/text/model.ts'
import { inIdle } from '../../platform/idle.ts'
import { sha256 } from '../../platform/sha256.ts'
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
  #moved = 0
  #seen = false

  constructor(session: Session, deps: SessionDeps) {
    this.#session = session
    this.#deps = deps
  }

  /** Somebody looks at the list: it follows closely. Answers how to look away. */
  watch(): () => void {
    this.#seen = true
    void this.read()
    return () => {
      this.#seen = false
    }
  }

  /** Follows the document. Answers how to stop. */
  follow(): () => void {
    let stopModel = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    let idle = 0
    const soon = () => {
      this.#moved++
      clearTimeout(timer)
      cancelIdleCallback(idle)
      timer = setTimeout(
        () => {
          idle = requestIdleCallback(() => void this.read(), { timeout: 2000 })
        },
        this.#seen ? PAUSE_MS : UNSEEN_MS,
      )
    }
    const take = () => {
      stopModel()
      stopModel = this.#session.model.onChange(soon)
      soon()
    }
    const stopWork = this.#session.work.subscribe(take)
    take()
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      this.#moved++
      stopModel()
      stopWork()
    }
  }

  /** Reads the list anew. */
  async read(): Promise<void> {
    const run = this.#moved
    const wanted = () => run === this.#moved
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
