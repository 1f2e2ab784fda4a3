import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { bridge, Lane, OpenedLane } from '../../shared/bridge/contract.ts'
import type { Client } from '../../shared/bridge/define.ts'

export type SessionClient = Pick<Client<typeof bridge>, 'journal' | 'files' | 'vault'>

export const draftLane = (id: NegotiationId): Lane => `draft/${id}`

const CHUNK = 4 << 20

const unreachable = refuse(
  'unreachable',
  "Parley's background process does not answer. What you type stays here and is saved as soon as it is back.",
)

/** A call that cannot be lost in silence: a dead connection is a refusal like any other. */
export const answered = <T>(call: Promise<T | Refusal>): Promise<T | Refusal> => call.catch(() => unreachable)

export const openLane = (client: SessionClient, id: NegotiationId, takeOver: boolean): Promise<OpenedLane | Refusal> =>
  answered(takeOver ? client.journal.takeOver(draftLane(id)) : client.journal.open(draftLane(id)))

/** Hands every update from `from` to the end over, in order. Answers where the end is. */
export async function readLane(
  client: SessionClient,
  id: NegotiationId,
  from: number,
  each: (update: Uint8Array) => void,
): Promise<number | Refusal> {
  for (let at = from; ; ) {
    const part = await answered(client.journal.read(draftLane(id), at, CHUNK))
    if (isRefusal(part)) return part
    for (const record of part.records) each(record.bytes)
    if (part.next <= at) return at
    at = part.next
  }
}
