/**
 * What travels between window, shell and service process: a small header and a packed value the shell does not open.
 * `[u8 kind][u32 id][u32 length, caller][body]`. A shell forwards calls by rewriting the header only, so that
 * passphrases and drafts are never taken apart in the process that talks to the network.
 */
import { ByteReader, ByteWriter } from './bytes.ts'

export const KIND = {
  /** Window to services: body `[service, method, args]`; the shell fills in `caller`. */
  call: 1,
  /** Body: a `Reply`. */
  reply: 2,
  /** Body: a `BridgeEvent`; `caller` names one window, or is empty for all. */
  event: 3,
  /** Shell to services: the window named `caller` has gone. */
  gone: 4,
  /** Services to shell: send no more to this process, start a locked one after it. Body: why. */
  lock: 5,
  /** Services to shell: listening. Shell to services: first message, body: the setup. */
  setup: 6,
  /** Services to shell: body `[service, method, args]` of what only a shell can do. */
  ask: 7,
  /** Shell to services: body: a `Reply`. */
  answer: 8,
  /** Shell to services: write everything down and end. Services to shell, when locking: the last answer is sent. */
  close: 9,
  /** Shell to window, before it is admitted: body: a nonce. */
  challenge: 10,
  /** Window to shell: body: a ticket, or the proof of an earlier session. */
  knock: 11,
  /** Shell to window: body: the session, or the shell's proof. */
  admitted: 12,
} as const

export type Kind = (typeof KIND)[keyof typeof KIND]

export interface Frame {
  readonly kind: Kind
  readonly id: number
  readonly caller: string
  readonly body: Uint8Array
}

/** Above the largest thing that is carried whole: a Word file of 30 MB on its way to being refused. */
export const MAX_FRAME = 64 * 1024 * 1024
const MAX_CALLER = 64
const KINDS: ReadonlySet<number> = new Set(Object.values(KIND))

export class FrameError extends Error {}

export function encodeFrame(kind: Kind, id: number, caller: string, body: Uint8Array): Uint8Array {
  if (body.length > MAX_FRAME) throw new FrameError('too large to carry')
  return new ByteWriter().u8(kind).u32(id).text(caller).raw(body).done()
}

export function decodeFrame(bytes: Uint8Array): Frame {
  if (bytes.length > MAX_FRAME + MAX_CALLER + 16) throw new FrameError('frame too large')
  const from = new ByteReader(bytes)
  const kind = from.u8()
  if (!KINDS.has(kind)) throw new FrameError('unknown kind of frame')
  const id = from.u32()
  const caller = from.text()
  if (caller.length > MAX_CALLER) throw new FrameError('caller too long')
  return { kind: kind as Kind, id, caller, body: from.rest() }
}
