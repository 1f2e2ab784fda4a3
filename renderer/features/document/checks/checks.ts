import { type DefinitionsKept, definitionsKept } from '../../../../shared/clauses/define.ts'
import { type MovedReference, movedReferences } from '../../../../shared/clauses/moved.ts'
import { danglingReferences, type Reference, referencesIn } from '../../../../shared/clauses/references.ts'
import { glossaryOf, type TermFinding, type TermLine, termFindings } from '../../../../shared/clauses/terms.ts'
import { treeOf } from '../../../../shared/clauses/tree.ts'
import { type Clauses, clauseName, clausesIn, type TextLine } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { Place } from '../../../../shared/text/story.ts'
import { isVisible } from '../../../../shared/text/views.ts'

/** What a careful reader would notice about terms and references in the text as it would be with all accepted. */
export interface Checks {
  readonly terms: readonly TermFinding[]
  /** References to a clause whose number is another one now, before and after. */
  readonly moved: readonly MovedReference[]
  /** References to a clause that is not there. */
  readonly broken: readonly Reference[]
  /** Where the definitions stand, so that a new one can be put among them. */
  readonly kept: DefinitionsKept
  readonly clauses: Clauses
}

/** Reads the checks; a generator, so that a long contract can be read in pieces. */
export function* checksOf(model: TextModel): Generator<undefined, Checks> {
  const clauses = clausesIn(model, 'clean')
  yield
  const { lines } = clauses
  const terms = termLines(clauses)
  const glossary = glossaryOf(terms)
  const kept = definitionsKept(terms, glossary.definitions, clauses.clauses)
  yield
  const nodes = treeOf(lines)
  const references = referencesIn(lines, nodes)
  yield
  const before = clausesIn(model, 'original').lines
  const { moved, broken } = movedReferences({ lines: before, nodes: treeOf(before) }, { lines, nodes })
  const dangling = danglingReferences(references)
  const known = new Set(dangling.map((r) => `${r.key}:${r.from}`))
  return {
    terms: termFindings(glossary),
    moved,
    broken: [...dangling, ...broken.filter((r) => !known.has(`${r.key}:${r.from}`))],
    kept,
    clauses,
  }
}

/** The lines of a text as the glossary reads them. */
export const termLines = ({ lines, at }: Clauses): TermLine[] =>
  lines.map((line) => ({ ...line, clause: at(line.first)?.key ?? '' }))

/** Where an offset of a line of the clean view stands in the document. */
export function placeInLine(model: TextModel, line: TextLine, offset: number): Place {
  let rest = offset
  for (let paragraph = line.first; paragraph <= line.last; paragraph++)
    for (const run of model.runs(paragraph)) {
      if (!isVisible(run.state, 'clean')) continue
      if (rest <= run.text.length) return { paragraph, offset: run.at + rest }
      rest -= run.text.length
    }
  return { paragraph: line.last, offset: model.story.paragraphs[line.last]!.length }
}

export const whereOf = (clauses: Clauses, line: number): string =>
  clauseName(clauses.at(clauses.lines[line]?.first ?? 0))
