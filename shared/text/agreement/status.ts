import { type AcceptedParagraph, clauseHash } from '../../clauses/canonical.ts'
import type { Clause } from '../../clauses/outline.ts'
import type { Change } from '../changes.ts'
import type { TextModel } from '../model.ts'
import { type Accepted, acceptedText, homesOf } from './accepted.ts'
import { lastWords, type Reopening, type Said, saidIn, sidesOf, type Word } from './words.ts'

/** Where a clause stands between the parties. Derived from what was said and what is accepted, never stored. */
export type ClauseState = 'open' | 'proposed' | 'principle' | 'agreed' | 'reopened' | 'contested'

export interface ClauseStatus {
  readonly clause: Clause
  readonly state: ClauseState
  /** The last word of each side on it, or on the clause around it whose agreement covers it. */
  readonly words: readonly Word[]
  /** The clause around it that is agreed, where that is why. */
  readonly coveredBy: Clause | undefined
  /** Its accepted text changed after both had agreed it. */
  readonly differs: boolean
  /** The last word that agreed a text, reopened since or not: what the accepted text is compared with. */
  readonly signed: Word | undefined
  /** Who reopened it, where somebody did and nothing has been agreed since. */
  readonly reopening: Reopening | undefined
  /** Pending changes anywhere in its text, clauses below included. */
  readonly changes: readonly Change[]
  /** Those that stand in it and in no clause below. */
  readonly own: readonly Change[]
}

export interface Agreement {
  readonly accepted: Accepted
  /** In reading order, by the key of the clause. */
  readonly statuses: ReadonlyMap<string, ClauseStatus>
  readonly agreed: number
}

export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<string> | string

/** What is read of one state of the text, before anything is hashed. */
export interface ClauseReading {
  readonly accepted: Accepted
  readonly said: ReadonlyMap<string, Said>
  /** Content of the clauses somebody spoke about. */
  readonly contents: ReadonlyMap<string, readonly AcceptedParagraph[]>
  readonly pending: ReadonlyMap<string, Pending>
}

/** Where every clause stands. `changes`: all that is pending, in reading order. */
export const agreementOf = (model: TextModel, changes: readonly Change[], sha256: Sha256): Promise<Agreement> => {
  const steps = readClauses(model, changes)
  for (;;) {
    const step = steps.next()
    if (step.done) return agreementIn(step.value, sha256)
  }
}

/** The same in steps, between which a page can do something else. What changes meanwhile makes it worthless. */
export function* readClauses(model: TextModel, changes: readonly Change[]): Generator<undefined, ClauseReading> {
  const accepted = acceptedText(model)
  yield
  const pending = changesByClause(accepted, changes)
  yield
  const said = saidIn(model)
  const spoken = accepted.clauses.filter(({ key }) => said.has(key))
  const contents = new Map(spoken.map((clause) => [clause.key, accepted.content(clause)]))
  return { accepted, said, contents, pending }
}

/** Where every clause stands, from what was read. */
export async function agreementIn(reading: ClauseReading, sha256: Sha256): Promise<Agreement> {
  const hashes = new Map<string, string>()
  for (const [key, content] of reading.contents) hashes.set(key, await clauseHash(content, sha256))
  return statusesIn(reading, (key) => hashes.get(key))
}

/**
 * Where every clause stands if each that both have agreed still reads as agreed: known at once, and right but for a
 * clause whose text was changed by a decision since. To lock by, until the hashes are there.
 */
export function presumedAgreement(model: TextModel): Agreement {
  const accepted = acceptedText(model)
  const said = saidIn(model)
  const hashOf = (key: string) => said.get(key) && lastWords(said.get(key)!)[0]?.record.hash
  return statusesIn({ accepted, said, pending: new Map() }, hashOf)
}

function statusesIn(
  { accepted, said, pending }: Omit<ClauseReading, 'contents'>,
  hashOf: (key: string) => string | undefined,
): Agreement {
  const statuses = new Map<string, ClauseStatus>()
  for (const clause of accepted.clauses) {
    const { own = [], all = [] } = pending.get(clause.key) ?? {}
    const above = clause.parent === undefined ? undefined : statuses.get(clause.parent)
    const alone = standing(said.get(clause.key), hashOf(clause.key), all.length > 0)
    const covered = above?.state === 'agreed' || (above?.state === 'principle' && rank(alone.state) < rank('principle'))
    statuses.set(
      clause.key,
      covered
        ? { ...above, clause, coveredBy: above.coveredBy ?? above.clause, own, changes: all }
        : { ...alone, clause, coveredBy: undefined, own, changes: all },
    )
  }
  const agreed = [...statuses.values()].filter((s) => s.state === 'agreed').length
  return { accepted, statuses, agreed }
}

const RANKS: readonly ClauseState[] = ['open', 'proposed', 'principle', 'reopened', 'contested', 'agreed']
const rank = (state: ClauseState): number => RANKS.indexOf(state)

type Standing = Pick<ClauseStatus, 'state' | 'words' | 'differs' | 'signed' | 'reopening'>

/** Where one clause stands by what was said about it. `hash`: of its accepted text as it is now. */
export function standing(said: Said | undefined, hash: string | undefined, pending: boolean): Standing {
  const words = said ? lastWords(said) : []
  const reopening = said?.reopenings.toSorted((a, b) => b.record.n - a.record.n)[0]
  const last = said?.agreements
    .filter(({ record }) => record.level === 'agreed')
    .toSorted((a, b) => b.record.n - a.record.n)[0]
  const at = (state: ClauseState, differs = false): Standing => ({
    state,
    words,
    differs,
    signed: last,
    reopening: state === 'reopened' ? reopening : undefined,
  })
  const signed = words.filter(({ record }) => record.level === 'agreed')
  const both = sidesOf(words) > 1
  if (sidesOf(signed) > 1 && signed.length === words.length) {
    const [first, ...others] = signed.map(({ record }) => record.hash)
    if (others.some((other) => other !== first)) return at('contested')
    return first === hash ? at('agreed') : at('reopened', true)
  }
  if (both) return at('principle')
  if (reopening) return at('reopened')
  return at(pending ? 'proposed' : 'open')
}

interface Pending {
  readonly own: Change[]
  readonly all: Change[]
}

function changesByClause(accepted: Accepted, changes: readonly Change[]): Map<string, Pending> {
  const by = new Map<string, Pending>()
  for (const change of changes) {
    const homes = homesOf(accepted, change)
    const touched = new Set(homes.flatMap(({ key }) => accepted.around(key)))
    for (const clause of touched) {
      const of = by.get(clause.key) ?? { own: [], all: [] }
      by.set(clause.key, of)
      of.all.push(change)
      if (homes.includes(clause)) of.own.push(change)
    }
  }
  return by
}
