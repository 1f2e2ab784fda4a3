/** Somebody at a computer of their own: drafts in private and publishes, or writes live for all to see. */
import * as Y from 'yjs'
import { docOf, type IsDraft, sharedUpdate } from '../../shared/text/draft/plane.ts'
import { fork, squash, updateSince } from '../../shared/text/draft/publish.ts'
import { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { turnBytes, turnText, writeTurn } from '../../shared/text/turns.ts'
import { UndoStack } from '../../shared/text/undo.ts'
import { sha256 } from './agreeing.ts'

/** Ids and a clock that repeat from run to run. */
export function house() {
  let clients = 0
  let clock = Date.UTC(2026, 0, 5, 9)
  const owner = new Map<number, Author>()
  return {
    owner,
    now: () => (clock += 1000),
    client: (who: Author) => {
      const id = 1000 + clients++
      owner.set(id, who)
      return id
    },
  }
}
export type House = ReturnType<typeof house>

export class Peer {
  readonly who: Author
  readonly live: boolean
  /** Every publication closes a turn, as in the app. */
  closesTurns = false
  model: TextModel
  undo: UndoStack
  #drafting = new Set<number>()
  #updates: Uint8Array[] = []
  readonly #house: House

  constructor(who: Author, live: boolean, shared: Uint8Array, at: House) {
    this.who = who
    this.live = live
    this.#house = at
    this.model = this.#open(docOf(shared, at.client(who)))
    this.undo = new UndoStack(this.model, at.now)
    if (live) this.model.roots.doc.on('update', (u: Uint8Array, origin) => origin !== 'wire' && this.#updates.push(u))
    else this.#drafting.add(this.model.roots.doc.clientID)
  }

  get options() {
    return { now: this.#house.now, me: () => this.who }
  }

  readonly isDraft: IsDraft = (client) => this.#drafting.has(client)

  #open(doc: Y.Doc): TextModel {
    return new TextModel(doc, this.options)
  }

  /** The shared document alone, as it lies on this computer. */
  shared(): TextModel {
    return this.#open(docOf(sharedUpdate(this.model.roots.doc, this.isDraft)))
  }

  take(bytes: Uint8Array): void {
    Y.applyUpdate(this.model.roots.doc, bytes, 'wire')
  }

  /** What leaves this computer: since the last time if live, else the net of the draft. Undefined: nothing. */
  handOver(): Uint8Array | undefined {
    if (this.live) {
      const updates = this.#updates.splice(0)
      return updates.length > 0 ? Y.mergeUpdates(updates) : undefined
    }
    const publisher = this.#house.client(this.who)
    const done = squash(this.model, this.isDraft, () => true, publisher, this.options)
    if (this.closesTurns && !done.nothing)
      writeTurn(done.model, { name: '', party: this.who.party, hash: sha256(turnBytes(turnText(done.model))) })
    const draft = this.#house.client(this.who)
    this.model = fork(done.shared, done.kept, this.isDraft, draft, this.options)
    this.#drafting = new Set([draft])
    this.undo = new UndoStack(this.model, this.#house.now)
    // What comes to nothing (centred, and back again) leaves nothing, and is no longer in the draft either.
    return done.nothing ? undefined : updateSince(done.shared, done.before)
  }
}

/** Batches on their way: each waits for those its sender knew (peers.md, "Lanes"), late, in any order, now and then twice. */
export interface Batch<Note> {
  readonly from: number
  readonly bytes: Uint8Array
  readonly needs: ReadonlySet<Batch<Note>>
  readonly notes: readonly Note[]
}

export class Wire<Note> {
  readonly sent: Batch<Note>[] = []
  readonly #has: Set<Batch<Note>>[]
  constructor(peers: number) {
    this.#has = Array.from({ length: peers }, () => new Set())
  }
  send(from: number, bytes: Uint8Array, notes: readonly Note[]): void {
    const batch = { from, bytes, notes, needs: new Set(this.#has[from]) }
    this.sent.push(batch)
    this.#has[from]!.add(batch)
  }
  /** What could reach somebody now. */
  waiting(to: number): Batch<Note>[] {
    const has = this.#has[to]!
    return this.sent.filter((b) => !has.has(b) && [...b.needs].every((n) => has.has(n)))
  }
  /** Already there: arrives a second time. */
  had(to: number): Batch<Note>[] {
    return [...this.#has[to]!]
  }
  arrive(batch: Batch<Note>, to: number): void {
    this.#has[to]!.add(batch)
  }
}
