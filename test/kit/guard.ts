/** The guard, asked as a lane asks it: with the Yjs clients an update really writes under. */
import * as Y from 'yjs'
import type { Refusal } from '../../shared/base/refuse.ts'
import { type Applicant, admit } from '../../shared/wire/admit.ts'

/** Client, first clock and clock after the last of everything an update writes. */
export function clientsOf(update: Uint8Array): [number, number, number][] {
  const clients = new Map<number, [number, number, number]>()
  for (const { id, length } of Y.decodeUpdate(update).structs) {
    const [, from, to] = clients.get(id.client) ?? [id.client, id.clock, id.clock]
    clients.set(id.client, [id.client, Math.min(from, id.clock), Math.max(to, id.clock + length)])
  }
  return [...clients.values()]
}

/** Somebody's copy of a document, into which nothing comes that the guard does not let pass. */
export class Gate {
  state: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc())

  judge(update: Uint8Array, party: string, founding = false): Refusal | undefined {
    return admit(this.state, { update, clients: clientsOf(update), founding, party, ours: [] } satisfies Applicant)
  }

  /** Takes it in, or says why not. */
  take(update: Uint8Array, party: string, founding = false): Refusal | undefined {
    const refused = this.judge(update, party, founding)
    if (refused) return refused
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, this.state)
    Y.applyUpdate(doc, update)
    this.state = Y.encodeStateAsUpdate(doc)
    return undefined
  }
}
