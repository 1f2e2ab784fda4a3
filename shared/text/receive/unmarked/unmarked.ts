import { type ComparedParagraph, type Comparison, compare } from '../../../compare/index.ts'
import type { ImportedDocument, ParagraphProps } from '../../../docx/model.ts'
import { comparedText } from '../../compared.ts'
import type { TextModel } from '../../model.ts'
import { Composer } from './composer.ts'
import { type FileLine, fileLines } from './file-lines.ts'
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
  const comparison = compare(...sides(old, lines))
  const emphasis = new Emphasis(lines, old)
  const marks = new NewMarks(origin?.styles ?? [])
  const composer = new Composer(sentPieces(sent))
  const partners = partnersOf(comparison, lines)
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
    } else
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

const hasTables = (lines: readonly { readonly props?: ParagraphProps }[]): boolean => lines.some((l) => l.props?.cell)

function linesOf({ stories }: ImportedDocument, old: readonly ComparedParagraph[]): FileLine[] {
  const lines = fileLines(stories[0]!)
  return withoutTypedNumbers(hasTables(lines) ? lines : cellsApart(lines, old), old)
}

/** Both texts as words alone; what stands in a cell is told from what does not only where both can. */
function sides(
  old: readonly ComparedParagraph[],
  lines: readonly FileLine[],
): [ComparedParagraph[], ComparedParagraph[]] {
  const tables = hasTables(lines)
  const words = ({ text, props }: ComparedParagraph): ComparedParagraph =>
    tables && props?.cell ? { text, props: { role: 'body', cell: props.cell } } : { text }
  return [old.map(words), lines.map(words)]
}

/** Which line of the file a paragraph became. */
const partnersOf = ({ rows }: Comparison, lines: readonly FileLine[]): ReadonlyMap<number, FileLine> =>
  new Map(
    rows.flatMap(({ old, now }) =>
      old.from < old.to && now.from < now.to ? [[old.from, lines[now.from]!] as const] : [],
    ),
  )
