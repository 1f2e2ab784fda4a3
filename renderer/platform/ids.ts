import type { NegotiationId } from '../../shared/base/ids.ts'

/** Random, never sequential: ids made offline on two computers must not meet. */
export const newId = (): string => crypto.randomUUID()

export const newNegotiationId = (): NegotiationId => crypto.randomUUID() as NegotiationId
