import { type Clause, clauseAt, outlineOf } from '../clauses/outline.ts'
import type { NumberingList, ParagraphProps } from '../docx/model.ts'
import { idKey } from './ids.ts'
import type { TextModel } from './model.ts'
import { numberParagraphs } from './numbering.ts'
import type { Run } from './state.ts'
import { endsLine, isVisible, type View } from './views.ts'

/** One paragraph as read in a view: one or more linear paragraphs, joined where their marks are not in it. */
export interface TextLine {
  /** Identity of its mark. */
  readonly key: string
  readonly number: string
  readonly text: string
  readonly props: ParagraphProps
  /** Linear paragraphs it is made of. */
  readonly first: number
  readonly last: number
  /** Its visible stretches, in order. */
  readonly runs: readonly Run[]
}

/** The first lines of the redline, numbered: a number depends only on what stands before it. */
export const firstLines = (model: TextModel, most: number): TextLine[] =>
  textLines(model, 'redline', listsOf(model), most)

/** The story as it reads in a view, numbered. */
export function textLines(model: TextModel, view: View, lists = listsOf(model), most = Infinity): TextLine[] {
  const lines: Omit<TextLine, 'number'>[] = []
  const { paragraphs } = model.story
  let first = 0
  let runs: Run[] = []
  for (let i = 0; i < paragraphs.length && lines.length < most; i++) {
    const p = paragraphs[i]!
    for (const run of model.runs(i)) if (isVisible(run.state, view)) runs.push(run)
    if (!endsLine(model, i, view, () => runs.length === 0)) continue
    const { props } = model.mark(i)
    const text = runs.map((r) => r.text).join('')
    lines.push({ key: idKey(p.client, p.clock), text, props, first, last: i, runs })
    first = i + 1
    runs = []
  }
  const numbers = numberParagraphs(
    lines.map((l) => l.props),
    lists,
  )
  return lines.map((line, i) => ({ ...line, number: numbers[i]! }))
}

const listsOf = (model: TextModel): readonly NumberingList[] => model.roots.origin()?.numbering ?? []

/** The text of a view with its clause tree. */
export interface Clauses {
  readonly lines: readonly TextLine[]
  readonly clauses: readonly Clause[]
  /** The clause a linear paragraph belongs to; undefined before the first. */
  readonly at: (paragraph: number) => Clause | undefined
}

export function clausesIn(model: TextModel, view: View): Clauses {
  const lines = textLines(model, view)
  const clauses = outlineOf(lines)
  return {
    lines,
    clauses,
    at: (paragraph) => {
      let low = 0
      let high = lines.length - 1
      while (low < high) {
        const mid = (low + high) >> 1
        if (lines[mid]!.last < paragraph) low = mid + 1
        else high = mid
      }
      return clauseAt(clauses, low)
    },
  }
}

/** What each clause says, with everything below it, by its key. */
export function clauseTexts({ lines, clauses }: Clauses): Map<string, string> {
  const say = ({ at, last }: Clause) =>
    lines
      .slice(at, last + 1)
      .map((line) => line.text)
      .join('\n')
  return new Map(clauses.map((clause) => [clause.key, say(clause)]))
}

/** "9.2 Core service", as a clause is called in a sentence. */
export const clauseName = (clause: Clause | undefined): string =>
  clause
    ? [clause.path || clause.number.replace(/\.$/, ''), clause.name].filter(Boolean).join(' ')
    : 'Before the first clause'
