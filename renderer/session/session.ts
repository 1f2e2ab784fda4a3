import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import type { BridgeEvent, Damage } from '../../shared/bridge/contract.ts'
import type { TextModel } from '../../shared/text/model.ts'
import type { UndoStack } from '../../shared/text/undo.ts'
import { type Carrier, openCarrier } from './carrier.ts'
import { answered, draftLane, openLane, readLane, type SessionClient } from './draft-lane.ts'
import { decodeRecord, emptyLane, encodeRecord, fold, type LaneRecord, type LaneState } from './lane-record.ts'
import { keepPreviewOf } from './preview.ts'
import { type Publishing, publishing } from './publishing.ts'
import { Saver, type SaveState } from './saver.ts'
import { KEPT, makeWork, partsOf, SHARED, type Work, type WorkDeps } from './work.ts'

export interface SessionDeps extends WorkDeps {
  readonly client: SessionClient
  readonly onEvent: (listener: (event: BridgeEvent) => void) => () => void
}

export interface SessionStatus {
  readonly save: SaveState
  /** Another window writes this negotiation now; here it is shown and cannot be edited. */
  readonly elsewhere: boolean
}

/** One open negotiation: its document, its text, its undo, and where its words are kept. */
export interface Session extends Publishing {
  readonly id: NegotiationId
  /** What is worked on. Publishing and discarding put a new one in its place. */
  readonly work: StoreApi<Work>
  readonly doc: Y.Doc
  readonly model: TextModel
  readonly undo: UndoStack
  readonly status: StoreApi<SessionStatus>
  /** What the journal said when it was opened: unreadable or missing records, in words. */
  readonly warnings: readonly string[]
  /** Takes the negotiation from the window that has it, with all it wrote. */
  takeBack(): Promise<undefined | Refusal>
  /** Brings what waits to the disk; whether all of it is there. */
  settled(): Promise<boolean>
  /** Writes what waits and lets go of the lane. What the disk refuses stays in memory and is tried on. */
  close(): Promise<void>
}

const SNAPSHOT_AFTER_MS = 5000

/** Closed while words still waited for the disk: kept at work until they are safe, and handed out when opened again. */
const lingering = new Map<NegotiationId, Session>()

/** Still closing: opening the same negotiation waits, or its lane would be let go under the new session. */
const closing = new Map<NegotiationId, Promise<void>>()

/** Opens a negotiation: sealed snapshot first, then the journal's tail, in one transaction each. Writes nothing. */
export async function openSession(id: NegotiationId, deps: SessionDeps, takeOver = false): Promise<Session | Refusal> {
  const { client } = deps
  await closing.get(id)
  const unfinished = lingering.get(id)
  if (unfinished) {
    lingering.delete(id)
    return unfinished
  }
  const opened = await openLane(client, id, takeOver)
  if (isRefusal(opened)) return opened
  const key = await answered(client.vault.storeKey('carrier', id))
  if (isRefusal(key)) return key
  const carrier = await openCarrier(id, key).catch(() => undefined)
  const snapshot = await carrier?.load()
  const ahead = snapshot !== undefined && snapshot.seq > opened.next
  const doubtful = opened.damage.length > 0 || opened.missingSince !== undefined || ahead
  const lane = emptyLane()
  if (snapshot && !doubtful) fold(lane, decodeRecord(snapshot.update))
  const next = await foldLane(client, id, doubtful ? 0 : (snapshot?.seq ?? 0), lane)
  if (isRefusal(next)) return next
  const work = makeWork(lane.shared, lane.draft, deps)
  // In doubt the journal speaks first; what only the copy still has is written to the journal anew, once.
  const repair = snapshot !== undefined && doubtful && adds(work, decodeRecord(snapshot.update))
  const warnings = warningsOf(opened.damage, opened.missingSince, work.doc.store.pendingStructs !== null)
  return startSession(id, deps, work, carrier, { next, kept: doubtful ? -1 : (snapshot?.seq ?? -1), repair }, warnings)
}

/** Reads the lane from a record to its end into a state. Answers where the end is. */
const foldLane = (
  client: SessionClient,
  id: NegotiationId,
  from: number,
  state: LaneState,
): Promise<number | Refusal> => readLane(client, id, from, (bytes) => fold(state, decodeRecord(bytes)))

/** Applies a snapshot; whether the document knows more now. */
function adds(work: Work, snapshot: LaneRecord): boolean {
  const before = Y.encodeStateVector(work.doc)
  const copy = emptyLane()
  fold(copy, snapshot)
  work.takeIn(copy.shared, copy.draft)
  const after = Y.encodeStateVector(work.doc)
  return before.length !== after.length || before.some((byte, i) => byte !== after[i])
}

function warningsOf(damage: readonly Damage[], missingSince: number | undefined, pending: boolean): string[] {
  return [
    ...(pending ? ['Later words of the same sitting build on what was lost; they are kept and cannot be shown.'] : []),
    ...damage.map((d) => `${d.say} The damaged file is kept as ${d.keptAs}.`),
    ...(missingSince === undefined
      ? []
      : [
          'The journal on this computer is shorter than it was. What could be found is shown here; check the last edits.',
        ]),
  ]
}

interface Start {
  /** Where the journal ends. */
  readonly next: number
  /** What the snapshot on this computer holds; -1 for none that can be trusted. */
  readonly kept: number
  /** The journal lacks what the document has. */
  readonly repair: boolean
}

function startSession(
  id: NegotiationId,
  deps: SessionDeps,
  opened: Work,
  carrier: Carrier | undefined,
  { next, kept: keptAt, repair }: Start,
  warnings: readonly string[],
): Session {
  const { client, now } = deps
  const work = createStore<Work>(() => opened)
  const status = createStore<SessionStatus>(() => ({ save: { kind: 'saved', at: undefined }, elsewhere: false }))
  const saver = new Saver(next, {
    append: (expected, updates) => answered(client.journal.append(draftLane(id), expected, updates)),
    reopen: () => follow(false),
    now,
    later: (act, ms) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    onState: (save) => {
      status.setState({ save })
      if (save.kind === 'saved') scheduleSnapshot()
    },
  })
  /** Opens the lane again and takes in what was written meanwhile. */
  const follow = async (takeOver: boolean): Promise<{ next: number } | Refusal> => {
    const lane = await openLane(client, id, takeOver)
    if (isRefusal(lane)) return lane
    const tail = emptyLane()
    const end = await foldLane(client, id, saver.next, tail)
    if (isRefusal(end)) return end
    const now = work.getState()
    if (tail.published) renew(makeWork([partsOf(now).shared, ...tail.shared], tail.draft, deps))
    else now.takeIn(tail.shared, tail.draft)
    return { next: end }
  }
  const push = (record: LaneRecord) => saver.push(encodeRecord(record))
  const watch = (now: Work) =>
    now.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === KEPT) return
      push({ kind: origin === SHARED || now.live() ? 'shared' : 'draft', update })
    })
  /** Puts another working document in the place of the one that was. */
  const renew = (next: Work) => {
    const last = work.getState()
    watch(next)
    work.setState(next, true)
    last.doc.destroy()
  }
  watch(opened)
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept = keptAt
  const snapshot = async () => {
    if (!carrier || saver.waiting > 0 || saver.next === kept) return
    kept = saver.next
    const update = encodeRecord({ kind: 'publication', ...partsOf(work.getState()) })
    await carrier.save({ seq: saver.next, update }).catch(() => undefined)
    await keepPreviewOf(id, carrier.key, work.getState().model).catch(() => undefined)
  }
  const scheduleSnapshot = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void snapshot(), SNAPSHOT_AFTER_MS)
  }
  if (repair) push({ kind: 'publication', ...partsOf(opened) })
  else scheduleSnapshot()
  const stopEvents = deps.onEvent((event) => {
    if (event.kind !== 'laneTaken' || event.lane !== draftLane(id)) return
    saver.stop()
    status.setState({ elsewhere: true })
  })
  const finish = async () => {
    clearTimeout(timer)
    stopEvents()
    stopLeaving()
    if (!status.getState().elsewhere) {
      await snapshot()
      await client.journal.close(draftLane(id)).catch(() => undefined)
    }
    await carrier?.close().catch(() => undefined)
    work.getState().doc.destroy()
  }
  const stopLeaving = warnOnLeaving(() => saver.waiting > 0 && isStuck(status.getState()))
  const session: Session = {
    id,
    work,
    get doc() {
      return work.getState().doc
    },
    get model() {
      return work.getState().model
    },
    get undo() {
      return work.getState().undo
    },
    status,
    warnings,
    ...publishing({ id, deps, work: () => work.getState(), renew, push, elsewhere: () => status.getState().elsewhere }),
    settled: () => saver.flush(),
    async takeBack() {
      const found = await follow(true)
      if (isRefusal(found)) return found
      saver.resume(found.next)
      status.setState({ elsewhere: false })
      return undefined
    },
    close() {
      const closed = close().finally(() => {
        if (closing.get(id) === closed) closing.delete(id)
      })
      closing.set(id, closed)
      return closed
    },
  }
  const close = async () => {
    session.undo.close()
    if (await saver.flush()) await finish()
    else {
      lingering.set(id, session)
      const stop = status.subscribe(({ save }) => {
        if (save.kind !== 'saved') return
        stop()
        if (lingering.get(id) !== session) return
        lingering.delete(id)
        void finish()
      })
    }
  }
  return session
}

const isStuck = ({ save, elsewhere }: SessionStatus): boolean => save.kind === 'failed' || elsewhere

/** The browser asks before it closes a window whose words are on no disk. Answers how to stop. */
function warnOnLeaving(unsaved: () => boolean): () => void {
  const leaving = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault()
  }
  globalThis.addEventListener?.('beforeunload', leaving)
  return () => globalThis.removeEventListener?.('beforeunload', leaving)
}
