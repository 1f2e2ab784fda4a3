import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRefusal, type Refusal, refuse } from '../../../../shared/base/refuse.ts'
import type { AcceptedParagraph } from '../../../../shared/clauses/canonical.ts'
import { type Clause, clauseAt } from '../../../../shared/clauses/outline.ts'
import { agree, type Given, reopen } from '../../../../shared/text/agreement/act.ts'
import { type Locked, lockedIn, lockGuard } from '../../../../shared/text/agreement/lock.ts'
import { signedText } from '../../../../shared/text/agreement/signed.ts'
import {
  type Agreement,
  agreementIn,
  agreementOf,
  type ClauseStatus,
  presumedAgreement,
  readClauses,
} from '../../../../shared/text/agreement/status.ts'
import { saidIn } from '../../../../shared/text/agreement/words.ts'
import { type Change, changesOf } from '../../../../shared/text/changes.ts'
import { idKey } from '../../../../shared/text/ids.ts'
import { clauseName } from '../../../../shared/text/lines.ts'
import type { Edit, TextModel } from '../../../../shared/text/model.ts'
import type { NewRecord, TextRecord } from '../../../../shared/text/records.ts'
import { inIdle } from '../../../platform/idle.ts'
import { sha256 } from '../../../platform/sha256.ts'
import { writtenElsewhere } from '../../../session/refusals.ts'
import type { Session } from '../../../session/session.ts'
import type { WorkDeps } from '../../../session/work.ts'
import type { Reading } from '../reading.ts'

/** What is asked of the person: in a dialog over the page. */
export type Asking =
  | { readonly kind: 'agree' | 'record'; readonly status: ClauseStatus; readonly agreement: Agreement }
  | { readonly kind: 'reopen'; readonly status: ClauseStatus }

export interface AgreedText {
  readonly signed: readonly AcceptedParagraph[] | undefined
  readonly now: readonly AcceptedParagraph[]
}

/** What the tree shows beside a clause. */
export type Glyph = 'agreed' | 'principle' | 'reopened' | 'contested' | 'moved' | 'untracked'

export interface AgreementsState {
  /** Undefined while nobody has said anything about any clause. */
  readonly agreement: Agreement | undefined
  readonly glyphs: ReadonlyMap<string, Glyph>
  readonly asking: Asking | undefined
}

/** What of the session is asked for here. */
type Open = Pick<Session, 'model' | 'undo' | 'status'>

const NOTHING: Locked = new Map()

/** Where the clauses of the open document stand, and the lock on those that are agreed. Read when the typing pauses. */
export class Agreements {
  readonly state: StoreApi<AgreementsState> = createStore<AgreementsState>(() => ({
    agreement: undefined,
    glyphs: new Map(),
    asking: undefined,
  }))
  locked: Locked = NOTHING
  readonly #session: Open
  readonly #deps: WorkDeps
  readonly #reading: Reading
  #drawn = () => {}
  #lineOf = (paragraph: number) => paragraph
  /** Counts what happened to the text: a reading it has overtaken is thrown away. */
  #moved = 0
  /** Something was decided or said since the last reading. What is only proposed moves no agreement. */
  #stale = true

  constructor(session: Open, deps: WorkDeps, reading: Reading) {
    this.#session = session
    this.#deps = deps
    this.#reading = reading
  }

  /**
   * Guards the text and follows it, as long as the editor is there. `drawn` is called when other clauses are locked;
   * `lineOf` knows which line of the page a paragraph is in.
   */
  follow(drawn: () => void, lineOf: (paragraph: number) => number): () => void {
    const { model } = this.#session
    this.#drawn = drawn
    this.#lineOf = lineOf
    const lock = lockGuard(model, () => this.locked)
    let spoken = false
    let here = false
    model.guard = {
      insertion: (at, text) => {
        here = true
        return lock.insertion(at, text)
      },
      record: (record) => {
        here = true
        if (isWord(model, record)) spoken = true
        if (!PROPOSING.has(record.t)) this.#stale = true
        return lock.record(record)
      },
    }
    const stopModel = model.onChange(() => {
      this.#moved++
      // What came from elsewhere may hold decisions.
      if (!here) this.#stale = true
      here = false
      // Said, or taken back by undo: the lock follows before the next key, and is checked against the hashes after.
      if (spoken) this.#presume()
      spoken = false
    })
    this.#presume()
    const stopReading = this.#reading.subscribe((now, then) => {
      if (now.changes === then.changes && now.clauses === then.clauses) return
      if (this.#stale) void this.read()
      else this.state.setState(({ agreement }) => ({ glyphs: this.#glyphs(agreement, now.changes) }))
    })
    this.#stale = true
    void this.read()
    return () => {
      stopModel()
      stopReading()
      this.#moved++
      model.guard = undefined
    }
  }

  #presume(): void {
    const { model } = this.#session
    const presumed = saidIn(model).size > 0 ? presumedAgreement(model) : undefined
    this.#show(presumed, presumed ? lockedIn(model, presumed) : NOTHING)
  }

  /** Reads where the clauses stand, a step at a time; nothing to read where nobody has said anything yet. */
  async read(): Promise<void> {
    const { model } = this.#session
    if (saidIn(model).size === 0) {
      this.#stale = false
      this.#show(undefined, NOTHING)
      return
    }
    const run = this.#moved
    const { changes } = this.#reading.getState()
    const found = await inIdle(readClauses(model, changes), () => run === this.#moved)
    const agreement = found && (await agreementIn(found, sha256))
    // What was overtaken by typing is read again at the next pause.
    if (!agreement || run !== this.#moved) return
    this.#stale = false
    this.#show(agreement, lockedIn(model, agreement))
  }

  /** At once: somebody has just agreed or reopened a clause, and the lock must be there before the next key. */
  async #readNow(): Promise<void> {
    const agreement = await this.#agreementNow()
    this.#show(agreement, lockedIn(this.#session.model, agreement))
  }

  #agreementNow(): Promise<Agreement> {
    const { model } = this.#session
    return agreementOf(model, changesOf(model), sha256)
  }

  #show(agreement: Agreement | undefined, locked: Locked): void {
    const before = this.locked
    const { changes } = this.#reading.getState()
    this.locked = locked
    this.state.setState({ agreement, glyphs: this.#glyphs(agreement, changes) })
    if (before.size > 0 || locked.size > 0) this.#drawn()
  }

  #glyphs(agreement: Agreement | undefined, changes: readonly Change[]): Map<string, Glyph> {
    const glyphs = new Map<string, Glyph>()
    for (const [key, { state }] of agreement?.statuses ?? [])
      if (state !== 'open' && state !== 'proposed') glyphs.set(key, state)
    const { clauses } = this.#reading.getState()
    for (const change of changes) {
      const untracked = change.via?.tracked === false
      if (!untracked && change.moves.length === 0) continue
      const clause = clauseAt(clauses, this.#lineOf(change.from.paragraph))
      // An untracked edit outranks whatever else is to be said.
      if (clause && (untracked || !glyphs.has(clause.key))) glyphs.set(clause.key, untracked ? 'untracked' : 'moved')
    }
    return glyphs
  }

  /** Whether a change stands in an agreed clause, so that accepting it would need the clause reopened. */
  holds(change: Change): boolean {
    const { paragraphs } = this.#session.model.story
    for (let i = change.from.paragraph; i <= change.to.paragraph; i++) {
      const p = paragraphs[i]
      if (p && this.locked.has(idKey(p.client, p.clock))) return true
    }
    return false
  }

  /** Asks about the clause that held an edit: at once where it is known how it stands, or else when that has been read. */
  async askToReopen(key: string): Promise<Refusal | undefined> {
    const known = this.state.getState().agreement?.statuses.get(key)
    const status = known ?? (await this.#agreementNow()).statuses.get(key)
    if (!status) return refuse('gone', 'Parley no longer finds the clause it is in. Look at the text, then try again.')
    this.state.setState({ asking: { kind: 'reopen', status } })
    return undefined
  }

  /** Asks about a clause of the tree. Refused where it is only proposed. */
  async ask(kind: Asking['kind'], clause: Clause | undefined): Promise<Refusal | undefined> {
    const held = kind === 'reopen' ? undefined : this.#deps.mayNotAgree?.()
    if (held) return held
    const found = await this.find(clause)
    if (isRefusal(found)) return found
    const { status, agreement } = found
    this.state.setState({ asking: kind === 'reopen' ? { kind, status } : { kind, status, agreement } })
    return undefined
  }

  /** A clause with where it stands, read now. */
  async find(clause: Clause | undefined): Promise<{ status: ClauseStatus; agreement: Agreement } | Refusal> {
    if (!clause) return refuse('none', 'Go into a clause first, or choose one in the tree.')
    const agreement = await this.#agreementNow()
    const status = agreement.statuses.get(clause.key)
    return status
      ? { status, agreement }
      : refuse('proposed', `Clause ${clauseName(clause)} is only proposed. Once it is accepted it can be agreed.`)
  }

  /** A clause as it was agreed, where that can be shown, and as it is accepted now. */
  async agreedText(status: ClauseStatus): Promise<AgreedText | undefined> {
    const { agreement } = this.state.getState()
    if (!agreement || !status.signed) return undefined
    const now = agreement.accepted.content(status.coveredBy ?? status.clause)
    return { signed: await signedText(this.#session.model, status.signed.record, this.#deps, sha256), now }
  }

  done(): void {
    this.state.setState({ asking: undefined })
  }

  async agree(status: ClauseStatus, given: Given): Promise<Refusal | undefined> {
    const held = this.#deps.mayNotAgree?.()
    return held ?? this.#act('agree', () => agree(this.#session.model, status, given))
  }

  reopen(status: ClauseStatus, why: string): Promise<Refusal | undefined> {
    return this.#act('reopen', () => reopen(this.#session.model, status, why))
  }

  /** One undoable step; the lock follows before anything else can be typed. */
  async #act(label: string, act: () => Edit | Refusal): Promise<Refusal | undefined> {
    const { undo, status } = this.#session
    if (status.getState().elsewhere) return writtenElsewhere
    undo.close()
    const edit = act()
    if (isRefusal(edit)) return edit
    undo.push(edit, label)
    undo.close()
    await this.#readNow()
    return undefined
  }
}

/** Records that propose, comment or take back a proposal: the accepted text stays as it is. */
const PROPOSING: ReadonlySet<string> = new Set('client ins del fmt para wd why cmt done ack'.split(' '))

/** Whether a record changes what was said about a clause. */
function isWord({ overlay }: TextModel, record: NewRecord): boolean {
  let about: NewRecord | TextRecord | undefined = record
  while (about?.t === 'void') about = overlay.record(about.record)
  return about?.t === 'agree' || about?.t === 'reopen'
}
