import * as Y from 'yjs'
import { type AcceptedParagraph, clauseHash } from '../../clauses/canonical.ts'
import { type ModelOptions, TextModel } from '../model.ts'
import { type AgreementRecord, isKnown } from '../records.ts'
import type { Heads } from '../story.ts'
import { acceptedText } from './accepted.ts'
import type { Sha256 } from './status.ts'

/**
 * The text a word was given on, read out of the document itself: it only grows, and whatever was decided later carries
 * a greater order. Given only if it has the very hash of the word; undefined where this cannot be shown.
 */
export async function signedText(
  model: TextModel,
  record: AgreementRecord,
  options: Omit<ModelOptions, 'until'>,
  sha256: Sha256,
): Promise<readonly AcceptedParagraph[] | undefined> {
  const then = new TextModel(model.roots.doc, { ...options, until: headsAsOf(model, record.n) }, model.storyId)
  const accepted = acceptedText(then)
  const clause = accepted.clauses.find(({ key }) => key === record.clause)
  const content = clause && accepted.content(clause)
  return content && (await clauseHash(content, sha256)) === record.hash ? content : undefined
}

/** For every client, where its first record of a later order stands: what comes before was there. */
function headsAsOf({ roots }: TextModel, n: number): Heads {
  const heads = new Map(Y.decodeStateVector(Y.encodeStateVector(roots.doc)))
  for (const [key, value] of roots.records.entries()) {
    if (!isKnown(value) || value.t === 'base' || value.n <= n) continue
    const { client, clock } = roots.records._map.get(key)!.id
    heads.set(client, Math.min(heads.get(client) ?? clock, clock))
  }
  return heads
}

/** A clause's content as plain lines. */
export const plainText = (content: readonly AcceptedParagraph[]): string => content.map(({ text }) => text).join('\n')
