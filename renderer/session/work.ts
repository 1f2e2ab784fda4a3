import * as Y from 'yjs'
import type { Refusal } from '../../shared/base/refuse.ts'
import { draftUpdate, type IsDraft, sharedUpdate } from '../../shared/text/draft/plane.ts'
import { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { UndoStack } from '../../shared/text/undo.ts'

export interface WorkDeps {
  readonly now: () => number
  readonly me: () => Author
  /** Why nothing can be agreed now, if so. */
  readonly mayNotAgree?: () => Refusal | undefined
}

/** The working document: what is shared, with this device's private draft over it. */
export interface Work {
  readonly doc: Y.Doc
  readonly model: TextModel
  readonly undo: UndoStack
  /** Which clients of the document wrote privately. */
  readonly isDraft: IsDraft
  /** Takes in what was written elsewhere. */
  readonly takeIn: (shared: readonly Uint8Array[], draft: readonly Uint8Array[]) => void
  /** What is typed from here on is shared at once (live), or private again, under a client id of its own. */
  readonly setLive: (live: boolean) => void
  readonly live: () => boolean
}

/** Origins of updates that need not be written: they come from where the words are kept. */
export const KEPT = 'journal'
/** Origin of an update that belongs to the shared document: a turn received, a file taken in. */
export const SHARED = 'shared'

export const freshClient = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1

/** Lays a draft over a shared document. */
export function makeWork(shared: readonly Uint8Array[], draft: readonly Uint8Array[], deps: WorkDeps): Work {
  const doc = new Y.Doc({ gc: false })
  const drafters = new Set<number>()
  layOver(doc, drafters, shared, draft)
  return workOver(doc, drafters, deps)
}

/** One transaction for each: update by update costs ten times as much. Whoever comes with the draft is a drafter. */
function layOver(doc: Y.Doc, drafters: Set<number>, shared: readonly Uint8Array[], draft: readonly Uint8Array[]): void {
  const apply = (updates: readonly Uint8Array[]) =>
    doc.transact(() => {
      for (const update of updates) if (update.length > 0) Y.applyUpdate(doc, update, KEPT)
    }, KEPT)
  apply(shared)
  const sharers = new Set(doc.store.clients.keys())
  apply(draft)
  for (const client of doc.store.clients.keys()) if (!sharers.has(client)) drafters.add(client)
}

/** The same for a document that is there already. */
export function workOver(doc: Y.Doc, drafters: Set<number>, deps: WorkDeps): Work {
  drafters.add(doc.clientID)
  const model = new TextModel(doc, deps)
  let live = false
  return {
    doc,
    model,
    undo: new UndoStack(model, deps.now),
    isDraft: (client) => drafters.has(client),
    takeIn: (shared, draft) => layOver(doc, drafters, shared, draft),
    live: () => live,
    setLive: (now) => {
      if (now === live) return
      live = now
      doc.clientID = freshClient()
      if (!live) drafters.add(doc.clientID)
    },
  }
}

/** What is shared and what is draft, each as one update. */
export const partsOf = ({ doc, isDraft }: Work): { shared: Uint8Array; draft: Uint8Array } => ({
  shared: sharedUpdate(doc, isDraft),
  draft: draftUpdate(doc, isDraft),
})
