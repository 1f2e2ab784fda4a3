/**
 * Stage two of the guard: the update, scanned, is applied to a shadow of the document, and what came of it is looked at
 * before the same bytes go near the real one. Run it where it can be ended: a worker.
 */
import * as Y from 'yjs'
import { isRefusal, type Refusal } from '../base/refuse.ts'
import { negotiation } from '../document/negotiation.ts'
import { auditAgainst } from '../text/audit/audit.ts'
import { docOf } from '../text/draft/plane.ts'
import { textLines } from '../text/lines.ts'
import { TextModel } from '../text/model.ts'
import { contentOf } from '../text/reading.ts'
import { isOrigin } from '../text/record-guard.ts'
import { type TurnText, turnText } from '../text/turns.ts'
import { claimsIn, isClaimed } from './fresh-records.ts'
import { partsCharacter, wrongPlace } from './fresh-text.ts'
import { type Scanned, scan } from './scan.ts'
import { type Unfit, unfit } from './unfit.ts'

export interface Applicant {
  readonly update: Uint8Array
  /** Yjs clients it writes under: id, first clock, clock after the last. */
  readonly clients: readonly (readonly [number, number, number])[]
  readonly founding: boolean
  /** Name of the party that signed it. */
  readonly party: string
}

/** A story as it was before the update, and open while it is applied. */
interface Opened {
  readonly model: TextModel
  readonly before: TurnText
}

const MOST_STATE = 64 * 1024 * 1024
/** Nobody is called that: to the audit of a shadow no client is our own. */
const NOBODY = '\0'

/** Undefined when it may go into the document, else why not. The shadow is thrown away either way. */
export function admit(shared: Uint8Array, { update, clients, founding, party }: Applicant): Refusal | undefined {
  const shadow = docOf(shared)
  const known = Y.decodeStateVector(Y.encodeStateVector(shadow))
  if (founding && known.size > 0) return unfit('begun')
  if (clients.some(([client, from]) => from !== (known.get(client) ?? 0))) return unfit('clocks')
  const stories = storiesOf(shadow)
  const from = new Map(clients.map(([client, clock]) => [client, clock]))
  const scanned = scan(update, { clients: from, known, stories: new Set(stories), founding })
  if (isRefusal(scanned)) return scanned
  if (clients.some(([client, , to]) => scanned.reached.get(client) !== to)) return unfit('silent')
  if (scanned.records.some(({ key }) => negotiation(shadow).records.has(key))) return unfit('overwrites')
  if (partsCharacter(scanned, shadow)) return unfit('parts')
  const opened = stories.map((story): Opened => {
    const model = open(shadow, story)
    return { model, before: turnText(model) }
  })
  const order = Math.max(0, ...opened.map(({ model }) => model.overlay.order))
  try {
    Y.applyUpdate(shadow, update)
    const wrong = founding
      ? wrongBeginning(shadow, scanned, party)
      : wrongGrowth(opened, { scanned, known, order, party })
    return (wrong && unfit(wrong)) ?? wrongAgain(shadow, opened)
  } catch {
    return unfit('applied')
  }
}

const open = (doc: Y.Doc, story: string): TextModel =>
  new TextModel(doc, { now: () => 0, me: () => ({ name: '', party: NOBODY }) }, story)

const storiesOf = (doc: Y.Doc): string[] =>
  [...negotiation(doc).records.keys()].flatMap((key) => (key.startsWith('base.') ? [key.slice('base.'.length)] : []))

interface Growth {
  readonly scanned: Scanned
  readonly known: ReadonlyMap<number, number>
  readonly order: number
  readonly party: string
}

/** What the signer wrote onto the document as it was. */
function wrongGrowth(opened: readonly Opened[], { scanned, known, order, party }: Growth): Unfit | undefined {
  const { doc, records } = opened[0]!.model.roots
  if (isWaiting(doc)) return 'waits'
  const models = opened.map(({ model }) => model)
  const place = wrongPlace(scanned, models)
  if (place) return place
  const registered = (client: number) => contentOf(firstOf(doc, client))
  const clockOf = (client: number) => Y.getState(doc.store, client)
  const parties = claimsIn({ records, scanned, party, founding: false, order, clockOf, registered })
  if (typeof parties === 'string') return parties
  for (const { model, before } of opened) {
    const [found] = auditAgainst(before, model, { us: NOBODY, parties, ourClients: new Map(), heads: known })
    if (found) return found.cause
  }
  const ofFiles = scanned.pieces.filter(({ client }) => isFile(registered(client)))
  return ofFiles.every((piece) => models.some((model) => isClaimed(piece, model))) ? undefined : 'claim'
}

const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

const isFile = (registration: unknown): boolean =>
  typeof registration === 'object' && registration !== null && 'via' in registration

/** What a client wrote first: who it is. */
function firstOf(doc: Y.Doc, client: number): Y.Item | undefined {
  const [first] = doc.store.clients.get(client) ?? []
  return first instanceof Y.Item ? first : undefined
}

/** A document so far. Who begins it vouches for who said what in it; its form and its whole are looked at. */
function wrongBeginning(doc: Y.Doc, scanned: Scanned, party: string): Unfit | undefined {
  if (isWaiting(doc)) return 'waits'
  const { origin, records } = negotiation(doc)
  if (!isOrigin(origin())) return 'origin'
  const models = storiesOf(doc).map((story) => open(doc, story))
  if (models.length === 0) return 'base'
  const clockOf = (client: number) => Y.getState(doc.store, client)
  const claims = claimsIn({ records, scanned, party, founding: true, order: 0, clockOf, registered: () => undefined })
  if (typeof claims === 'string') return claims
  return wrongPlace(scanned, models)
}

/** Opened again the document must read the same, in every view, and reading it must write nothing. */
function wrongAgain(shadow: Y.Doc, opened: readonly Opened[]): Refusal | undefined {
  const state = Y.encodeStateAsUpdate(shadow)
  if (state.length > MOST_STATE) return unfit('large')
  const doc = docOf(state)
  let wrote = false
  doc.on('update', () => {
    wrote = true
  })
  try {
    for (const story of storiesOf(doc)) {
      const again = open(doc, story)
      const live = opened.find(({ model }) => model.storyId === story)?.model ?? open(shadow, story)
      if (lettersOf(again) !== lettersOf(live)) return unfit('unstable')
      for (const view of ['redline', 'clean', 'original'] as const) textLines(again, view)
    }
  } catch {
    return unfit('unreadable')
  }
  return wrote ? unfit('writes') : undefined
}

/** Every character in its place, by whom. */
const lettersOf = ({ story }: TextModel): string =>
  JSON.stringify(story.paragraphs.map(({ segments, client, clock }) => [segments, client, clock]))
