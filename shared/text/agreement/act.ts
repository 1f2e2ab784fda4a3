import { type Refusal, refuse } from '../../base/refuse.ts'
import type { Change } from '../changes.ts'
import { clauseName } from '../lines.ts'
import type { Edit, TextModel } from '../model.ts'
import type { AgreementRecord, Author } from '../records.ts'
import { sameSide } from '../rulings.ts'
import { turnsOf } from '../turns.ts'
import type { ClauseStatus } from './status.ts'
import { knownOf, saidIn } from './words.ts'

export type Level = AgreementRecord['level']

/** A word on a clause as it is given. The hash is of the accepted text that was shown. */
export interface Given {
  readonly level: Level
  readonly hash: string
  /** The other side's word, written down by us: who said it, and where. Without it, it is our own. */
  readonly theirs?: { readonly by: Author; readonly say: string }
}

/** Why this clause cannot be agreed now, in a sentence; undefined where it can. */
export function whyNot(
  model: TextModel,
  status: ClauseStatus,
  level: Level,
  by: Author = model.me,
): Refusal | undefined {
  const name = `clause ${shortName(status)}`
  if (model.drafting)
    return refuse('drafting', 'This is still your first text. Start redlining; then its clauses can be agreed.')
  if (status.coveredBy && status.state === 'agreed')
    return refuse('covered', `It is agreed with clause ${clauseName(status.coveredBy)}, which it lies in.`)
  const untracked = status.changes.find((c) => c.via?.tracked === false)
  if (untracked) return refuse('untracked', untrackedSentence(model, untracked, name))
  if (level === 'agreed' && status.changes.length > 0)
    return refuse(
      'pending',
      `${sentence(name)} has ${status.changes.length === 1 ? 'a pending change' : `${status.changes.length} pending changes`}: ${listed(status.changes)}. Answer or withdraw ${status.changes.length === 1 ? 'it' : 'them'} first, or agree in principle.`,
    )
  const own = status.words.find((w) => sameSide(w.record.by, by) && w.record.level === level)
  if (own && status.state !== 'reopened' && status.state !== 'contested')
    return refuse(
      'said',
      `${by.party || by.name} has ${level === 'agreed' ? 'agreed' : 'agreed in principle'} already.`,
    )
  return undefined
}

/** Gives a word on a clause, ours or theirs as we write it down. One undoable edit. */
export function agree(model: TextModel, status: ClauseStatus, given: Given): Edit | Refusal {
  const { level, hash, theirs } = given
  const by = theirs?.by ?? model.me
  const refused = whyNot(model, status, level, by)
  if (refused) return refused
  if (theirs && (theirs.by.party === '' || sameSide(theirs.by, model.me)))
    return refuse('party', 'Name the party whose agreement this is. Your own you give yourself.')
  const clause = status.clause.key
  const after = knownOf(saidIn(model).get(clause))
  return model.edit((write) => {
    write(
      {
        t: 'agree',
        clause,
        hash,
        level,
        ...(after.length > 0 ? { after } : {}),
        ...(theirs ? { recorded: { by: model.me, say: theirs.say } } : {}),
      },
      theirs ? { by: theirs.by } : {},
    )
    return []
  })
}

/** Reopens a clause, or the one around it whose agreement covers it. Why is asked of everybody. */
export function reopen(model: TextModel, status: ClauseStatus, why: string): Edit | Refusal {
  const say = why.trim()
  const refused = whyNotReopen(status)
  if (refused) return refused
  if (say === '') return refuse('reason', 'Say in one line why it is reopened. The other side reads it.')
  const clause = (status.coveredBy ?? status.clause).key
  return model.edit((write) => {
    write({ t: 'reopen', clause, say })
    return []
  })
}

/** Why there is nothing to reopen. */
export const whyNotReopen = (status: ClauseStatus): Refusal | undefined =>
  status.words.length === 0
    ? refuse('open', `Nobody has agreed clause ${shortName(status)}, so there is nothing to reopen.`)
    : undefined

const shortName = ({ clause }: ClauseStatus): string =>
  clause.path || clause.number.replace(/\.$/, '') || `“${clause.name}”`

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const MOST = 3

const listed = (changes: readonly Change[]): string => {
  const first = changes.slice(0, MOST).map(inWords).join(', ')
  return changes.length > MOST ? `${first} and ${changes.length - MOST} more` : first
}

/** "“30” to “15”" */
const inWords = ({ kind, deleted, inserted, whole }: Change): string => {
  if (whole) return `a table ${whole} ${kind === 'deletion' ? 'deleted' : 'added'}`
  if (kind === 'replacement') return `“${cut(deleted)}” to “${cut(inserted)}”`
  if (kind === 'deletion') return `“${cut(deleted)}” deleted`
  return kind === 'insertion' ? `“${cut(inserted)}” added` : 'formatting'
}

const cut = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean.length > 28 ? `${clean.slice(0, 27).trimEnd()}…` : clean
}

function untrackedSentence(model: TextModel, change: Change, name: string): string {
  const turn = turnsOf(model).find((t) => t.record.file?.sha256 === change.via?.file)
  const whose = change.author.party || turn?.record.party
  const lead = whose ? `${whose}’s ${turn ? `turn ${turn.label}` : 'file'}` : 'The returned file'
  const what =
    change.kind === 'replacement'
      ? `changes ${name} from “${cut(change.deleted)}” to “${cut(change.inserted)}”`
      : `changes ${name} (${inWords(change)})`
  return `${lead} ${what} without a change mark. You cannot agree ${name} until you answer it.`
}
