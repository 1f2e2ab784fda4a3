import type { TextModel } from '../model.ts'
import type { AgreementRecord, Author, ReopeningRecord } from '../records.ts'
import { sameSide } from '../rulings.ts'

/** What one side said about a clause, and that still counts. */
export interface Word {
  readonly key: string
  readonly record: AgreementRecord
}

export interface Reopening {
  readonly key: string
  readonly record: ReopeningRecord
}

/** All that was said about one clause. */
export interface Said {
  readonly agreements: Word[]
  readonly reopenings: Reopening[]
}

/** What was said, by clause. Nothing said, nothing to compute. */
export function saidIn(model: TextModel): Map<string, Said> {
  const by = new Map<string, Said>()
  const of = (clause: string): Said => {
    const known = by.get(clause) ?? { agreements: [], reopenings: [] }
    by.set(clause, known)
    return known
  }
  for (const [key, record] of model.overlay.standing())
    if (record.t === 'agree') of(record.clause).agreements.push({ key, record })
    else if (record.t === 'reopen') of(record.clause).reopenings.push({ key, record })
  return by
}

/** Keys of everything said about a clause: what the next word on it knows. */
export const knownOf = (said: Said | undefined): string[] =>
  said ? [...said.agreements, ...said.reopenings].map(({ key }) => key) : []

/**
 * The last word of each side. A word given without knowing of a reopening does not outlive it: whichever reached us
 * first, the clause is open. Two of one side who did not know of each other's word both count.
 */
export function lastWords({ agreements, reopenings }: Said): Word[] {
  const knows = (a: Word, key: string) => a.record.after?.includes(key) ?? false
  return agreements
    .filter((a) => reopenings.every((r) => knows(a, r.key)))
    .filter((a, _, all) => !all.some((b) => b !== a && sameSide(b.record.by, a.record.by) && knows(b, a.key)))
    .sort((a, b) => a.record.n - b.record.n || (a.key < b.key ? -1 : 1))
}

/** How many sides have spoken in these words. */
export const sidesOf = (words: readonly Word[]): number => new Set(words.map(({ record }) => sideOf(record.by))).size

const sideOf = ({ party, name }: Author): string => party || name
