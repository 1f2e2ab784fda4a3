/** A negotiation's random id (UUID). Branded so that a clause or lane id never stands in for it. */
export type NegotiationId = string & { readonly __negotiation: never }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isNegotiationId = (value: unknown): value is NegotiationId => typeof value === 'string' && UUID.test(value)
