/** One lane of rows in the journal, as JSON records with an operation id by which a lost answer is recognised. */
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { bridge } from '../../shared/bridge/contract.ts'
import type { Client } from '../../shared/bridge/define.ts'

export type JournalPort = Pick<Client<typeof bridge>['journal'], 'open' | 'takeOver' | 'read' | 'append'>

/** The lanes of rows: those of the app, and what only we may know of one negotiation. */
export type RowLane = 'catalogue' | 'settings' | 'library' | 'notes' | 'ignored' | `position/${NegotiationId}`

export interface Entry {
  /** Random per write: a retry after a lost answer finds its own record by it. */
  readonly op: string
  readonly key: string
  /** null: the row is gone. */
  readonly value: unknown
}

export interface Numbered extends Entry {
  readonly seq: number
}

const READ_BYTES = 1 << 20

export const unreachable = refuse(
  'unreachable',
  "Parley's background process did not answer, so this is not saved yet. It is tried again when the connection is back.",
)

export const encodeEntry = (entry: Entry): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(entry))

/** A record this version cannot read is skipped, never rewritten: a newer Parley may have written it. */
export const decodeEntry = (bytes: Uint8Array): Entry | undefined => {
  try {
    const raw = JSON.parse(new TextDecoder().decode(bytes)) as unknown
    if (typeof raw !== 'object' || raw === null || !('op' in raw) || !('key' in raw) || !('value' in raw))
      return undefined
    return typeof raw.op === 'string' && typeof raw.key === 'string'
      ? { op: raw.op, key: raw.key, value: raw.value }
      : undefined
  } catch {
    return undefined
  }
}

/** Everything from `from` to the lane's end, and where that end is. */
export const readTail = async (
  journal: JournalPort,
  lane: RowLane,
  from: number,
): Promise<{ entries: Numbered[]; next: number } | Refusal> => {
  const entries: Numbered[] = []
  for (let at = from; ; ) {
    const part = await journal.read(lane, at, READ_BYTES).catch(() => unreachable)
    if (isRefusal(part)) return part
    for (const { seq, bytes } of part.records) {
      const entry = decodeEntry(bytes)
      if (entry) entries.push({ ...entry, seq })
    }
    if (part.next <= at) return { entries, next: at }
    at = part.next
  }
}
