/** What becomes of references when clauses move: which numbers to write anew, and which lead nowhere. */
import { citationsIn } from './cite.ts'
import { type Reference, type ReferenceLine, referencesIn } from './references.ts'
import { joinTokens, type PlaceNode } from './tree.ts'

export interface Numbering {
  readonly lines: readonly ReferenceLine[]
  readonly nodes: readonly PlaceNode[]
}

/** One number that is no longer right. */
export interface MovedReference {
  /** The exact range of the number in the text as it is now. */
  readonly at: { readonly line: number; readonly key: string; readonly from: number; readonly to: number }
  readonly before: string
  /** What to write in its place. */
  readonly after: string
  readonly target: string
}

export interface Moves {
  readonly moved: readonly MovedReference[]
  /** The clause it meant is gone; the range is that of the text as it is now. */
  readonly broken: readonly Reference[]
}

/** Compares where the references led before with the numbers their targets have now. */
export const movedReferences = (before: Numbering, after: Numbering): Moves => {
  const moved: MovedReference[] = []
  const broken: Reference[] = []
  const old = new Map(before.nodes.map((node) => [node.key, node]))
  const now = new Map(after.nodes.map((node) => [node.key, node]))
  const place = placer(after.lines)
  for (const reference of referencesIn(before.lines, before.nodes)) {
    if (reference.state !== 'resolved' || reference.target === undefined) continue
    const was = old.get(reference.target)
    const is = now.get(reference.target)
    const at = place(reference, before.lines[reference.line]!.text)
    if (!at || !was) continue
    if (!is) broken.push({ ...reference, ...at })
    else if (is.path !== was.path || is.label?.shown !== was.label?.shown) {
      const text = rewritten(reference, is)
      if (text !== undefined && text !== reference.text)
        moved.push({ at, before: reference.text, after: text, target: reference.target })
    }
  }
  return { moved, broken }
}

/** Finds a reference again in a paragraph that may have been edited since: the same citation, counted from the front. */
const placer = (lines: readonly ReferenceLine[]) => {
  const byKey = new Map(lines.map((line, index) => [line.key, { text: line.text, line: index }]))
  const taken = new Set<string>()
  return ({ key, from, to, text }: Reference, before: string) => {
    const found = byKey.get(key)
    if (!found) return undefined
    const { line } = found
    if (found.text === before) return { line, key, from, to }
    const again = citationsIn(found.text).find((cited) => cited.text === text && !taken.has(`${key} ${cited.from}`))
    if (!again) return undefined
    taken.add(`${key} ${again.from}`)
    return { line, key, from: again.from, to: again.to }
  }
}

/** The new number in the manner of the old: "IV" stays Roman, "(b)" stays short. */
const rewritten = (reference: Reference, is: PlaceNode): string | undefined => {
  const { text, inside } = reference
  const { label } = is
  if (!label) return undefined
  if (label.kind === 'article') {
    const value = label.shown.replace(/^\S+\s+/, '')
    return /^\d/.test(text) ? (label.tokens[0] ?? value) : value
  }
  if (label.kind === 'schedule') return label.shown.replace(/^\S+\s+/, '')
  if (!text.startsWith('(')) return joinTokens([...is.tokens, ...inside])
  const own = (text.match(/\([^)]+\)/g)?.length ?? 0) - inside.length
  const short = own > 0 ? is.tokens.slice(-own) : []
  return joinTokens([...(short.every((token) => token.startsWith('(')) ? short : is.tokens), ...inside])
}
