import type { AcceptedParagraph } from '../../clauses/canonical.ts'
import { type Clause, clauseAt, clausesOf } from '../../clauses/outline.ts'
import { type Reference, referencesIn } from '../../clauses/references.ts'
import { treeOf } from '../../clauses/tree.ts'
import type { Change } from '../changes.ts'
import { clausesIn, type TextLine, textLines } from '../lines.ts'
import type { TextModel } from '../model.ts'
import { isVisible } from '../views.ts'
import { acceptedFormat, acceptedProps } from './looks.ts'

/** The contract as it is accepted, every proposal left out: what one can agree to. */
export interface Accepted {
  readonly lines: readonly TextLine[]
  readonly clauses: readonly Clause[]
  /** The accepted clause a linear paragraph belongs to; of one that is only proposed, the clause it would go into. */
  readonly home: (paragraph: number) => Clause | undefined
  /** The clause and those it lies in, from within outwards. */
  readonly around: (key: string) => readonly Clause[]
  /** What is agreed to, the clauses below included. */
  readonly content: (clause: Clause) => readonly AcceptedParagraph[]
}

/** Reads the accepted text. References are looked up when the first clause is asked for, homes when the first proposal is. */
export function acceptedText(model: TextModel): Accepted {
  const lines = textLines(model, 'original')
  const nodes = treeOf(lines)
  const clauses = clausesOf(nodes)
  const byKey = new Map(clauses.map((c) => [c.key, c]))
  let references: Map<number, Reference[]> | undefined
  const referencesOf = (line: number): Reference[] => {
    references ??= byLine(referencesIn(lines, nodes).filter((r) => r.state === 'resolved'))
    return references.get(line) ?? []
  }
  let proposed: ((paragraph: number) => Clause | undefined) | undefined
  return {
    lines,
    clauses,
    home(paragraph) {
      if (stands(model, paragraph)) return clauseAt(clauses, lineOf(lines, paragraph))
      proposed ??= homeOfProposed(model, byKey)
      return proposed(paragraph)
    },
    around(key) {
      const out: Clause[] = []
      for (let c = byKey.get(key); c; c = c.parent === undefined ? undefined : byKey.get(c.parent)) out.push(c)
      return out
    },
    content: ({ at, last }) =>
      lines.slice(at, last + 1).map((line, i) => paragraphOf(model, line, referencesOf(at + i))),
  }
}

function byLine(references: readonly Reference[]): Map<number, Reference[]> {
  const by = new Map<number, Reference[]>()
  for (const reference of references) by.set(reference.line, [...(by.get(reference.line) ?? []), reference])
  return by
}

/** Whether anything of a paragraph is accepted: its mark or some of its text. */
const stands = (model: TextModel, paragraph: number): boolean =>
  isVisible(model.mark(paragraph).state, 'original') ||
  model.runs(paragraph).some((run) => isVisible(run.state, 'original'))

function lineOf(lines: readonly TextLine[], paragraph: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const mid = (low + high) >> 1
    if (lines[mid]!.last < paragraph) low = mid + 1
    else high = mid
  }
  return low
}

/** A proposed paragraph goes into the clause it stands in as redlined, or the nearest around that is accepted. */
function homeOfProposed(model: TextModel, accepted: ReadonlyMap<string, Clause>) {
  const redline = clausesIn(model, 'redline')
  const byKey = new Map(redline.clauses.map((c) => [c.key, c]))
  return (paragraph: number): Clause | undefined => {
    for (let c = redline.at(paragraph); c; c = c.parent === undefined ? undefined : byKey.get(c.parent)) {
      const known = accepted.get(c.key)
      if (known) return known
    }
    return undefined
  }
}

function paragraphOf(model: TextModel, line: TextLine, references: readonly Reference[]): AcceptedParagraph {
  let at = 0
  const formats = line.runs.map((run) => {
    const from = at
    at += run.text.length
    return { from, to: at, format: acceptedFormat(model, run) }
  })
  return {
    text: line.text,
    formats,
    props: acceptedProps(model, line.last),
    references: references.map(({ from, to, target }) => ({ from, to, target: target! })),
  }
}

/** The accepted clauses a change touches: where it stands, and behind it where a paragraph mark would go. */
export function homesOf(accepted: Accepted, { from, to, deleted }: Change): Clause[] {
  const end =
    to.offset === 0 && to.paragraph > from.paragraph && !deleted.endsWith('\n') ? to.paragraph - 1 : to.paragraph
  const out = new Set<Clause>()
  for (let p = from.paragraph; p <= end; p++) {
    const home = accepted.home(p)
    if (home) out.add(home)
  }
  return [...out]
}
