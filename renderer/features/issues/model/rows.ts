import type { Agreement, ClauseState, ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import type { Change } from '../../../../shared/text/changes.ts'
import { type Clauses, clausesIn } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { type Side, sideOfLayer } from '../../../../shared/text/pieces.ts'
import { reasonsOf } from '../../../../shared/text/reasons.ts'
import { sameSide } from '../../../../shared/text/rulings.ts'
import { decisionSaid, turnFinder } from './touched.ts'
import { versionsOf } from './versions.ts'

/** What about a row matters most: one thing, so that it has one chip. */
export type IssueState = ClauseState | 'untracked' | 'conflict' | 'stranded'

/** Who has to move. */
export type Owner = Side | 'both'

/** One clause that is not settled, or that is agreed and shown for the whole picture. */
export interface IssueRow {
  /** Key of the clause; '' for what stands before the first. */
  readonly key: string
  /** Place in the text, to sort by. */
  readonly at: number
  readonly number: string
  readonly name: string
  readonly state: IssueState
  readonly ours: string
  readonly theirs: string
  readonly owner: Owner | undefined
  readonly reason: string
  /** When the oldest of what is open was proposed or said; undefined where nobody claims a date. */
  readonly since: number | undefined
  /** "R2", or "draft". */
  readonly turn: string
  /** Where to go in the document. */
  readonly paragraph: number
  readonly offset: number
  readonly open: boolean
}

export interface Issues {
  readonly rows: readonly IssueRow[]
  readonly clauses: number
  readonly agreed: number
}

/** Every clause with something open, and every agreed one, in reading order. */
export function issuesOf(model: TextModel, changes: readonly Change[], agreement: Agreement): Issues {
  const redline = clausesIn(model, 'redline')
  const byClause = new Map<string, Change[]>()
  for (const change of changes) {
    const key = redline.at(change.from.paragraph)?.key ?? ''
    const list = byClause.get(key)
    if (list) list.push(change)
    else byClause.set(key, [change])
  }
  const make = rowMaker(model, redline)
  const rows: IssueRow[] = []
  const first = byClause.get('')
  if (first) rows.push(make('', -1, first, undefined))
  redline.clauses.forEach(({ key }, at) => {
    const open = byClause.get(key) ?? []
    const status = agreement.statuses.get(key)
    if (open.length > 0 || (status && speaksForItself(status))) rows.push(make(key, at, open, status))
  })
  return { rows, clauses: agreement.accepted.clauses.length, agreed: agreement.agreed }
}

/** A clause covered by another's agreement is not listed again; one nobody spoke about has no issue. */
const speaksForItself = ({ coveredBy, words, reopening }: ClauseStatus): boolean =>
  coveredBy === undefined && (words.length > 0 || reopening !== undefined)

function rowMaker(model: TextModel, redline: Clauses) {
  const reasons = reasonsOf(model)
  const turnOf = turnFinder(model)
  const { me } = model
  return (key: string, at: number, changes: readonly Change[], status: ClauseStatus | undefined): IssueRow => {
    const clause = redline.clauses[at]
    const state = stateOf(changes, status)
    const turns = changes.map(turnOf)
    const words = status?.coveredBy ? [] : (status?.words ?? [])
    const paragraphs = new Set(
      changes.flatMap((c) => range(c.from.paragraph, Math.min(c.to.paragraph, c.from.paragraph + 3))),
    )
    const said = [...changes.map((c) => c.at), ...(changes.length === 0 ? words.map((w) => w.record.at) : [])]
    const dated = said.filter((n) => !Number.isNaN(n))
    const reopening = status?.reopening?.record
    const newest = turns.every((t) => t)
      ? turns.reduce((a, b) => (b!.record.turn > a!.record.turn ? b : a), turns[0])
      : undefined
    return {
      key,
      at,
      number: clause?.path || clause?.number.replace(/\.$/, '') || '',
      name: clause ? clause.name : 'Before the first clause',
      state,
      ...(changes.length > 0 ? versionsIn(model, paragraphs) : wordsOfBoth(status, me.party)),
      owner: state === 'agreed' ? undefined : ownerOf(model, changes, turns, status),
      reason: changes.map((c) => reasons(c) ?? decisionSaid(model, c)).find(Boolean) ?? reopening?.say ?? '',
      since: dated.length > 0 ? Math.min(...dated) : undefined,
      turn: changes.length === 0 ? '' : (newest?.label ?? 'draft'),
      paragraph: changes[0]?.from.paragraph ?? redline.lines[clause?.at ?? 0]?.first ?? 0,
      offset: changes[0]?.from.offset ?? 0,
      open: state !== 'agreed' || changes.length > 0,
    }
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

function stateOf(changes: readonly Change[], status: ClauseStatus | undefined): IssueState {
  if (changes.some((c) => c.via?.tracked === false)) return 'untracked'
  if (changes.some((c) => c.conflict)) return 'conflict'
  if (changes.some((c) => c.stranded)) return 'stranded'
  return status && status.state !== 'open' ? status.state : changes.length > 0 ? 'proposed' : 'open'
}

function versionsIn(model: TextModel, paragraphs: Iterable<number>) {
  const versions = versionsOf(model, paragraphs)
  return versions.ours === '' && versions.theirs === ''
    ? { ours: 'Formatting only', theirs: 'Formatting only' }
    : { ours: versions.ours || '(deleted)', theirs: versions.theirs || '(deleted)' }
}

const LEVELS = { principle: 'Agreed in principle', agreed: 'Agreed' } as const

/** Where no word is open: what each side has said about the clause. */
function wordsOfBoth(status: ClauseStatus | undefined, party: string) {
  const say = (ours: boolean) => {
    const word = status?.words.findLast((w) => (w.record.by.party === party) === ours)
    if (!word) return status?.reopening ? 'Reopened' : 'Not agreed yet'
    const { level, hash, recorded } = word.record
    const which = status?.state === 'contested' ? ` (${hash.slice(0, 4)})` : ''
    return `${LEVELS[level]}${which}${recorded ? `, recorded by ${recorded.by.name || recorded.by.party}` : ''}`
  }
  return { ours: say(true), theirs: say(false) }
}

/** An untracked edit and whatever they proposed last is ours to answer; what we published last is theirs. */
function ownerOf(
  model: TextModel,
  changes: readonly Change[],
  turns: readonly ({ readonly record: { readonly turn: number } } | undefined)[],
  status: ClauseStatus | undefined,
): Owner {
  const { me } = model
  if (changes.some((c) => c.via?.tracked === false) || turns.includes(undefined)) return 'us'
  if (changes.length > 0) {
    const last = Math.max(...turns.map((t) => t!.record.turn))
    const sides = new Set(
      changes.filter((_, i) => turns[i]!.record.turn === last).map((c) => sideOfLayer(c.parts[0]!.layer, me)),
    )
    return sides.has('them') ? 'us' : 'them'
  }
  const spoken = new Set((status?.words ?? []).map(({ record }) => (sameSide(record.by, me) ? 'us' : 'them')))
  if (spoken.size !== 1) return 'both'
  return spoken.has('us') ? 'them' : 'us'
}
