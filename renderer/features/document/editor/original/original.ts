/** Which classes of the document's own stylesheet paragraphs, stretches of text, tables and cells wear. */
import type { DocumentLooks, ParagraphLook, StyleLook, TabStop } from '../../../../../shared/docx/looks.ts'
import type { CellPlace, NumberingList, ParagraphProps } from '../../../../../shared/docx/model.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import type { BaseRecord } from '../../../../../shared/text/records.ts'
import { breaksIn } from './breaks.ts'
import { isDark } from './contrast.ts'
import { inBounds, indentOf } from './indent.ts'
import { MOST } from './sheet.ts'
import type { Ruler } from './tabs.ts'
import { bounded, hex, list } from './values.ts'

export interface Wear {
  readonly classes: string
  /** Custom properties of the paragraph alone: where it stands in, and how wide its number is. */
  readonly style: string
  /** What its tabs go by. */
  readonly ruler: Ruler
}

/** A part of a run and the class of what is its own; '' where it looks like its paragraph. */
export interface Part {
  readonly length: number
  readonly classes: string
}

/** What a paragraph of the file has beyond its style, as indexes into the direct looks; -1 for nothing. */
export interface Own {
  readonly text: number
  readonly paragraph: number
  readonly props: Pick<ParagraphProps, 'style' | 'num'>
}

/** Of the paragraphs that can be looked up, where the file's stand. */
type Base = Pick<BaseRecord, 'client' | 'clock' | 'paragraphs'>

/** A mark typed here is followed by the one it was split from, a pasted clause by that of its neighbour. */
const NEAR = 40

export class Original {
  readonly looks: DocumentLooks
  readonly #styles = new Map<string, number>()
  readonly #lists: ReadonlyMap<string, NumberingList>
  readonly #numbers: ReadonlyMap<string, number>
  readonly #client: number
  readonly #clock: number
  readonly #marks = new Map<number, Own>()
  readonly #runs: readonly number[]
  readonly #breaks: ReadonlyMap<number, string>

  constructor(looks: DocumentLooks, lists: readonly NumberingList[], base: Base | undefined) {
    this.looks = looks
    this.#lists = new Map(lists.map((l) => [l.id, l]))
    this.#numbers = new Map(Object.keys(looks.numbers ?? {}).map((id, n) => [id, n]))
    list(looks.styles, MOST.styles).forEach((style, i) => void this.#styles.set(String(style?.id), i + 1))
    this.#client = base?.client ?? -1
    this.#clock = base?.clock ?? 0
    const own = new Map<number, readonly [number, number]>()
    const marks = looks.direct?.marks ?? []
    for (let i = 0; i + 2 < marks.length; i += 3) own.set(marks[i]!, [marks[i + 1]! - 1, marks[i + 2]! - 1])
    for (const { end, props } of base?.paragraphs ?? []) {
      const [text = -1, paragraph = -1] = own.get(end) ?? []
      this.#marks.set(end, { text, paragraph, props })
    }
    this.#runs = looks.direct?.runs ?? []
    this.#breaks = breaksIn(looks, base?.paragraphs ?? [])
  }

  /** What the paragraph wears whose mark stands last in a block. */
  paragraph(model: TextModel, last: number, props: ParagraphProps): Wear {
    return this.wear(props, this.#ownOf(model, last))
  }

  /** What a paragraph wears that has these properties now and had its own looks in the file. */
  wear(props: ParagraphProps, own: Own | undefined): Wear {
    const index = this.#styles.get(props.style ?? '') ?? 0
    const style = index === 0 ? this.looks.normal : this.looks.styles[index - 1]
    // Under another style than the file's, what was its own in the file is no longer the point.
    const kept = own && (own.props.style ?? '') === (props.style ?? '') ? own : undefined
    const paragraph = this.looks.direct?.paragraphs?.[kept?.paragraph ?? -1]
    const both: ParagraphLook = { ...style?.paragraph, ...paragraph }
    const stops = list(both.tabs, 40).filter((stop) => typeof stop?.at === 'number')
    const n = props.num && this.#numbers.get(props.num.list)
    const classes = [
      `s${index}`,
      kept && kept.text >= 0 && `m${kept.text}`,
      kept && kept.paragraph >= 0 && `p${kept.paragraph}`,
      n !== undefined && `n${n}l${bounded(props.num?.level, 0, 8) ?? 0}`,
      both.close === true && 'close',
      isEndAligned(props, this.#lists) && 'ended',
      isEdged(both) && 'edged',
      shadeOf(both),
      this.#reachesOver(both, stops) && 'over',
      index === 0 && !props.style && props.role !== 'body' && 'plainly',
    ]
    const size = bounded(this.looks.direct?.texts?.[own?.text ?? -1]?.size ?? style?.text?.size, 8, 288) ?? 22
    const level = props.num && this.#lists.get(props.num.list)?.levels[props.num.level]
    // A number given or taken here brings the indent of its level along.
    const here = own?.props.num?.list === props.num?.list && own?.props.num?.level === props.num?.level
    const indent = inBounds(here ? props.indent : (level?.indent ?? props.indent))
    const ruler = {
      begin: level ? Math.max(indent.left, indent.left + indent.first) : indent.left + indent.first,
      left: indent.left,
      // Half its size is what a character of text takes on average.
      step: size * 5,
      tab: bounded(this.looks.tab, 60, 7200) ?? 720,
      stops,
    }
    return {
      classes: classes.filter(Boolean).join(' '),
      style: [...indentOf(indent, level, ruler), ...alignOf(props, style)].join(';'),
      ruler,
    }
  }

  /** A stop behind the right indent, as for the page numbers of a table of contents. */
  #reachesOver({ right }: ParagraphLook, stops: readonly TabStop[]): boolean {
    const { width = 0, left = 0, right: margin = 0 } = this.looks.page ?? {}
    const end = width - left - margin - (bounded(right, 0, 15_840) ?? 0)
    return stops.some((stop) => stop.at > end)
  }

  get hasBreaks(): boolean {
    return this.#breaks.size > 0
  }

  /** What of the file begins behind this paragraph: "Page 3"; '' for nothing. What is typed there stands behind it. */
  beginsAfter(model: TextModel, paragraph: number): string {
    const { client, clock } = model.story.paragraphs[paragraph]!
    return (client === this.#client && this.#breaks.get(clock - this.#clock)) || ''
  }

  #ownOf(model: TextModel, last: number): Own | undefined {
    const { paragraphs } = model.story
    for (let p = last; p < paragraphs.length && p < last + NEAR; p++) {
      const { client, clock } = paragraphs[p]!
      if (client === this.#client) return this.#marks.get(clock - this.#clock)
    }
    return undefined
  }

  /** A run cut where the file's look of it changes; text that is not the file's is one part, of no look of its own. */
  parts(client: number, clock: number, length: number): readonly Part[] | undefined {
    if (client !== this.#client) return undefined
    const from = clock - this.#clock
    const runs = this.#runs
    let i = 3 * firstEndingAfter(runs, from)
    if (i >= runs.length || runs[i]! >= from + length) return [{ length, classes: '' }]
    const out: Part[] = []
    let at = from
    const end = from + length
    for (; i + 2 < runs.length && runs[i]! < end; i += 3) {
      const start = Math.max(at, runs[i]!)
      const stop = Math.min(end, runs[i + 1]!)
      if (stop <= start) continue
      if (start > at) out.push({ length: start - at, classes: '' })
      out.push({ length: stop - start, classes: `t${bounded(runs[i + 2], 0, MOST.looks) ?? 0}` })
      at = stop
    }
    if (at < end) out.push({ length: end - at, classes: '' })
    return out
  }

  table(index: number): { readonly columns: readonly number[]; readonly classes: string } | undefined {
    const columns = this.looks.tables?.[index]?.columns
    return columns && { columns: list(columns, 63), classes: `b${index}` }
  }

  cell({ table, row, cell }: CellPlace): string {
    const { rows, cells } = this.looks.tables?.[table] ?? {}
    const look = rows?.[row]?.[cell]
    if (typeof look !== 'number') return ''
    return [`b${table}c${look}`, shadeOf(cells?.[look] ?? {})].filter(Boolean).join(' ')
  }
}

/** Triples of from, to, look: the first that ends behind a place. */
function firstEndingAfter(runs: readonly number[], place: number): number {
  let low = 0
  let high = Math.floor(runs.length / 3)
  while (low < high) {
    const mid = (low + high) >> 1
    if (runs[3 * mid + 1]! <= place) low = mid + 1
    else high = mid
  }
  return low
}

const isShaded = ({ ground }: { readonly ground?: string }): boolean => ground !== undefined && ground !== 'none'

/** Its number ends where its first line begins. */
const isEndAligned = ({ num }: ParagraphProps, lists: ReadonlyMap<string, NumberingList>): boolean =>
  num !== undefined && lists.get(num.list)?.levels[num.level]?.align === 'right'

/** Which colours can be read depends on what is behind them. */
const shadeOf = (look: { readonly ground?: string }): string | false =>
  isShaded(look) && (isDark(hex(look.ground) ?? '#ffffff') ? 'shade dark' : 'shade')

const isEdged = (look: ParagraphLook): boolean =>
  isShaded(look) || (look.edges !== undefined && Object.values(look.edges).some(Boolean))

const alignOf = ({ align = 'left' }: ParagraphProps, style: StyleLook | undefined): string[] =>
  align === (style?.align ?? 'left') ? [] : [`text-align:${align}`]
