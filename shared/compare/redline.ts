/** A comparison as tracked changes over the old file's story, in the writer's terms. */
import type { Attribution, ExportNote, ExportRun, ExportStory, ImportedStory, ParagraphProps } from '../docx/model.ts'
import { noteKind } from './beside.ts'
import type { StoryText } from './documents.ts'
import { sameFormat, sameLook } from './looks.ts'
import type { ComparedParagraph, Comparison } from './model.ts'
import { movedIn, type Stretches } from './moved-words.ts'
import { type Change, changesIn, type Ground, placed } from './placing.ts'
import { halved, linearOf, startsOf } from './side.ts'
import { besideRow, inAddedRow } from './table-rows.ts'

export interface RedlineInput {
  readonly story: ImportedStory
  /** The story as it was compared. */
  readonly old: StoryText
  readonly now: readonly ComparedParagraph[]
  readonly comparison: Comparison
  readonly by: Attribution
  /** Words of the notes whose marks are new, by their names. */
  readonly notes?: ReadonlyMap<string, readonly ComparedParagraph[]>
}

/**
 * Rejecting every change gives the old text, accepting every change the new one. The old file's own tracked changes
 * are settled first. Paragraphs that moved are one move, with what changed on the way as changes within it. An object
 * that only the new text has (a picture: U+FFFC) cannot come along, but a note can, with its words.
 */
export const redlineStory = (input: RedlineInput): ExportStory => ({
  id: input.story.id,
  runs: new RunBuilder(input).runs(),
  accepted: input.story.changes.map((c) => c.id),
  rejected: [],
})

/** Nothing is known about the format here, and nothing begins further on. */
const UNKNOWN = { format: {}, until: Number.POSITIVE_INFINITY }

class RunBuilder {
  readonly #old: Ground & { readonly starts: Int32Array }
  readonly #now: Ground & { readonly starts: Int32Array }
  readonly #origins: Int32Array
  readonly #changes: readonly Change[]
  readonly #by: Attribution
  readonly #moved: { readonly old: Stretches; readonly now: Stretches }
  /** Lists of the new file under the names of those of the old one. */
  readonly #lists = new Map<string, string>()
  readonly #notes: ReadonlyMap<string, readonly ComparedParagraph[]>
  readonly #marked: ExportNote[] = []
  readonly #runs: ExportRun[] = []

  constructor({ old, now, comparison, by, notes = new Map() }: RedlineInput) {
    this.#notes = notes
    this.#old = groundOf(old.paragraphs, old.walls)
    this.#now = groundOf(now, new Set())
    this.#origins = old.origins
    this.#changes = placed(changesIn(comparison), this.#old, this.#now)
    this.#by = by
    this.#moved = movedIn(comparison, this.#old.starts, this.#now.starts)
    for (const { old: a, now: b, kind } of comparison.rows) {
      if (kind !== 'same' && kind !== 'changed') continue
      const [was, is] = [old.paragraphs[a.from]?.props?.num, now[b.from]?.props?.num]
      if (was !== undefined && is !== undefined && !this.#lists.has(is.list)) this.#lists.set(is.list, was.list)
    }
  }

  runs(): ExportRun[] {
    let [a, b] = [0, 0]
    for (const change of this.#changes) {
      const { a0, a1, b0, b1 } = change
      this.#same(a, a0, b)
      this.#gone(a0, a1)
      const row = besideRow(change, this.#old, this.#now)
      const cell = this.#old.paragraphs[this.#old.paragraphAt(a1)]?.props?.cell
      this.#come(b0, b1, (is) => (row && is ? inAddedRow(row, is) : cell))
      ;[a, b] = [a1, b1]
    }
    this.#same(a, this.#old.text.length, b)
    for (const note of this.#marked) this.#words(note)
    return this.#runs
  }

  #same(from: number, to: number, nowAt: number): void {
    for (const [x, y] of this.#stretches(from, to)) {
      if (this.#old.text[x] === '\n') this.#mark(x, nowAt + x - from)
      else this.#text(x, y, nowAt + x - from)
    }
  }

  #mark(at: number, nowAt: number): void {
    const origin = this.#origins[at]!
    if (origin === -1) return
    const was = this.#old.paragraphs[this.#old.paragraphAt(at)]!.props
    const is = this.#now.paragraphs[this.#now.paragraphAt(nowAt)]!.props
    const wanted = was === undefined || is === undefined ? undefined : this.#propsFor(is, was.cell)
    const differs = wanted !== undefined && !sameLook(was!, wanted)
    this.#runs.push({ text: '\n', origin, ...(differs && { props: wanted, propsBy: this.#by }) })
  }

  /** Text that stays, cut where another format begins. */
  #text(from: number, to: number, nowAt: number): void {
    const [was, is] = [formatsOf(this.#old, from), formatsOf(this.#now, nowAt)]
    for (let at = from; at < to; ) {
      const before = was?.at(at) ?? UNKNOWN
      const after = is?.at(nowAt + at - from) ?? UNKNOWN
      const end = Math.min(to, before.until, after.until - nowAt + from)
      const differs = was !== undefined && is !== undefined && !sameFormat(before.format, after.format)
      this.#runs.push({
        text: this.#old.text.slice(at, end),
        origin: this.#origins[at]!,
        ...(differs && { format: after.format, formatBy: this.#by }),
      })
      at = end
    }
  }

  #gone(from: number, to: number): void {
    for (const [first, last] of this.#stretches(from, to))
      for (let x = first; x < last; ) {
        const { move, until: y } = this.#moved.old.at(x, last)
        const origin = this.#origins[x]!
        if (origin !== -1) this.#runs.push({ text: this.#old.text.slice(x, y), origin, deleted: this.#byIn(move) })
        x = y
      }
  }

  /** `cellOf`: the place in the old file of what stands in a cell of the new one. */
  #come(from: number, to: number, cellOf: (is: ParagraphProps['cell']) => ParagraphProps['cell']): void {
    for (let at = from; at < to; ) {
      const n = this.#now.paragraphAt(at)
      const { move, until } = this.#moved.now.at(at, Math.min(to, this.#now.starts[n + 1]!))
      const inserted = this.#byIn(move)
      if (this.#now.text[at] === '\n') {
        const is = this.#now.paragraphs[n]!.props ?? { role: 'body' }
        const props = this.#propsFor(is, cellOf(is.cell))
        this.#runs.push({ text: '\n', inserted, props })
        at++
        continue
      }
      const note = this.#noteAt(n, at)
      if (note !== undefined) {
        this.#marked.push(note)
        this.#runs.push({ text: this.#now.text[at]!, inserted: this.#by, note })
        at++
        continue
      }
      const stretch = formatsOf(this.#now, at)?.at(at)
      const whole = Math.min(to, this.#now.starts[n + 1]! - 1, stretch?.until ?? to, until)
      const object = this.#now.text.indexOf('\ufffc', at + 1)
      const end = object < 0 ? whole : Math.min(whole, object)
      const text = this.#now.text.slice(at, end)
      this.#runs.push({ text, inserted, ...(stretch !== undefined && { format: stretch.format }) })
      at = end
    }
  }

  /** The note whose mark stands there, if its words are to come along. */
  #noteAt(paragraph: number, at: number): ExportNote | undefined {
    const offset = at - this.#now.starts[paragraph]!
    const name = this.#now.paragraphs[paragraph]?.notes?.find((mark) => mark.at === offset)?.name
    if (name === undefined || !this.#notes.has(name)) return undefined
    return { key: name, kind: noteKind(name) ?? 'footnote' }
  }

  #words(within: ExportNote): void {
    for (const { text, formats = [], props } of this.#notes.get(within.key)!) {
      const cuts = [...new Set([0, text.length, ...formats.flatMap((f) => [f.from, f.to])])].sort((a, b) => a - b)
      for (const [n, from] of cuts.slice(0, -1).entries()) {
        const format = formats.find((f) => f.from <= from && from < f.to)?.format ?? {}
        this.#runs.push({ text: text.slice(from, cuts[n + 1]), inserted: this.#by, format, within })
      }
      const { num: _, cell: __, ...plain } = props ?? { role: 'body' }
      this.#runs.push({ text: '\n', inserted: this.#by, props: plain, within })
    }
  }

  #byIn(move: number | undefined): Attribution {
    return move === undefined ? this.#by : { ...this.#by, move: String(move) }
  }

  /** Stretches of old text that stand together in the file; a mark is always one of its own. */
  *#stretches(from: number, to: number): Generator<readonly [number, number]> {
    for (let x = from; x < to; ) {
      let y = x + 1
      if (this.#old.text[x] !== '\n')
        while (y < to && this.#old.text[y] !== '\n' && this.#origins[y] === this.#origins[y - 1]! + 1) y++
      yield [x, y]
      x = y
    }
  }

  /** The new paragraph's properties in the old file: its place there, and the list it goes on with. */
  #propsFor({ cell: _, num, ...props }: ParagraphProps, cell: ParagraphProps['cell']): ParagraphProps {
    const list = num === undefined ? undefined : (this.#lists.get(num.list) ?? num.list)
    return {
      ...props,
      ...(num !== undefined && list !== undefined && { num: { list, level: num.level } }),
      ...(cell !== undefined && { cell }),
    }
  }
}

const groundOf = (paragraphs: readonly ComparedParagraph[], walls: ReadonlySet<number>) => {
  const starts = startsOf(paragraphs)
  const paragraphAt = (offset: number): number => halved(starts, paragraphs.length, offset)
  const isWall = (offset: number): boolean => walls.has(paragraphAt(offset))
  return { text: linearOf(paragraphs), paragraphs, starts, paragraphAt, isWall }
}

/** The format at an offset of the linear text and where the next one begins; undefined where none is known. */
const formatsOf = ({ paragraphs, starts, paragraphAt }: Ground & { readonly starts: Int32Array }, offset: number) => {
  const n = paragraphAt(offset)
  const formats = paragraphs[n]?.formats
  if (formats === undefined) return undefined
  const start = starts[n]!
  return {
    at: (at: number) => {
      const range = formats.find((r) => start + r.to > at)
      if (range === undefined) return { format: {}, until: starts[n + 1]! }
      if (start + range.from > at) return { format: {}, until: start + range.from }
      return { format: range.format, until: start + range.to }
    },
  }
}
