/**
 * How a page of the browser shell shows that it belongs to it, before any call is carried.
 *
 * A new window brings a one-time ticket and is given a session: an id and a key. When its connection is lost, or the
 * shell was started again, both sides prove that they know the key without saying it: another program may have taken
 * the port meanwhile, and must neither learn the key nor be believed and handed a passphrase. The proof names the
 * page's origin, so that it cannot be passed on to the real shell on another port.
 */
import { z } from 'zod'

const token = z.string().regex(/^[\w-]{16,64}$/)

export const challenge = z.strictObject({ nonce: token })

export const knock = z.union([
  z.strictObject({ ticket: token }),
  z.strictObject({ session: token, nonce: token, proof: token }),
])

export const admitted = z.union([
  /** For a ticket: the new session. */
  z.strictObject({ session: token, key: token }),
  /** For a proof: the shell's own. */
  z.strictObject({ proof: token }),
])

/** The text both sides make a MAC of, under the SHA-256 of the session key. */
export const proofText = (side: 'page' | 'shell', origin: string, shellNonce: string, pageNonce: string): string =>
  ['parley.v1', side, origin, shellNonce, pageNonce].join('|')

/** The subprotocol both sides name. */
export const PROTOCOL = 'parley.v1'
/** The socket's path. */
export const BRIDGE_PATH = '/bridge'
/** The shell closes with this when a page is not admitted; trying again is of no use then. */
export const NOT_ADMITTED = 4001
