import { joinBytes } from '../../shared/wire/bytes.ts'

/**
 * What one record of a negotiation's lane says. A publication is one record, so that it happens whole or not at all:
 * the shared document's growth, and the draft that is left, in place of all draft written before it.
 */
export type LaneRecord =
  | { readonly kind: 'shared'; readonly update: Uint8Array }
  | { readonly kind: 'draft'; readonly update: Uint8Array }
  | { readonly kind: 'publication'; readonly shared: Uint8Array; readonly draft: Uint8Array }

const SHARED = 0xf1
const DRAFT = 0xf2
const PUBLICATION = 0xf3

export function encodeRecord(record: LaneRecord): Uint8Array {
  if (record.kind !== 'publication')
    return joinBytes([Uint8Array.of(record.kind === 'shared' ? SHARED : DRAFT), record.update])
  const head = new DataView(new ArrayBuffer(5))
  head.setUint8(0, PUBLICATION)
  head.setUint32(1, record.shared.length)
  return joinBytes([new Uint8Array(head.buffer), record.shared, record.draft])
}

/** A record from before there were drafts begins with no kind: a bare update, of the shared document. */
export function decodeRecord(bytes: Uint8Array): LaneRecord {
  if (bytes[0] === DRAFT) return { kind: 'draft', update: bytes.subarray(1) }
  if (bytes[0] === SHARED) return { kind: 'shared', update: bytes.subarray(1) }
  if (bytes[0] !== PUBLICATION) return { kind: 'shared', update: bytes }
  const end = 5 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(1)
  return { kind: 'publication', shared: bytes.subarray(5, end), draft: bytes.subarray(end) }
}

/** What a stretch of the lane comes to. */
export interface LaneState {
  readonly shared: Uint8Array[]
  /** Draft updates that still count. */
  draft: Uint8Array[]
  /** A publication lies in it: draft written before the stretch counts no more. */
  published: boolean
}

export const emptyLane = (): LaneState => ({ shared: [], draft: [], published: false })

/** Takes one more record into account. */
export function fold(state: LaneState, record: LaneRecord): void {
  if (record.kind === 'shared') state.shared.push(record.update)
  else if (record.kind === 'draft') state.draft.push(record.update)
  else {
    if (record.shared.length > 0) state.shared.push(record.shared)
    state.draft = record.draft.length > 0 ? [record.draft] : []
    state.published = true
  }
}
