/** Findings of the checks one has chosen to leave alone: private rows like the notes, never part of a negotiation's document. */
import { z } from 'zod'
import { isNegotiationId, type NegotiationId } from '../../shared/base/ids.ts'
import type { Known } from './known.ts'
import { type PrivateRows, privateRows, type RowPorts } from './private-rows.ts'

/** Loose: a field written by a newer Parley survives being rewritten by this one. */
const ignoredSchema = z.looseObject({
  /** Random, because the cache keeps its keys in the clear: what was ignored must not be read from them. */
  id: z.uuid(),
  negotiation: z.custom<NegotiationId>(isNegotiationId),
  /** What was found, "undefined:deliverable": it is known by that again at the next reading. */
  finding: z.string().min(1),
  at: z.string().max(40),
})

export type IgnoredRow = Known<z.output<typeof ignoredSchema>>

export type Ignored = PrivateRows<IgnoredRow>

export const makeIgnored = (ports: RowPorts<IgnoredRow>): Ignored =>
  privateRows({ ...ports, lane: 'ignored', parse: (value) => ignoredSchema.safeParse(value).data })
