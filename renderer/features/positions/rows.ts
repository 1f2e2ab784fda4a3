/** What is written down of a private position. Every row lies sealed in a lane of its own and leaves this computer never. */
import { z } from 'zod'
import type { Package } from './model/issue.ts'

const id = z.string().min(1).max(60)
const short = z.string().max(200)
const long = z.string().max(20_000)
const points = z.number().int().min(0).max(100)
const when = z.string().max(40)
const chosen = z.record(id, id)

/** Loose throughout: a field written by a newer Parley survives being rewritten by this one. */
const issue = z.looseObject({
  kind: z.literal('issue'),
  id,
  /** Place in the list. */
  order: z.number(),
  title: short,
  clause: id.optional(),
  options: z.array(z.looseObject({ id, label: short, us: points, them: points })).max(40),
  stance: z.looseObject({
    target: id.optional(),
    opening: id.optional(),
    fallbacks: z.array(id).max(40),
    walkAway: id.optional(),
  }),
  mandate: z.looseObject({ limit: id, approver: short }).optional(),
  spread: points,
  /** What we do on this issue without them, in words. */
  batna: long,
  rationale: long,
  /** Written for or by counsel: marked so in the brief. */
  privileged: z.boolean(),
})

const note = z.looseObject({
  kind: z.literal('note'),
  id,
  at: when,
  text: long,
  issue: id.optional(),
  privileged: z.boolean(),
})

const offer = z.looseObject({ kind: z.literal('offer'), id, at: when, name: short, chosen, note: long, expires: when })

/** What a person said lay on the table in a turn of the document, or after one and before the next. */
const turn = z.looseObject({ kind: z.literal('turn'), id, turn: z.string().max(60), chosen })

/** What holds for the deal as a whole. */
const deal = z.looseObject({
  kind: z.literal('deal'),
  id: z.literal('deal'),
  /** Points each side has without a deal. */
  alternatives: z.looseObject({ us: points, them: points }),
  batna: long,
})

const row = z.discriminatedUnion('kind', [issue, note, offer, turn, deal])

export type Row = z.output<typeof row>
export type IssueRow = z.output<typeof issue>
export type NoteRow = z.output<typeof note>
export type OfferRow = z.output<typeof offer>
export type DealRow = z.output<typeof deal>

/** The row, or undefined for one this version cannot read: it is kept in the journal and not shown. */
export const parseRow = (value: unknown): Row | undefined => row.safeParse(value).data

export interface Sheet {
  readonly issues: readonly IssueRow[]
  /** Newest first. */
  readonly notes: readonly NoteRow[]
  readonly offers: readonly OfferRow[]
  readonly deal: DealRow
  /** What a person said of a turn, by its key. */
  readonly said: ReadonlyMap<string, Package>
}

const NO_DEAL: DealRow = { kind: 'deal', id: 'deal', alternatives: { us: 0, them: 0 }, batna: '' }

/** The rows in the order they are read in. */
export function sheetOf(rows: Iterable<Row>): Sheet {
  const all = [...rows]
  const of = <K extends Row['kind']>(kind: K) => all.filter((r): r is Extract<Row, { kind: K }> => r.kind === kind)
  return {
    issues: of('issue').sort((a, b) => a.order - b.order),
    notes: of('note').sort((a, b) => (a.at < b.at ? 1 : -1)),
    offers: of('offer').sort((a, b) => (a.at < b.at ? 1 : -1)),
    deal: of('deal')[0] ?? NO_DEAL,
    said: new Map(of('turn').map((t) => [t.turn, t.chosen])),
  }
}

/** A fresh issue at the end of the list. */
export const newIssue = (id: string, order: number, clause?: { id: string; name: string }): IssueRow => ({
  kind: 'issue',
  id,
  order,
  title: clause?.name ?? '',
  clause: clause?.id,
  options: [],
  stance: { fallbacks: [] },
  spread: 0,
  batna: '',
  rationale: '',
  privileged: false,
})
