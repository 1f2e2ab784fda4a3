/**
 * What a record of a peer must look like before it is laid over the text. Loose on purpose where a newer Parley may say
 * more; strict in everything this one reads. Kinds we do not know pass: they are kept, and shown by nobody.
 */
import { z } from 'zod'
import { isKnown } from './records.ts'

const int = z.number().int()
const clock = int.min(0).max(2 ** 31)
const range = z.tuple([int.min(0).max(2 ** 32), clock, int.min(1).max(2 ** 31)])
const ranges = z.array(range).max(200_000)
const key = z.string().min(1).max(80)
const keys = z.array(key).max(100_000)
const short = z.string().max(500)
const words = z.string().max(100_000)
const hash = z.string().regex(/^([0-9a-f]{64})?$/)
const author = z.looseObject({ name: short, party: short })

const stamped = {
  story: z.string().min(1).max(60),
  by: author,
  via: z.looseObject({ file: hash, tracked: z.boolean() }).optional(),
  at: z.number(),
  n: int.min(0).max(2 ** 45),
}

const props = z.looseObject({
  style: short.optional(),
  role: z.enum(['title', 'subtitle', 'heading', 'body', 'toc', 'quote']).optional(),
  level: int.min(0).max(9).optional(),
  num: z.looseObject({ list: short, level: int.min(0).max(8) }).optional(),
  align: z.enum(['left', 'center', 'right', 'justify']).optional(),
  indent: z.looseObject({ left: z.number(), first: z.number() }).optional(),
  cell: z
    .looseObject({
      table: int.min(0).max(1e6),
      row: int.min(0).max(1e6),
      cell: int.min(0).max(1e6),
      added: key.optional(),
      column: key.optional(),
      colSpan: int.min(0).max(1000).optional(),
      rowSpan: int.min(0).max(1e6).optional(),
    })
    .optional(),
  apart: short.optional(),
})
const format = z.looseObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strike: z.boolean().optional(),
  caps: z.union([z.enum(['all', 'small']), z.literal(false)]).optional(),
  vertical: z.union([z.enum(['super', 'sub']), z.literal(false)]).optional(),
})
const many = z.array(z.looseObject({})).max(2_000_000)

const record = z.discriminatedUnion('t', [
  z.looseObject({
    t: z.literal('base'),
    story: z.string().min(1).max(60),
    client: int.min(0).max(2 ** 32),
    clock,
    paragraphs: z.array(z.looseObject({ end: clock, props, wall: z.literal(true).optional() })).max(2_000_000),
    formats: z.array(z.looseObject({ from: clock, to: clock, format })).max(2_000_000),
    objects: z.array(z.looseObject({ at: clock, kind: short, label: short })).max(500_000),
    changes: many,
    comments: many.optional(),
  }),
  z.looseObject({ t: z.literal('client'), ...stamped, client: int.min(0).max(2 ** 32) }),
  z.looseObject({ t: z.literal('ins'), ...stamped, ranges }),
  z.looseObject({ t: z.literal('del'), ...stamped, ranges, movedTo: ranges.optional() }),
  z.looseObject({ t: z.literal('wd'), ...stamped, ranges, after: keys.optional() }),
  z.looseObject({ t: z.literal('fmt'), ...stamped, ranges, set: format }),
  z.looseObject({ t: z.literal('para'), ...stamped, ranges, set: props, first: z.literal(true).optional() }),
  z.looseObject({
    t: z.literal('dec'),
    ...stamped,
    verdict: z.enum(['accept', 'reject']),
    after: keys.optional(),
    on: z.array(z.looseObject({ layer: key, ranges })).max(100_000),
    say: words.optional(),
  }),
  z.looseObject({
    t: z.literal('note'),
    ...stamped,
    kind: z.enum(['footnote', 'endnote']),
    ranges: z.tuple([range, range]),
  }),
  z.looseObject({ t: z.literal('void'), ...stamped, record: key }),
  z.looseObject({ t: z.literal('baseline'), ...stamped, ranges, looks: keys.optional() }),
  z.looseObject({ t: z.literal('why'), ...stamped, ranges, say: words }),
  z.looseObject({ t: z.literal('cmt'), ...stamped, ranges, text: words, parent: key.optional() }),
  z.looseObject({ t: z.literal('done'), ...stamped, comment: key, done: z.boolean() }),
  z.looseObject({
    t: z.literal('turn'),
    ...stamped,
    turn: int.min(0).max(1e6),
    name: short,
    party: short,
    heads: z.array(z.tuple([int.min(0).max(2 ** 32), clock])).max(200_000),
    hash,
    file: z.looseObject({ name: short, sha256: hash }).optional(),
    outside: z
      .array(z.looseObject({ what: short, before: words, after: words, tracked: z.boolean() }))
      .max(100_000)
      .optional(),
  }),
  z.looseObject({
    t: z.literal('agree'),
    ...stamped,
    clause: key,
    hash,
    level: z.enum(['principle', 'agreed']),
    after: keys.optional(),
    recorded: z.looseObject({ by: author, say: words }).optional(),
  }),
  z.looseObject({ t: z.literal('reopen'), ...stamped, clause: key, say: words }),
  z.looseObject({ t: z.literal('ack'), ...stamped, turn: key, rows: z.array(short).max(100_000) }),
])

/** Whose word it is, by what it says itself; undefined where it claims nobody (a base, a kind we do not know). */
export interface Claims {
  readonly by: string | undefined
  /** What a returned file says, or what was written down for the other side: claimed, and shown as claimed. */
  readonly claimed: boolean
}

/** What a record claims, or undefined for one that is malformed. */
export function claimsOf(value: unknown): Claims | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!isKnown(value)) return { by: undefined, claimed: false }
  const read = record.safeParse(value).data
  if (!read) return undefined
  if (read.t === 'base') return { by: undefined, claimed: false }
  return { by: read.by.party, claimed: read.via !== undefined || (read.t === 'agree' && read.recorded !== undefined) }
}
