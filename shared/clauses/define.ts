/** Where a new definition belongs in a contract, and how it is written there. */
import type { Definition, TermLine } from './definitions.ts'
import { typedLabel } from './label.ts'
import type { Clause } from './outline.ts'

/**
 * How a contract keeps its definitions: paragraph by paragraph in one clause, in a table, which has to be filled in by
 * hand, or nowhere in particular.
 */
export type DefinitionsKept =
  | { readonly as: 'list'; readonly entries: readonly Definition[] }
  | { readonly as: 'table'; readonly line: number }
  | { readonly as: 'nowhere' }

export interface NewDefinition {
  /** Index of the line it stands before; the number of lines where it is the last of the text. */
  readonly before: number
  /** The definition whose paragraph it looks like. */
  readonly like: Definition
  readonly text: string
  /** Where the term stands in `text`, without its quotation marks. */
  readonly from: number
  readonly to: number
  /** Where the meaning is to be typed. */
  readonly caret: number
  /** Index of an empty line as it parts the definitions: the new one needs one too, before it where it is the last. */
  readonly gap: number | undefined
  /** It stands behind all the others. */
  readonly isLast: boolean
  /** The numbers of its neighbours are typed, so nothing gives the new one a number. */
  readonly unnumbered: boolean
}

const NAMED = /\b(?:defin(?:itions?|ed terms?)|interpretation|glossary)\b/i
/** Fewer paragraphs than these under a heading that says nothing of definitions are there by chance. */
const FEWEST = 3

/** Finds the clause of definitions: the one called so with the most of them, else the one that holds the most. */
export const definitionsKept = (
  lines: readonly TermLine[],
  definitions: readonly Definition[],
  clauses: readonly Clause[],
): DefinitionsKept => {
  const named = namedIn(clauses)
  const groups = new Map<string, Definition[]>()
  for (const one of definitions) {
    const entry = one.form === 'cover' ? named.has(one.clause) : opensParagraph(lines[one.line]!.text, one)
    if (entry && groups.get(one.clause)?.at(-1)?.line !== one.line)
      groups.set(one.clause, [...(groups.get(one.clause) ?? []), one])
  }
  const ranked = [...groups]
    .filter(([clause, entries]) => named.has(clause) || entries.length >= FEWEST)
    .sort(([a, x], [b, y]) => Number(named.has(b)) - Number(named.has(a)) || y.length - x.length)
  const [, entries] = ranked[0] ?? []
  if (!entries) return { as: 'nowhere' }
  const cells = entries.filter(({ line }) => lines[line]!.props?.cell)
  return cells.length * 2 >= entries.length
    ? { as: 'table', line: cells[0]!.line }
    : { as: 'list', entries: entries.filter((one) => !cells.includes(one)) }
}

/** Writes a definition of a term for its place among the others: in their order, in the shape most of them have. */
export const newDefinition = (
  lines: readonly TermLine[],
  entries: readonly Definition[],
  term: string,
): NewDefinition => {
  const place = placeAmong(entries, term)
  const like = entries[place - 1] ?? entries[0]!
  const last = place === entries.length
  const gaps = entries.slice(1).flatMap(({ line }) => (lines[line - 1]!.text.trim() === '' ? line - 1 : []))
  const shapes = entries.flatMap((one) => shapeOf(lines[one.line]!.text, one) ?? [])
  const { open, close, verb } = commonest(shapes.map((shape) => JSON.stringify(shape))) ?? DEFAULT
  const ends = entries.filter((one) => one.last === one.line).map(({ line }) => endOf(lines[line]!.text))
  const end = last ? endOf(lines[entries.at(-1)!.last]!.text) : (mostOf(ends) ?? '.')
  const head = `${open}${term}${close}${verb}`
  return {
    before: last ? entries.at(-1)!.last + 1 : entries[place]!.line,
    like,
    text: head + end,
    from: open.length,
    to: open.length + term.length,
    caret: head.length,
    gap: gaps.length * 2 >= entries.length ? gaps[0] : undefined,
    isLast: last,
    unnumbered: typedLabel(lines[like.line]!.text) !== undefined,
  }
}

/** Clauses that call themselves definitions, and those below them. */
const namedIn = (clauses: readonly Clause[]): ReadonlySet<string> => {
  const named = new Set<string>()
  for (const { key, name, parent } of clauses)
    if (NAMED.test(name) || (parent !== undefined && named.has(parent))) named.add(key)
  return named
}

const opensParagraph = (text: string, { form, from }: Definition): boolean => {
  const before = text.slice(typedLabel(text)?.textFrom ?? 0, from).trim()
  return form === 'means' ? /^["“]?$/.test(before) : form === 'refers' && /^["“]$/.test(before)
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Among definitions in alphabetical order next to its predecessor, be one or two astray; else behind all of them. */
const placeAmong = (entries: readonly Definition[], term: string): number => {
  const turned = entries.slice(1).filter((one, at) => collator.compare(entries[at]!.term, one.term) > 0).length
  if (turned * 4 > entries.length - 1) return entries.length
  const later = entries.map((one) => collator.compare(one.term, term) > 0)
  let wrong = later.filter((is) => !is).length
  let best = { place: 0, wrong }
  later.forEach((is, at) => {
    wrong += is ? 1 : -1
    if (wrong <= best.wrong) best = { place: at + 1, wrong }
  })
  return best.place
}

interface Shape {
  readonly open: string
  readonly close: string
  /** What stands between the term and its meaning, spaces included. */
  readonly verb: string
}

const DEFAULT: Shape = { open: '“', close: '”', verb: ' means ' }

const shapeOf = (text: string, { from, to }: Definition): Shape | undefined => {
  const open = /["“]$/.exec(text.slice(0, from))?.[0] ?? ''
  const rest = /^(["”]?)(,?\s*(?:(?:shall|will) mean|means|:|=|–)[,:]?\s+)\S/.exec(text.slice(to))
  return rest ? { open, close: rest[1]!, verb: rest[2]! } : undefined
}

const commonest = (shapes: readonly string[]): Shape | undefined => {
  const most = mostOf(shapes)
  return most === undefined ? undefined : (JSON.parse(most) as Shape)
}

const endOf = (text: string): string => /([.;,])\s*(?:(?:and|or)\s*)?$/.exec(text)?.[1] ?? ''

const mostOf = (words: readonly string[]): string | undefined => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
