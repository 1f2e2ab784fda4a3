/**
 * What a record of a peer must look like before it is laid over the text. Loose on purpose where a newer Parley may say
 * more; strict in everything this one reads. Kinds we do not know pass: they are kept, and shown by nobody.
 */
import { z } from 'zod'
import type { Origin } from '../document/negotiation.ts'
import type { IdRange } from './ids.ts'
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
/** What a date can hold: beyond it, writing the date down fails. */
const LAST_DAY = 8.64e15

const stamped = {
  story: z.string().min(1).max(60),
  by: author,
  via: z.looseObject({ file: z.string().min(1).max(64), tracked: z.boolean() }).optional(),
  at: z.number().min(-LAST_DAY).max(LAST_DAY),
  n: int.min(0).max(1e12),
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
const claimed = z.looseObject({
  id: int.min(0).max(1e9),
  kind: z.enum([
    'insertion',
    'deletion',
    'moveFrom',
    'moveTo',
    'rowInsertion',
    'rowDeletion',
    'cellInsertion',
    'cellDeletion',
    'format',
    'paragraph',
    'layout',
    'other',
  ]),
  author: short,
  date: short,
  from: clock,
  to: clock,
  move: short.optional(),
  formatBefore: format.optional(),
  propsBefore: props.optional(),
  label: words.optional(),
})
const comment = z.looseObject({
  id: short,
  author: short,
  date: short,
  text: words,
  from: clock,
  to: clock,
  parent: short.optional(),
  resolved: z.boolean().optional(),
})

const record = z.discriminatedUnion('t', [
  z.looseObject({
    t: z.literal('base'),
    story: z.string().min(1).max(60),
    client: int.min(0).max(2 ** 32),
    clock,
    paragraphs: z.array(z.looseObject({ end: clock, props, wall: z.literal(true).optional() })).max(2_000_000),
    formats: z.array(z.looseObject({ from: clock, to: clock, format })).max(2_000_000),
    objects: z.array(z.looseObject({ at: clock, kind: short, label: short })).max(500_000),
    changes: z.array(claimed).max(2_000_000),
    comments: z.array(comment).max(500_000).optional(),
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

const unknownKind = z.looseObject({ t: short, ...stamped })

type Known = z.output<typeof record>
type Stamped = Exclude<Known, { t: 'base' }>

/** What a record says, of its form and of itself: nothing of it is believed yet. */
export interface Said {
  readonly t: string
  readonly story: string
  /** Undefined for a base alone. */
  readonly by: { readonly name: string; readonly party: string } | undefined
  /** Lamport order; 0 for a base. */
  readonly n: number
  /** The returned file that is said to say so. */
  readonly via: string | undefined
  /** Whose word is written down here for another side: the party of whoever wrote it down. */
  readonly recordedBy: string | undefined
  /** The characters it is about. */
  readonly ranges: readonly IdRange[]
  /** Records it decides about or takes back. */
  readonly about: readonly string[]
}

/** What a record says, or undefined for one that is malformed. A kind we do not know says who and when all the same. */
export function readRecord(value: unknown): Said | undefined {
  if (!isKnown(value)) {
    const read = unknownKind.safeParse(value).data
    return read && { ...stampOf(read), recordedBy: undefined, ranges: [], about: [] }
  }
  const read = record.safeParse(value).data
  if (!read) return undefined
  if (read.t === 'base') return baseOf(read)
  return {
    ...stampOf(read),
    recordedBy: read.t === 'agree' ? read.recorded?.by.party : undefined,
    ranges: rangesOf(read),
    about:
      read.t === 'void' ? [read.record] : read.t === 'dec' ? read.on.map(({ layer }) => layer).filter(isRecord) : [],
  }
}

const stampOf = ({ t, story, by, n, via }: Pick<Stamped, 'story' | 'by' | 'n' | 'via'> & { readonly t: string }) => ({
  t,
  story,
  by,
  n,
  via: via?.file,
})

/** Layers that are no records: typed text, and what the imported file claimed. */
const isRecord = (layer: string): boolean => layer !== 'i' && !/^c\d+$/.test(layer)

function rangesOf(read: Stamped): readonly IdRange[] {
  if (read.t === 'dec') return read.on.flatMap((d) => d.ranges)
  if (read.t === 'del') return [...read.ranges, ...(read.movedTo ?? [])]
  return 'ranges' in read ? (read.ranges as readonly IdRange[]) : []
}

/** A base is about its text: as far as anything in it reaches. */
function baseOf(read: Extract<Known, { t: 'base' }>): Said {
  const { story, client, clock: from, paragraphs, formats, objects, changes, comments = [] } = read
  let reach = 0
  for (const { end } of paragraphs) reach = Math.max(reach, end + 1)
  for (const { at } of objects) reach = Math.max(reach, at + 1)
  for (const { to } of [...formats, ...changes, ...comments]) reach = Math.max(reach, to)
  const nothing = { by: undefined, n: 0, via: undefined, recordedBy: undefined, about: [] }
  return { t: 'base', story, ...nothing, ranges: reach > 0 ? [[client, from, reach]] : [] }
}

const origin: z.ZodType<unknown> = z.looseObject({
  source: z.enum(['word', 'blank']),
  fileName: short,
  sha256: z.string().max(64),
  numbering: z
    .array(
      z.looseObject({
        id: short,
        counters: short,
        levels: z
          .array(
            z.looseObject({
              format: z.string().regex(/^[a-zA-Z0-9]{0,60}$/),
              text: short,
              start: int.min(-1e6).max(1e6),
              restart: int.min(-1).max(100).optional(),
              legal: z.boolean().optional(),
              suffix: z.enum(['tab', 'space', 'nothing']).optional(),
              align: z.enum(['right', 'center']).optional(),
              indent: z.looseObject({ left: z.number(), first: z.number() }).optional(),
            }),
          )
          .max(9),
        startOverrides: z.record(z.string(), int.min(-1e6).max(1e6)).optional(),
      }),
    )
    .max(20_000),
  styles: z.array(z.looseObject({ id: short, name: short, role: z.string(), level: int.optional() })).max(20_000),
  // Whatever is in them goes through the bounds of the page's stylesheet.
  looks: z.looseObject({}).optional(),
})

/** Whether what the negotiation was made from is told in a form that can be read. */
export const isOrigin = (value: unknown): value is Origin => origin.safeParse(value).success
