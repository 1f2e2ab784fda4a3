/** Internal notes on clauses: private rows in a lane of their own. Never part of a negotiation's document. */
import { z } from 'zod'
import { isNegotiationId, type NegotiationId } from '../../shared/base/ids.ts'
import type { Known } from './known.ts'
import { type PrivateRows, privateRows, type RowPorts } from './private-rows.ts'

/** Loose: a field written by a newer Parley survives being rewritten by this one. */
const noteSchema = z.looseObject({
  id: z.uuid(),
  negotiation: z.custom<NegotiationId>(isNegotiationId),
  /** Id of the clause's first paragraph mark; '' for the negotiation as a whole. */
  clause: z.string().max(60),
  text: z.string().max(20_000),
  at: z.string().max(40),
})

export type Note = Known<z.output<typeof noteSchema>>

export type Notes = PrivateRows<Note>

export const makeNotes = (ports: RowPorts<Note>): Notes =>
  privateRows({ ...ports, lane: 'notes', parse: (value) => noteSchema.safeParse(value).data })
