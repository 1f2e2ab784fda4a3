/** The library as a readable file, and such a file read back: bounded, judged row by row, refused in words. */
import { z } from 'zod'
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { clauseSchema, type LibraryClause, MOST_CLAUSES } from '../../platform/library.ts'

export const MOST_BACKUP_BYTES = 64 * 1024 * 1024

const fileSchema = z.looseObject({ parleyLibrary: z.number().int(), clauses: z.array(z.unknown()) })

/** The whole library as JSON, made to be read by people too. */
export const backupOf = (clauses: Iterable<LibraryClause>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify({ parleyLibrary: 1, clauses: [...clauses] }, null, 2)}\n`)

/** The clauses of such a file, all of them or a refusal that says which one is wrong. */
export const readBackup = (text: string): LibraryClause[] | Refusal => {
  const file = fileSchema.safeParse(parsed(text)).data
  if (!file) return refuse('notALibrary', 'This file is not a Parley library. Choose the JSON file you saved from one.')
  if (file.parleyLibrary > 1)
    return refuse('newer', 'This library was saved by a newer Parley. Bring this one up to date and try again.')
  if (file.clauses.length > MOST_CLAUSES)
    return refuse('tooMany', `The file holds ${file.clauses.length} clauses; a library takes ${MOST_CLAUSES}.`)
  const clauses: LibraryClause[] = []
  for (const [index, raw] of file.clauses.entries()) {
    const clause = clauseSchema.safeParse(raw)
    if (!clause.success) {
      const where = clause.error.issues[0]?.path.join('.') ?? ''
      return refuse(
        'wrongClause',
        `Clause ${index + 1} in the file cannot be read (${where || 'the whole entry'}). Nothing was added.`,
      )
    }
    clauses.push(clause.data)
  }
  return clauses
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Merge {
  readonly put: readonly LibraryClause[]
  readonly added: number
  readonly updated: number
  readonly kept: number
}

/** Clauses unknown here are added, those changed later than ours replace ours; nothing is taken away. */
export const mergeBackup = (ours: ReadonlyMap<string, LibraryClause>, theirs: readonly LibraryClause[]): Merge => {
  const latest = new Map<string, LibraryClause>()
  for (const clause of theirs) {
    const known = latest.get(clause.id)
    if (!known || known.updatedAt < clause.updatedAt) latest.set(clause.id, clause)
  }
  const added = [...latest.values()].filter(({ id }) => !ours.has(id))
  const updated = [...latest.values()].filter(({ id, updatedAt }) => (ours.get(id)?.updatedAt ?? '~') < updatedAt)
  return {
    put: [...added, ...updated],
    added: added.length,
    updated: updated.length,
    kept: latest.size - added.length - updated.length,
  }
}
