/**
 * Stage two of the guard: the update, scanned, is applied to a shadow of the document, and what came of it is looked at
 * before the same bytes go near the real one. Run it where it can be ended: a worker.
 */
import * as Y from 'yjs'
import { isRefusal, type Refusal, refuse } from '../base/refuse.ts'
import { negotiation } from '../document/negotiation.ts'
import { textLines } from '../text/lines.ts'
import { TextModel } from '../text/model.ts'
import { claimsOf } from '../text/record-guard.ts'
import { scan } from './scan.ts'

export interface Applicant {
  readonly update: Uint8Array
  /** Yjs clients it writes under: id, first clock, clock after the last. */
  readonly clients: readonly (readonly [number, number, number])[]
  readonly founding: boolean
  /** Name of the party that signed it. */
  readonly party: string
}

const MOST_STATE = 64 * 1024 * 1024
const ROOTS = /^(records|about|story\/[a-z0-9-]{1,40})$/
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

const no = (why: string): Refusal => refuse('update', `A change in it is not one Parley makes: ${why}.`)

/** Undefined when it may go into the document, else why not. The shadow is thrown away either way. */
export function admit(shared: Uint8Array, { update, clients, founding, party }: Applicant): Refusal | undefined {
  const shadow = new Y.Doc({ gc: false })
  Y.applyUpdate(shadow, shared)
  const known = Y.decodeStateVector(Y.encodeStateVector(shadow))
  if (founding && known.size > 0) return no('it begins a document where there is one')
  const scanned = scan(update, {
    clients: new Map(clients.map(([client, from]) => [client, from])),
    known,
    founding,
  })
  if (isRefusal(scanned)) return scanned
  for (const [client, , to] of clients) if (scanned.reached.get(client) !== to) return no('it says another length')
  const roots = negotiation(shadow)
  const before = new Set(roots.records.keys())
  if (scanned.records.some((key) => before.has(key))) return no('it writes over a record')
  try {
    Y.applyUpdate(shadow, update)
  } catch {
    return no('it cannot be applied')
  }
  if (shadow.store.pendingStructs || shadow.store.pendingDs) return no('something in it waits for what is not there')
  if ([...shadow.share.keys()].some((root) => !ROOTS.test(root))) return no('it writes beside the document')
  if (Y.encodeStateAsUpdate(shadow).length > MOST_STATE) return no('the document would be too large')
  return wrongRecord(roots.records, scanned.records, party, founding) ?? wrongText(shadow)
}

/** Every record well-formed and in the name of the party that signed it, or marked as somebody's claim. */
function wrongRecord(
  records: Y.Map<unknown>,
  fresh: readonly string[],
  party: string,
  founding: boolean,
): Refusal | undefined {
  for (const key of fresh) {
    const claims = claimsOf(records.get(key))
    if (!claims) return no('a record in it is malformed')
    // Before the beginning others may have had turns: who begins the document vouches for it.
    if (!founding && claims.by !== undefined && claims.by !== party && !claims.claimed)
      return no(`it speaks in the name of ${claims.by.slice(0, 80)}`)
  }
  return undefined
}

/** The text is whole, can be read, and reading it writes nothing. */
function wrongText(shadow: Y.Doc): Refusal | undefined {
  let wrote = false
  shadow.on('update', () => {
    wrote = true
  })
  try {
    const model = new TextModel(shadow, { now: () => 0, me: () => ({ name: '', party: '' }) })
    if (textLines(model, 'redline').some(({ text }) => LONE.test(text))) return no('it parts a character')
    for (const view of ['clean', 'original'] as const) textLines(model, view)
  } catch {
    return no('the document could not be read with it')
  }
  return wrote ? no('reading it would change it') : undefined
}
