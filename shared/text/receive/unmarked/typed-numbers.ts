import type { ComparedParagraph } from '../../../compare/index.ts'
import type { ParagraphProps } from '../../../docx/model.ts'
import { cutFront, type FileLine } from './file-lines.ts'
import { folded } from './folded.ts'

/** What may be a number somebody typed: "4.2", "(b)", "iv.", a bullet. */
const LABEL = /^\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})[.)]{0,2}|[-–*•·])\s+/i

/** "12." and "3." are numbers of one shape, "(b)" and "(iv)" of another. */
const shapeOf = (number: string): string => number.replace(/\d+/g, '0').replace(/[a-z]+/gi, 'a')

/**
 * Takes typed numbers off lines whose numbers Word computed in what was sent: as text they would all read as changes.
 * A number is taken off a line that then is a numbered paragraph of what was sent, whatever its number now; and, in a
 * file that types them, off lines that are new or changed, if only computed numbers look like it.
 */
export function withoutTypedNumbers(lines: readonly FileLine[], sent: readonly ComparedParagraph[]): FileLine[] {
  const known = new Set<string>()
  const numbered = new Map<string, NonNullable<ParagraphProps['num']>>()
  const shapes = new Map<string, NonNullable<ParagraphProps['num']>>()
  const typed = new Set<string>()
  for (const { text, number, props } of sent) {
    known.add(folded(text).trim())
    if (number && props?.num) {
      numbered.set(folded(text).trim(), props.num)
      if (!shapes.has(shapeOf(number))) shapes.set(shapeOf(number), props.num)
    } else {
      const label = LABEL.exec(text)?.[1]
      if (label) typed.add(shapeOf(label))
    }
  }
  const numbers = [...new Set(sent.flatMap(({ number }) => (number ? [number] : [])))].filter((n) => /\s/.test(n))
  const labelOf = (text: string): { number: string; length: number } | undefined => {
    const words = numbers.find((n) => text.startsWith(n) && /^\s/.test(text.slice(n.length)))
    if (words) return { number: words, length: words.length + /^\s*/.exec(text.slice(words.length))![0].length }
    const label = LABEL.exec(text)
    return label ? { number: label[1]!, length: label[0].length } : undefined
  }
  const seen = lines.map((line) => {
    const text = folded(line.text).trim()
    const label = known.has(text) && !numbered.has(text) ? undefined : labelOf(line.text)
    const rest = label && numbered.get(folded(line.text.slice(label.length)).trim())
    return { line, label, rest, whole: numbered.has(text) }
  })
  const types = seen.filter((s) => s.rest).length > seen.filter((s) => s.whole && !s.rest).length
  return seen.map(({ line, label, rest, whole }) => {
    if (!label || (whole && !rest)) return line
    const shape = shapeOf(label.number)
    const joins = rest ?? (types && !typed.has(shape) ? shapes.get(shape) : undefined)
    return joins ? { ...cutFront(line, label.length), joins } : line
  })
}
