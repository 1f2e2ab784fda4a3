/** Files as texts that can be compared: what a reader of the file would read, and where it stands in the file. */
import type { ClaimedKind, FormatRange, ImportedStory, NumberingList, ParagraphProps } from '../docx/model.ts'
import { numberParagraphs } from '../text/numbering.ts'
import { plainLines } from '../text/plain.ts'
import type { ComparedParagraph, NoteMark } from './model.ts'

/** A story with its tracked changes accepted. */
export interface StoryText {
  /** One for each line of `storyLines(story, 'accepted')`, word for word. */
  readonly paragraphs: readonly ComparedParagraph[]
  /**
   * For every unit of the linear text its offset in the story. -1 for the mark of a paragraph whose own mark is
   * deleted and which ends all the same, because a cell or a table does.
   */
  readonly origins: Int32Array
  /** Indexes of paragraphs whose mark cannot go: what follows is another cell, a table or the end. */
  readonly walls: ReadonlySet<number>
}

const GONE: ReadonlySet<ClaimedKind> = new Set(['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion'])
const GONE_WHOLE: ReadonlySet<ClaimedKind> = new Set(['rowDeletion', 'cellDeletion'])

export const storyText = (story: ImportedStory, lists: readonly NumberingList[]): StoryText => {
  const gone = covered(story, GONE)
  const whole = covered(story, GONE_WHOLE)
  const origins: number[] = []
  const walls = new Set<number>()
  const found: { from: number; to: number; props: ParagraphProps }[] = []
  let start = 0
  let at = 0
  const finish = (props: ParagraphProps, origin: number): void => {
    found.push({ from: start, to: origins.length, props })
    origins.push(origin)
    start = origins.length
  }
  for (const { end, props, wall } of story.paragraphs) {
    for (; at < end; at++) if (!gone[at]) origins.push(at)
    at = end + 1
    if (whole[end]) origins.length = start
    else if (!gone[end]) finish(props, end)
    else if (wall && origins.length > start) finish(props, -1)
    if (wall && found.length > 0) walls.add(found.length - 1)
  }
  if (origins.length > start) finish(story.paragraphs.at(-1)?.props ?? { role: 'body' }, -1)
  const numbers = numberParagraphs(
    found.map((p) => p.props),
    lists,
  )
  const formats = new FormatReader(story.formats)
  const notes = notesOf(story)
  const paragraphs = found.map(({ from, to, props }, n) => ({
    text: textAt(story.text, origins, from, to),
    props,
    formats: formats.of(origins, from, to),
    number: numbers[n]!,
    ...(notes.size > 0 && { notes: marksIn(notes, origins, from, to) }),
  }))
  return { paragraphs, origins: Int32Array.from(origins), walls }
}

/** Names of the notes by the offset of their mark. */
const notesOf = ({ objects, paragraphs }: ImportedStory): ReadonlyMap<number, string> => {
  const beside = new Set(paragraphs.map(({ props }) => props.apart))
  return new Map(objects.flatMap(({ at, label }) => (beside.has(label) ? [[at, label]] : [])))
}

const marksIn = (
  notes: ReadonlyMap<number, string>,
  origins: readonly number[],
  from: number,
  to: number,
): NoteMark[] => {
  const out: NoteMark[] = []
  for (let n = from; n < to; n++) {
    const name = notes.get(origins[n]!)
    if (name !== undefined) out.push({ at: n - from, name })
  }
  return out
}

const covered = (story: ImportedStory, kinds: ReadonlySet<ClaimedKind>): Uint8Array => {
  const flags = new Uint8Array(story.text.length)
  for (const { kind, from, to } of story.changes) if (kinds.has(kind)) flags.fill(1, from, to)
  return flags
}

/** Units that stand together in the story are taken together. */
const textAt = (text: string, origins: readonly number[], from: number, to: number): string => {
  let out = ''
  for (let n = from; n < to; ) {
    let next = n + 1
    while (next < to && origins[next] === origins[next - 1]! + 1) next++
    out += text.slice(origins[n], origins[next - 1]! + 1)
    n = next
  }
  return out
}

/** Walks the formats of a story once, in step with its paragraphs. */
class FormatReader {
  readonly #ranges: readonly FormatRange[]
  #next = 0

  constructor(ranges: readonly FormatRange[]) {
    this.#ranges = ranges
  }

  of(origins: readonly number[], from: number, to: number): FormatRange[] {
    const out: FormatRange[] = []
    for (let n = from; n < to; n++) {
      const at = origins[n]!
      while (this.#next < this.#ranges.length && this.#ranges[this.#next]!.to <= at) this.#next++
      const range = this.#ranges[this.#next]
      if (range === undefined || range.from > at) continue
      const last = out.at(-1)
      if (last !== undefined && last.to === n - from && last.format === range.format)
        out[out.length - 1] = { ...last, to: n - from + 1 }
      else out.push({ from: n - from, to: n - from + 1, format: range.format })
    }
    return out
  }
}

/**
 * A plain text or Markdown file, one paragraph a line. Markdown's signs (#, -, **) are text like any other: so every
 * line comes back exactly, and a changed sign is a change seen. An empty file is one empty line, as in Word.
 */
export const plainParagraphs = (text: string): ComparedParagraph[] => {
  const lines = plainLines(text)
  return (lines.length === 0 ? [''] : lines).map((line) => ({ text: line }))
}
