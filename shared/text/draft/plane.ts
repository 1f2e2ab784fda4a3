import * as Y from 'yjs'

/**
 * Which Yjs clients wrote privately. The working document is a fork: the shared document and, over it, what this
 * device drafted under client ids of its own. Everything else in it is shared.
 */
export type IsDraft = (client: number) => boolean

/** The client that wrote a record, by its key (`<client, base 36>.<count>`); undefined for the base's own keys. */
export function writerOf(key: string): number | undefined {
  const client = Number.parseInt(key.split('.')[0]!, 36)
  return /^(?!base\.)[0-9a-z]+\.[0-9a-z]+$/.test(key) && Number.isSafeInteger(client) ? client : undefined
}

export const isDraftRecord = (key: string, isDraft: IsDraft): boolean => {
  const writer = writerOf(key)
  return writer !== undefined && isDraft(writer)
}

/** The clients of a document that wrote privately, each with all it wrote, as a state vector to leave out. */
function withoutDraft(doc: Y.Doc, isDraft: IsDraft): Uint8Array {
  const skip = new Map<number, number>()
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    if (isDraft(client)) skip.set(client, clock)
  return Y.encodeStateVector(skip)
}

/**
 * The shared document alone, as one update. Nothing shared builds on a draft and nothing is ever deleted, so leaving
 * out the drafting clients leaves exactly what was shared, and not a byte of the draft.
 */
export const sharedUpdate = (doc: Y.Doc, isDraft: IsDraft): Uint8Array =>
  Y.encodeStateAsUpdate(doc, withoutDraft(doc, isDraft))

/** What the draft adds to the shared document, as one update. */
export function draftUpdate(doc: Y.Doc, isDraft: IsDraft): Uint8Array {
  const shared = new Map<number, number>()
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    if (!isDraft(client)) shared.set(client, clock)
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shared))
}

/** A document of its own with this state. */
export function docOf(update: Uint8Array, client?: number): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  if (client !== undefined) doc.clientID = client
  Y.applyUpdate(doc, update)
  return doc
}
