import * as Y from 'yjs'
import { startRedlining } from '../edit.ts'
import { type ModelOptions, TextModel } from '../model.ts'
import { applyNet } from './apply.ts'
import { isEmpty, type Net, netOf } from './net.ts'
import { docOf, type IsDraft, sharedUpdate } from './plane.ts'

export interface Squashed {
  /** The shared document with the taken part of the draft in it, written by the publishing client. */
  readonly shared: Y.Doc
  readonly model: TextModel
  /** The shared document's state before, to tell what is new and whether it has moved on since. */
  readonly before: Uint8Array
  /** What stays in the draft. */
  readonly kept: Net
  /** Nothing would leave. */
  readonly nothing: boolean
}

/**
 * Squashes the taken part of a draft onto the shared document (redline.md, "Draft layer"): only the net change is
 * written, so what was typed and deleted on the way is in no byte of it. The working document is not touched.
 *
 * @param client a fresh Yjs client id to publish under; the draft's own ids never leave
 */
export function squash(
  work: TextModel,
  isDraft: IsDraft,
  takes: (paragraph: number) => boolean,
  client: number,
  options: ModelOptions,
): Squashed {
  const { out, kept } = netOf(work, isDraft, takes)
  const shared = docOf(sharedUpdate(work.roots.doc, isDraft), client)
  const before = Y.encodeStateVector(shared)
  const model = new TextModel(shared, options, work.storyId)
  const first = model.drafting
  applyNet(model, out, isDraft)
  // The first text of a negotiation begun from blank is the base: reference text, not a proposal.
  if (first) startRedlining(model)
  return { shared, model, before, kept, nothing: isEmpty(out) && !first }
}

/** The bytes that leave: everything the shared document has now and had not before. */
export const updateSince = (shared: Y.Doc, before: Uint8Array): Uint8Array => Y.encodeStateAsUpdate(shared, before)

/** A working document over a shared one, with what stayed in the draft written anew under a fresh client id. */
export function fork(shared: Y.Doc, kept: Net, isDraft: IsDraft, client: number, options: ModelOptions): TextModel {
  const work = new TextModel(docOf(Y.encodeStateAsUpdate(shared), client), options)
  if (!isEmpty(kept)) applyNet(work, kept, isDraft)
  return work
}
