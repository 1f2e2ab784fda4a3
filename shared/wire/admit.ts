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
import { contentOf, recordsIn } from '../text/reading.ts'
import { isOrigin } from '../text/record-guard.ts'
import { isKnown } from '../text/records.ts'
import { type TurnText, turnText } from '../text/turns.ts'
import { type Asked, claimsIn, isClaimed } from './fresh-records.ts'
import { partsCharacter, wrongPlace } from './fresh-text.ts'
import { type Scanned, scan } from './scan.ts'
import { unfit } from './unfit.ts'

export interface Applicant {
  readonly update: Uint8Array
  /** Yjs clients it writes under: id, first clock, clock after the last. */
  readonly clients: readonly (readonly [number, number, number])[]
  readonly founding: boolean
  /** Name of the party that signed it. */
  readonly party: string
  /** Names of the party that is asked to take it in. */
  readonly ours: readonly string[]
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
export function admit(shared: Uint8Array, { update, clients, founding, party, ours }: Applicant): Refusal | undefined {
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
  try {
    // Its records are read before any is laid over the text: laying them is what a heap of them makes endless.
    const order = greatestOrder(shadow)
    Y.applyUpdate(shadow, update)
    if (shadow.store.pendingStructs || shadow.store.pendingDs) return unfit('waits')
    if (founding && !isOrigin(negotiation(shadow).origin())) return unfit('origin')
    const parties = claimsIn(askedOf(shadow, { scanned, party, founding, ours, order }))
    if (typeof parties === 'string') return unfit(parties)
    return founding
      ? wrongBeginning(shadow, scanned)
      : wrongGrowth(docOf(shared), { update, scanned, known, parties, stories })
  } catch {
    return unfit('applied')
  }
}

const open = (doc: Y.Doc, story: string): TextModel =>
  new TextModel(doc, { now: () => 0, me: () => ({ name: '', party: NOBODY }) }, story)

const storiesOf = (doc: Y.Doc): string[] =>
  [...negotiation(doc).records.keys()].flatMap((key) => (key.startsWith('base.') ? [key.slice('base.'.length)] : []))

function greatestOrder(doc: Y.Doc): number {
  let order = 0
  for (const [, record] of recordsIn(negotiation(doc).records))
    if (isKnown(record) && record.t !== 'base') order = Math.max(order, record.n)
  return order
}

const askedOf = (doc: Y.Doc, of: Pick<Asked, 'scanned' | 'party' | 'founding' | 'ours' | 'order'>): Asked => {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
  return {
    ...of,
    records: negotiation(doc).records,
    letters: [...clocks.values()].reduce((n, clock) => n + clock, 0),
    clockOf: (client) => clocks.get(client) ?? 0,
    registered: (client) => registrationOf(doc, client),
  }
}

/** What a client wrote first: who it is. */
function registrationOf(doc: Y.Doc, client: number): unknown {
  const [first] = doc.store.clients.get(client) ?? []
  return first instanceof Y.Item ? contentOf(first) : undefined
}

interface Growth {
  readonly update: Uint8Array
  readonly scanned: Scanned
  readonly known: ReadonlyMap<number, number>
  readonly parties: ReadonlySet<string>
  readonly stories: readonly string[]
}

/** The document as it is, open, and the update comes in: as on the page. */
function wrongGrowth(doc: Y.Doc, { update, scanned, known, parties, stories }: Growth): Refusal | undefined {
  const opened = stories.map((story): Opened => {
    const model = open(doc, story)
    return { model, before: turnText(model) }
  })
  Y.applyUpdate(doc, update)
  const models = opened.map(({ model }) => model)
  const place = wrongPlace(scanned, models, true)
  if (place) return unfit(place)
  for (const { model, before } of opened) {
    const [found] = auditAgainst(before, model, { us: NOBODY, parties, ourClients: new Map(), heads: known })
    if (found) return unfit(found.cause)
  }
  const ofFiles = scanned.pieces.filter(({ client }) => isFile(registrationOf(doc, client)))
  if (!ofFiles.every((piece) => models.some((model) => isClaimed(piece, model)))) return unfit('claim')
  return wrongAgain(doc, models)
}

const isFile = (registration: unknown): boolean =>
  typeof registration === 'object' && registration !== null && 'via' in registration

/** A document so far. Who begins it vouches for who said what in it; its form and its whole are looked at. */
function wrongBeginning(doc: Y.Doc, scanned: Scanned): Refusal | undefined {
  const models = storiesOf(doc).map((story) => open(doc, story))
  const place = models.length === 0 ? 'base' : wrongPlace(scanned, models, false)
  return place ? unfit(place) : wrongAgain(doc, models)
}

/** Opened again the document must read the same, in every view, and reading it must write nothing. */
function wrongAgain(shadow: Y.Doc, models: readonly TextModel[]): Refusal | undefined {
  const state = Y.encodeStateAsUpdate(shadow)
  if (state.length > MOST_STATE) return unfit('large')
  const doc = docOf(state)
  let wrote = false
  doc.on('update', () => {
    wrote = true
  })
  try {
    for (const live of models) {
      const again = open(doc, live.storyId)
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
