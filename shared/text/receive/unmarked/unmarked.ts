import { type ComparedParagraph, type Comparison, compare } from '../../../compare/index.ts'
import type { ImportedDocument, ParagraphProps } from '../../../docx/model.ts'
import { comparedText } from '../../compared.ts'
import type { TextModel } from '../../model.ts'
import { Composer } from './composer.ts'
import { type FileLine, fileLines } from './file-lines.ts'
import { isBlank } from './folded.ts'
import { Emphasis } from './looks.ts'
import { NewMarks } from './new-marks.ts'
import { sentPieces } from './sent-text.ts'
import { endsOf, stepsOf } from './steps.ts'
import { cellsApart } from './table-lines.ts'
import { withoutTypedNumbers } from './typed-numbers.ts'

/**
 * A returned file that carries no marks and few looks (Markdown, plain text), as the Word file that went out would be
 * had these words been typed into it with Track Changes off. So what was proposed is still proposed, what such a file
 * cannot say is as it was sent, and what differs is untracked.
 *
 * @param sent the document as of the turn that was sent
 */
export function asSentBack(sent: TextModel, file: ImportedDocument): ImportedDocument {
  const origin = sent.roots.origin()
  const old = comparedText(sent, 'clean')
  const lines = linesOf(file, old)
  const comparison = compare(old.map(words), lines.map(words))
  const emphasis = new Emphasis(lines, old)
  const marks = new NewMarks(origin?.styles ?? [])
  const composer = new Composer(sentPieces(sent))
  const partners = partnersOf(comparison, lines)
  const silent = fillers(lines, partners)
  const ends = endsOf(old)
  const lineEnds = endsOf(lines)
  const linear = lines.map((l) => `${l.text}\n`).join('')
  for (const step of stepsOf(comparison, { sent: old, linear })) {
    const { op, from, to } = step
    if (op === 'go') composer.skip(to)
    else if (op === 'keep') {
      composer.keep(to, step.nowAt === undefined ? undefined : emphasis.from(from, step.nowAt))
      for (let at = from; at < to; at++) {
        const n = ends.get(at)
        if (n !== undefined) marks.stays(propsOf(old[n]), partners.get(n))
      }
    } else if (step.row.kind !== 'inserted' || !silent.has(lines[step.row.now.from]!))
      for (let at = from; at < to; at++) {
        const n = lineEnds.get(at)
        const { old: of } = step.row
        if (n === undefined) composer.come(linear[at]!, emphasis.at(at))
        // A paragraph cut in two is two of its kind.
        else composer.mark(of.from < of.to ? propsOf(old[of.from]) : marks.of(lines[n]!, old[of.from]?.props))
      }
  }
  const story = composer.finished(file.stories[0]!.part, sent.storyId)
  return { ...file, numbering: origin?.numbering ?? [], stories: [story] }
}

const BODY: ParagraphProps = { role: 'body' }

const propsOf = (paragraph: ComparedParagraph | undefined): ParagraphProps => paragraph?.props ?? BODY

function linesOf({ stories }: ImportedDocument, old: readonly ComparedParagraph[]): FileLine[] {
  const lines = fileLines(stories[0]!)
  const tables = lines.some((l) => l.props.cell)
  const read = withoutTypedNumbers(tables ? lines : cellsApart(lines, old), old)
  // Such a file has no notes and no headers: of them it says nothing, so they are as they were.
  const beside = old.flatMap(({ text, props, formats = [] }) => (props?.apart ? [{ text, props, formats }] : []))
  return [...read, ...beside]
}

/** As words alone: what was in a cell may be a line of its own now, and the other way round. */
const words = ({ text }: { readonly text: string }): ComparedParagraph => ({ text })

/** Which line of the file a paragraph became. */
const partnersOf = ({ rows }: Comparison, lines: readonly FileLine[]): ReadonlyMap<number, FileLine> =>
  new Map(
    rows.flatMap(({ old, now }) =>
      old.from < old.to && now.from < now.to ? [[old.from, lines[now.from]!] as const] : [],
    ),
  )

/** An empty cell says something only in a row that is new: elsewhere it fills up what one format has and another not. */
function fillers(lines: readonly FileLine[], partners: ReadonlyMap<number, FileLine>): ReadonlySet<FileLine> {
  const known = new Set(partners.values())
  const rowOf = ({ props: { cell } }: FileLine): string => (cell ? `${cell.table}.${cell.row}` : '')
  const said = lines.filter((line) => !isBlank(line.text))
  const old = new Set(said.filter((line) => known.has(line)).map(rowOf))
  const full = new Set(said.map(rowOf))
  return new Set(lines.filter((line) => isBlank(line.text) && (old.has(rowOf(line)) || !full.has(rowOf(line)))))
}
