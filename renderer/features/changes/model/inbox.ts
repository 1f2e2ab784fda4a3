import { classify, type DifferenceClass } from '../../../../shared/compare/index.ts'
import type { SurroundingKind } from '../../../../shared/docx/index.ts'
import type { Change } from '../../../../shared/text/changes.ts'
import { writerOf } from '../../../../shared/text/draft/plane.ts'
import { type Clauses, clauseName } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { textOfRanges } from '../../../../shared/text/quote.ts'
import { reasonsOf } from '../../../../shared/text/reasons.ts'
import type { Author, DecisionRecord } from '../../../../shared/text/records.ts'
import { sameSide } from '../../../../shared/text/rulings.ts'
import type { Turn } from '../../../../shared/text/turns.ts'
import { titleOf } from './title.ts'

/** What kind of thing a row is, in the words of the screen. `untracked` outranks every other. */
export type RowClass = 'untracked' | DifferenceClass | 'answer' | 'outside'

/** One thing the other side did, to be answered. Format changes are one row together. */
export interface InboxRow {
  /** Stable for a turn, so that what was seen stays seen. */
  readonly id: string
  readonly class: RowClass
  /** What it would be, had it been marked. */
  readonly also: DifferenceClass | undefined
  readonly clause: string
  /** Key of the clause, undefined before the first. */
  readonly clauseKey: string | undefined
  /** Clause number, '' where it has none. */
  readonly number: string
  /** "300% → 125%" */
  readonly title: string
  /** In the turn's own text. None for an answer to ours. */
  readonly changes: readonly Change[]
  readonly by: Author
  readonly reason: string | undefined
  /** Their decisions on proposals of ours. */
  readonly answer?: DecisionRecord
  /** Text outside the body, which cannot be edited or decided here. */
  readonly outside?: { readonly before: string; readonly after: string }
}

const RANK: Readonly<Record<RowClass, number>> = {
  untracked: 0,
  definition: 1,
  substance: 2,
  number: 2,
  'cross-reference': 2,
  answer: 3,
  outside: 3,
  moved: 4,
  numbering: 5,
  format: 6,
}

/** A turn, read: what it is compared with, its clauses and all its changes. */
export interface InboxSource {
  readonly turn: Turn
  readonly before: Turn | undefined
  readonly clauses: Clauses
  readonly changes: readonly Change[]
  readonly me: Author
}

/** Everything the other side did in a turn, in the order of review. `model` is the document as of that turn. */
export function inboxOf(model: TextModel, { turn, before, clauses, changes, me }: InboxSource): InboxRow[] {
  const reasons = reasonsOf(model)
  const isNew = newIn(turn, before)
  const rows: InboxRow[] = []
  const looks: Change[] = []
  const moved = new Set<string>()
  for (const change of changes) {
    if (!isTheirs(change, me) || !isNew(change)) continue
    const kind = classOf(model, clauses, change)
    const untracked = change.via?.tracked === false
    // Moved text is one row, at the place where it stands now.
    if (!untracked && kind === 'moved') {
      if (change.moves.every((m) => moved.has(m))) continue
      for (const m of change.moves) moved.add(m)
    }
    if (!untracked && kind === 'format') looks.push(change)
    else rows.push(rowOf(clauses, [change], untracked ? 'untracked' : kind, kind, reasons(change)))
  }
  if (looks.length > 0) rows.push(looksRow(clauses, looks))
  rows.push(...answersIn(model, clauses, turn, me), ...outsideIn(turn))
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => RANK[a.row.class] - RANK[b.row.class] || a.i - b.i)
    .map(({ row }) => row)
}

/** Proposed by another side than ours; of the imported file whatever does not claim our name. */
export const isTheirs = (change: Change, me: Author): boolean =>
  change.claimed ? change.author.name !== me.name : !sameSide(change.author, me)

/** Whether a change came with a turn: the turn holds it and the one before does not. */
function newIn(turn: Turn, before: Turn | undefined): (change: Change) => boolean {
  const known = new Map(before?.record.heads ?? [])
  const now = new Map(turn.record.heads)
  const isNew = (client: number, clock: number) => clock < (now.get(client) ?? 0) && clock >= (known.get(client) ?? 0)
  return (change) =>
    change.parts.some(({ layer, ranges }) => {
      if (layer.claimed) return before === undefined
      if (layer.id === 'i') return ranges.some(([client, clock]) => isNew(client, clock))
      // A record is newer than the turn before when its writer had not written it by then.
      const writer = writerOf(layer.id)
      return writer !== undefined && (known.get(writer) ?? 0) < (now.get(writer) ?? 0)
    })
}

function classOf(model: TextModel, clauses: Clauses, change: Change): DifferenceClass {
  if (change.moves.length > 0) return 'moved'
  if (change.kind === 'format' || change.kind === 'paragraph') return 'format'
  const { old, now, at } = around(model, clauses, change)
  return classify({
    old,
    now,
    gone: { from: at, to: at + change.deleted.length },
    come: { from: at, to: at + change.inserted.length },
  })
}

/** The paragraph round a change, as it was and as it would be, and where in it the change begins. */
function around(model: TextModel, clauses: Clauses, change: Change): { old: string; now: string; at: number } {
  const line = clauses.lines.find((l) => l.last >= change.from.paragraph)
  let before = ''
  let after = ''
  for (let p = line?.first ?? change.from.paragraph; p <= Math.max(line?.last ?? 0, change.to.paragraph); p++)
    for (const run of model.runs(p)) {
      if (run.state.gone || run.state.del.length > 0) continue
      const { paragraph, offset } = change.from
      if (p < paragraph || (p === paragraph && run.at + run.text.length <= offset)) before += run.text
      else if (p > change.to.paragraph || (p === change.to.paragraph && run.at >= change.to.offset)) after += run.text
    }
  return { old: before + change.deleted + after, now: before + change.inserted + after, at: before.length }
}

function rowOf(
  clauses: Clauses,
  changes: readonly [Change, ...Change[]],
  kind: RowClass,
  also: DifferenceClass,
  reason: string | undefined,
): InboxRow {
  const clause = clauses.at(changes[0].from.paragraph)
  return {
    id: changes[0].id,
    class: kind,
    also: kind === also ? undefined : also,
    clause: clauseName(clause),
    clauseKey: clause?.key,
    number: clause?.path || clause?.number.replace(/\.$/, '') || '',
    title: titleOf(changes[0], clause?.name ?? ''),
    changes,
    by: changes[0].author,
    reason,
  }
}

function looksRow(clauses: Clauses, changes: readonly Change[]): InboxRow {
  const [first, ...others] = changes
  const row = rowOf(clauses, [first!, ...others], 'format', 'format', undefined)
  const n = changes.length
  return {
    ...row,
    id: 'looks',
    clause: '',
    clauseKey: undefined,
    number: '',
    title: `${n} format-only ${n === 1 ? 'change' : 'changes'}`,
  }
}

/** Their decisions about ours, which came with the turn. */
function answersIn(model: TextModel, clauses: Clauses, turn: Turn, me: Author): InboxRow[] {
  const rows: InboxRow[] = []
  for (const [key, record] of model.overlay.standing()) {
    if (record.t !== 'dec' || sameSide(record.by, me)) continue
    if (turn.record.file ? record.via?.file !== turn.record.file.sha256 : record.by.party !== turn.record.party)
      continue
    for (const { layer, ranges } of record.on) {
      const [client, clock, length] = ranges[0]!
      const place = model.story.placeOfId(client, clock)
      const clause = place && clauses.at(place.paragraph)
      const text = textOfRanges(model, ranges)
      if (length === 0 || text.trim() === '') continue
      rows.push({
        id: `${key}/${layer}`,
        class: 'answer',
        also: undefined,
        clause: clauseName(clause),
        clauseKey: clause?.key,
        number: clause?.path ?? '',
        title: `${record.verdict === 'accept' ? 'Accepted' : 'Rejected'} ours: “${shortened(text)}”`,
        changes: [],
        by: record.by,
        reason: record.say,
        answer: record,
      })
    }
  }
  return rows
}

const OUTSIDE: Readonly<Record<SurroundingKind, string>> = {
  header: 'Header',
  footer: 'Footer',
  footnote: 'Footnote',
  endnote: 'Endnote',
  textbox: 'Text box',
  link: 'Target of a link',
  picture: 'Picture',
}

/** Differences outside the body: nothing to decide here, and nothing to pass over. */
const outsideIn = ({ record }: Turn): InboxRow[] =>
  (record.outside ?? []).map(({ what, before, after, tracked }, i) => ({
    id: `outside ${i}`,
    class: tracked ? 'outside' : 'untracked',
    also: undefined,
    clause: OUTSIDE[what],
    clauseKey: undefined,
    number: '',
    title:
      what === 'picture'
        ? 'a picture is another one'
        : `${OUTSIDE[what]}: ${shortened(before) || 'nothing'} → ${shortened(after) || 'nothing'}`,
    changes: [],
    by: { name: '', party: record.party },
    reason: undefined,
    ...(what === 'picture' ? {} : { outside: { before, after } }),
  }))

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text.trim())
