import * as Y from 'yjs'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import { compareSurroundings, type OutsideChange, readSurroundings } from '../../shared/docx/index.ts'
import type { ImportedDocument } from '../../shared/docx/model.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { updateSince } from '../../shared/text/draft/publish.ts'
import { TextModel } from '../../shared/text/model.ts'
import { outsideText } from '../../shared/text/receive/outside.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { asSentBack } from '../../shared/text/receive/unmarked/unmarked.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { modelAt, turnBytes, turnsOf, turnText, writeTurn } from '../../shared/text/turns.ts'
import type { AskResult, ReceiveJob, ReceiveResult } from './docx-jobs.ts'

/** Takes a returned file in over a copy of the shared document (in a worker: it compares and writes the whole text). */
export async function takeIn(
  document: ImportedDocument,
  {
    bytes,
    shared,
    original,
    sent,
    file,
    party,
    me,
    now,
    unmarked,
    cleanCopy,
    client,
  }: ReceiveJob & { readonly bytes: Uint8Array },
): Promise<ReceiveResult | AskResult | Refusal> {
  const options = { now: () => now, me: () => me }
  const doc = docOf(shared, client)
  const model = new TextModel(doc, options)
  const turn = turnsOf(model).find((t) => t.key === sent)
  if (!turn) return refuse('turn', 'The turn this file should answer is not in this negotiation.')
  const then = modelAt(doc, turn, options)
  const look = lookAt(model, then, unmarked ? asSentBack(then, document) : document, cleanCopy ?? false)
  if (look.ask && cleanCopy === undefined && !unmarked)
    return { ask: look.findings.answers.reduce((n, a) => n + a.ranges.length, 0) }
  const around = unmarked ? [] : outsideOf(original, bytes)
  if (isRefusal(around)) return around
  const before = Y.encodeStateVector(doc)
  receive(model, look, { file: file.sha256, party })
  const outside = [...outsideText(model, around), ...(unmarked ? [] : look.left)]
  const text = turnBytes(turnText(model))
  const hash = hex(await crypto.subtle.digest('SHA-256', new Uint8Array(text)))
  const number = writeTurn(model, { name: file.name, party, hash, file, ...(outside.length > 0 ? { outside } : {}) })
  return { update: updateSince(doc, before), text, turn: number }
}

function outsideOf(original: Uint8Array, returned: Uint8Array): OutsideChange[] | Refusal {
  const a = readSurroundings(original)
  if (isRefusal(a)) return a
  const b = readSurroundings(returned)
  return isRefusal(b) ? b : compareSurroundings(a, b)
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('')
