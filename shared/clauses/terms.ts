/** The glossary of a document: its defined terms, where each is used, and what is wrong with them. */
import { type Definition, definitionsOf, type TermLine } from './definitions.ts'
import { undefinedIn } from './undefined.ts'
import { matcherOf, type Use } from './uses.ts'
import { wordsIn } from './words.ts'

export type { Definition, TermLine } from './definitions.ts'
export type { Use } from './uses.ts'

/** A capitalised word or phrase that nothing defines. */
export interface UndefinedTerm {
  readonly term: string
  readonly id: string
  readonly uses: readonly Use[]
}

export interface Glossary {
  readonly definitions: readonly Definition[]
  /** Uses of every defined term by its id, the places that define it left out. */
  readonly uses: ReadonlyMap<string, readonly Use[]>
  readonly undefined: readonly UndefinedTerm[]
}

export type TermFinding =
  | { readonly kind: 'undefined'; readonly term: string; readonly id: string; readonly uses: readonly Use[] }
  | { readonly kind: 'unused'; readonly term: string; readonly id: string; readonly definition: Definition }
  | { readonly kind: 'twice'; readonly term: string; readonly id: string; readonly definitions: readonly Definition[] }

/** Reads a document's glossary in one pass over its words. */
export const glossaryOf = (lines: readonly TermLine[]): Glossary => {
  const definitions = definitionsOf(lines)
  const match = matcherOf(definitions)
  const uses = new Map<string, Use[]>(definitions.map(({ id }) => [id, []]))
  const loose = new Map<string, { term: string; uses: Use[]; firm: boolean }>()
  lines.forEach((line, at) => {
    if (line.text === '') return
    const words = wordsIn(line.text)
    const found = match(line, at, words)
    for (const { id, use } of found.uses) uses.get(id)?.push(use)
    undefinedIn(line, at, words, found.covered, loose)
  })
  for (const { id, line, from, to } of definitions) {
    const all = uses.get(id)
    const own = all?.findIndex((use) => use.line === line && use.from < to && use.to > from) ?? -1
    if (own >= 0) all!.splice(own, 1)
  }
  const kept = [...loose].filter(([, { firm, uses }]) => firm || uses.length >= 6)
  return { definitions, uses, undefined: kept.map(([id, { term, uses }]) => ({ term, id, uses })) }
}

/** What is wrong with the terms. Which of it to leave alone is for whoever reads the list. */
export const termFindings = (glossary: Glossary): TermFinding[] => {
  const byId = new Map<string, Definition[]>()
  for (const one of glossary.definitions) byId.set(one.id, [...(byId.get(one.id) ?? []), one])
  const unused: TermFinding[] = []
  const twice: TermFinding[] = []
  for (const [id, definitions] of byId) {
    const [definition] = definitions
    if (!definition) continue
    const { term } = definition
    const said = definitions.filter(({ form }) => form === 'means' || form === 'brackets')
    const cover = definitions.some(({ form }) => form === 'cover')
    if (said.length > 1 && differ(said)) twice.push({ kind: 'twice', term, id, definitions: said })
    const used = (glossary.uses.get(id)?.length ?? 0) > 0
    if (!used && !cover && said.length > 0) unused.push({ kind: 'unused', term, id, definition })
  }
  const open = glossary.undefined.map((one) => ({ kind: 'undefined', ...one }) as const)
  return [...open, ...twice, ...unused]
}

/** The same words at two places (a form sent twice in one file) are one definition repeated, not two. */
const differ = (definitions: readonly Definition[]): boolean =>
  new Set(definitions.map(({ text }) => text.replace(/\s+/g, ' '))).size > 1

/** Clauses that use a term, in order of the document; with `through`, also those that use it through other terms. */
export const usersOf = (glossary: Glossary, id: string, through = false): string[] => {
  const order = new Map<string, number>()
  const seen = new Set<string>([id])
  const queue = [id]
  for (let term = queue.shift(); term !== undefined; term = queue.shift()) {
    for (const { clause, line } of glossary.uses.get(term) ?? []) {
      order.set(clause, Math.min(order.get(clause) ?? line, line))
      if (!through) continue
      for (const definition of glossary.definitions)
        if (definition.line <= line && line <= definition.last && !seen.has(definition.id)) {
          seen.add(definition.id)
          queue.push(definition.id)
        }
    }
  }
  return [...order].sort((a, b) => a[1] - b[1]).map(([clause]) => clause)
}

export interface ChangedDefinition {
  readonly term: string
  readonly id: string
  readonly before: string | undefined
  readonly after: string | undefined
  /** Every clause that uses it, through other definitions too. */
  readonly users: readonly string[]
}

/** Terms whose defining words are others now, came or went, with every clause that is touched by it. */
export const changedDefinitions = (before: Glossary, after: Glossary): ChangedDefinition[] => {
  const [old, now] = [textsOf(before), textsOf(after)]
  const ids = new Set([...old.keys(), ...now.keys()])
  return [...ids].flatMap((id) => {
    const [a, b] = [old.get(id), now.get(id)]
    if (a?.text === b?.text) return []
    const users = new Set([...usersOf(after, id, true), ...(b ? [] : usersOf(before, id, true))])
    return [{ term: (b ?? a)!.term, id, before: a?.text, after: b?.text, users: [...users] }]
  })
}

const textsOf = ({ definitions }: Glossary): Map<string, { term: string; text: string }> => {
  const texts = new Map<string, { term: string; text: string }>()
  for (const { id, term, text, form } of definitions) {
    if (form === 'cover') continue
    const known = texts.get(id)
    texts.set(id, { term, text: known ? `${known.text}\n${text}` : text })
  }
  return texts
}
