import type { FormatRange, ImportedStory, ParagraphProps } from '../../../docx/model.ts'

/** A paragraph of a file without marks. */
export interface FileLine {
  readonly text: string
  readonly props: ParagraphProps
  /** Offsets within the line. */
  readonly formats: readonly FormatRange[]
  /** It had a typed number, which was taken off: the list and level in which what was sent has such numbers. */
  readonly joins?: NonNullable<ParagraphProps['num']>
}

/** Its paragraphs. An empty one says nothing there: it stands for the distance between two others, or fills a row. */
export function fileLines({ text, paragraphs, formats }: ImportedStory): FileLine[] {
  const lines: FileLine[] = []
  let start = 0
  let f = 0
  for (const { end, props } of paragraphs) {
    const own: FormatRange[] = []
    while (f < formats.length && formats[f]!.to <= start) f++
    for (let k = f; k < formats.length && formats[k]!.from < end; k++) {
      const { from, to, format } = formats[k]!
      own.push({ from: Math.max(from, start) - start, to: Math.min(to, end) - start, format })
    }
    const line = { text: text.slice(start, end), props, formats: own }
    if (line.text.trim() !== '' || props.cell) lines.push(line)
    start = end + 1
  }
  return lines
}

/** A line without its first `length` characters. */
export const cutFront = (line: FileLine, length: number): FileLine => ({
  ...line,
  text: line.text.slice(length),
  formats: line.formats.flatMap(({ from, to, format }) =>
    to <= length ? [] : [{ from: Math.max(0, from - length), to: to - length, format }],
  ),
})
