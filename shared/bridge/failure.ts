/** Why a call over the bridge has no answer. A refusal is an answer; this is not. */
export type FailureCode =
  /** The connection or the service process went away: whether the call was carried out is unknown. */
  | 'lost'
  /** The arguments do not fit the contract; no service saw them. */
  | 'arguments'
  /** There is no such method. */
  | 'unknown'
  /** The service failed in a way it did not foresee. */
  | 'failed'

export interface Failure {
  readonly code: FailureCode
  readonly say: string
}

/** What crosses a process or network border as the answer to one call. Never a stack, never a path. */
export type Reply = { readonly value: unknown } | { readonly failure: Failure }

/** Thrown at the caller's side of a bridge. `lost` means unknown, so an append must not be repeated blindly. */
export class BridgeError extends Error {
  readonly code: FailureCode

  constructor(failure: Failure) {
    super(failure.say)
    this.name = 'BridgeError'
    this.code = failure.code
  }
}

export const failed = (code: FailureCode, say: string): Reply => ({ failure: { code, say } })

export const LOST: Failure = { code: 'lost', say: 'The connection to Parley was lost before the answer came.' }

const CODES: readonly unknown[] = ['lost', 'arguments', 'unknown', 'failed'] satisfies FailureCode[]

/** The value of a reply, or its failure thrown. A reply of any other shape is itself a failure. */
export function openReply(reply: unknown): unknown {
  if (typeof reply === 'object' && reply !== null) {
    if ('failure' in reply) throw new BridgeError(knownFailure(reply.failure))
    if ('value' in reply) return reply.value
  }
  throw new BridgeError({ code: 'failed', say: 'The answer could not be read.' })
}

function knownFailure(failure: unknown): Failure {
  const { code, say } = (failure ?? {}) as Partial<Failure>
  return {
    code: CODES.includes(code) ? (code as FailureCode) : 'failed',
    say: typeof say === 'string' ? say : 'Something went wrong in Parley.',
  }
}
