/** An open negotiation and its signed lanes: what was published is signed, what arrived is guarded and taken in. */
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { bridge } from '../../shared/bridge/contract.ts'
import type { Client } from '../../shared/bridge/define.ts'
import type { ArrivedUpdate, PartiesView } from '../../shared/bridge/parties.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { answered, draftLane, openLane, type SessionClient } from './draft-lane.ts'
import { guarded } from './guard.ts'
import { encodeRecord } from './lane-record.ts'
import type { Session } from './session.ts'
import { partsOf } from './work.ts'

export type WireClient = SessionClient & Pick<Client<typeof bridge>, 'parties'>

const unsaved = refuse(
  'unsaved',
  'The last words are not on the disk yet. Wait for “Saved on this computer”, then try again.',
)

export class Wire {
  readonly view: StoreApi<PartiesView | undefined> = createStore<PartiesView | undefined>(() => undefined)
  readonly #session: Session
  readonly #parties: WireClient['parties']
  #queue: Promise<unknown> = Promise.resolve()

  constructor(session: Session, client: WireClient) {
    this.#session = session
    this.#parties = client.parties
  }

  async look(): Promise<Refusal | undefined> {
    const view = await answered(this.#parties.view(this.#session.id))
    return this.show(view)
  }

  /** Shows what an act answered. */
  show(view: PartiesView | Refusal): Refusal | undefined {
    if (isRefusal(view)) return view
    this.view.setState(view, true)
    return undefined
  }

  /** Signs what is shared and not signed yet; nothing where nobody else takes part. Only what the disk has is signed. */
  sign(): Promise<Refusal | undefined> {
    return this.#inTurn(async () => {
      const { id, work } = this.#session
      if (!this.view.getState()?.them || this.#session.status.getState().elsewhere) return undefined
      if (!(await this.#session.settled())) return unsaved
      const clocks = await answered(this.#parties.clocks(id))
      if (isRefusal(clocks)) return clocks
      const known = new Map(clocks)
      const shared = docOf(partsOf(work.getState()).shared)
      const clients = [...stateOf(shared)]
        .map(([client, to]): [number, number, number] => [client, known.get(client) ?? 0, to])
        .filter(([, from, to]) => to > from)
      if (clients.length === 0) return this.look()
      const update = Y.encodeStateAsUpdate(shared, Y.encodeStateVector(known))
      const signed = await answered(this.#parties.publish(id, { clients, update }))
      return isRefusal(signed) ? signed : this.look()
    })
  }

  /** Takes in what the lanes have and the document has not. What the guard refuses is set aside for good. */
  takeIn(): Promise<number | Refusal> {
    return this.#inTurn(async () => {
      const { id, work } = this.#session
      if (this.#session.status.getState().elsewhere) return 0
      const has = [...stateOf(docOf(partsOf(work.getState()).shared))]
      const arrivals = await answered(this.#parties.arrivals(id, has))
      if (isRefusal(arrivals)) return arrivals
      let taken = 0
      for (const arrived of arrivals) {
        const refused = await guarded(partsOf(work.getState()).shared, { ...arrived, ours: this.#names() })
        // Too slow may be this computer: it is tried again when the negotiation is opened next.
        if (refused?.refused === 'endless') return refused
        if (refused) {
          const aside = await answered(this.#parties.quarantine(id, arrived.batch, refused.say.slice(0, 1000)))
          if (isRefusal(aside)) return aside
          continue
        }
        this.#session.receive(arrived.update)
        taken++
      }
      const looked = await this.look()
      return looked ?? taken
    })
  }

  /** What our own party goes by, here and before. */
  #names(): string[] {
    const { party, formerly = [] } = this.#session.model.me
    return [party, ...formerly]
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(act)
    this.#queue = run.catch(() => undefined)
    return run
  }
}

const stateOf = (doc: Y.Doc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))

/** The first text of a negotiation one was invited to: guarded, then written as if it had been imported here. */
export async function foundFromWire(
  client: WireClient,
  id: Session['id'],
  ours: readonly string[],
): Promise<{ founded: boolean } | Refusal> {
  const arrivals = await answered(client.parties.arrivals(id, []))
  if (isRefusal(arrivals)) return arrivals
  const founding = arrivals.find((arrived: ArrivedUpdate) => arrived.founding)
  if (!founding) return { founded: false }
  const view = await answered(client.parties.view(id))
  if (isRefusal(view)) return view
  // She may take part under a name her settings do not know.
  const names = view.us ? [...ours, view.us.name] : ours
  const refused = await guarded(Y.encodeStateAsUpdate(new Y.Doc()), { ...founding, ours: names })
  if (refused?.refused === 'endless') return refused
  if (refused) {
    await answered(client.parties.quarantine(id, founding.batch, refused.say.slice(0, 1000)))
    return refused
  }
  const lane = await openLane(client, id, false)
  if (isRefusal(lane)) return lane
  if (lane.next === 0) {
    const kept = await answered(
      client.journal.append(draftLane(id), 0, [encodeRecord({ kind: 'shared', update: founding.update })]),
    )
    if (isRefusal(kept)) return kept
  }
  await answered(client.journal.close(draftLane(id)))
  return { founded: true }
}
