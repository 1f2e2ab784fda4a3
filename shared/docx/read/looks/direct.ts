/** What paragraphs and runs have beyond their styles, gathered while a story is read. */
import type { DirectLooks, ParagraphLook, TextLook } from '../../looks.ts'
import { child, settingOf, type XmlElement } from '../../xml/tree.ts'
import { settle, statedFormat } from '../format.ts'
import type { ParagraphReading } from '../item.ts'
import { statedParagraph } from './paragraph.ts'
import type { StyleLooks, Under, WholeText } from './styles.ts'
import { textLook } from './text.ts'

/** Beyond so many different looks a file shows its styles alone. */
const MOST_LOOKS = 1000
const MOST_NUMBERS = 2_000_000

/** Equal looks under one index. */
class Dictionary<T extends object> {
  readonly looks: T[] = []
  readonly #known = new Map<string, number>()

  /** Index + 1; 0 for a look that says nothing. */
  numberOf(look: T): number {
    const key = JSON.stringify(look)
    if (key === '{}') return 0
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.looks.length >= MOST_LOOKS) return 0
    this.looks.push(look)
    this.#known.set(key, this.looks.length)
    return this.looks.length
  }
}

export class DirectGatherer {
  readonly #styles: StyleLooks
  readonly #texts = new Dictionary<TextLook>()
  readonly #paragraphs = new Dictionary<ParagraphLook>()
  readonly #marks: number[] = []
  readonly #runs: number[] = []

  constructor(styles: StyleLooks) {
    this.#styles = styles
  }

  paragraph(reading: ParagraphReading, under: Under | undefined): void {
    const pPr = child(reading.element, 'w:pPr')
    const style = this.#styles.styleOf(pPr)
    const ofStyle = this.#styles.text(style)
    const runs = reading.runs
      .filter(({ from, to }) => from < to)
      .map(({ run, from, to }) => ({ from, to, ...this.#runLook(child(run, 'w:rPr'), style, under) }))
    const mark = child(pPr, 'w:rPr')
    const base = mostOf(runs) ?? this.#runLook(mark, style, under).look
    const text = this.#texts.numberOf({ ...typeOf(base, ofStyle), ...numberOnly(mark, ofStyle) })
    const look = this.#styles.paragraph(style, under, statedParagraph(pPr))
    const own = this.#paragraphs.numberOf(difference(look, this.#styles.paragraph(style)))
    if ((text > 0 || own > 0) && this.#marks.length < MOST_NUMBERS) this.#marks.push(reading.end, text, own)
    for (const { from, to, look, shown } of runs) this.#run(from, to, ownLook(look, base, ofStyle, shown))
  }

  /** What most of a line outside the story is set in: the number of its look, 0 for its style's. */
  line(reading: ParagraphReading): number {
    const style = this.#styles.styleOf(child(reading.element, 'w:pPr'))
    const runs = reading.runs
      .filter(({ from, to }) => from < to)
      .map(({ run, from, to }) => ({ from, to, ...this.#runLook(child(run, 'w:rPr'), style, undefined) }))
    const base = mostOf(runs)
    return base === undefined ? 0 : this.#texts.numberOf(typeOf(base, this.#styles.text(style)))
  }

  #runLook(rPr: XmlElement | undefined, style: string | undefined, under: Under | undefined) {
    if (rPr === undefined) return { look: this.#styles.text(style, under), shown: {} }
    const character = settingOf(rPr, 'w:rStyle')
    return {
      look: this.#styles.text(style, under, character, textLook(rPr, this.#styles.theme)),
      shown: settle(this.#styles.formatOf(rPr), statedFormat(rPr)),
    }
  }

  #run(from: number, to: number, look: TextLook): void {
    const number = this.#texts.numberOf(look)
    if (number === 0 || this.#runs.length >= MOST_NUMBERS) return
    if (this.#runs.at(-2) === from && this.#runs.at(-1) === number - 1) this.#runs[this.#runs.length - 2] = to
    else this.#runs.push(from, to, number - 1)
  }

  result(): DirectLooks {
    const { looks: texts } = this.#texts
    return { texts, paragraphs: this.#paragraphs.looks, marks: this.#marks, runs: this.#runs }
  }
}

interface RunLook {
  readonly from: number
  readonly to: number
  readonly look: WholeText
}

/** The type most of a paragraph is set in: what is typed into it is set in it too. */
const mostOf = (runs: readonly RunLook[]): WholeText | undefined => {
  const shares = new Map<string, { look: WholeText; length: number }>()
  for (const { from, to, look } of runs) {
    const key = `${look.font}/${look.size}/${look.color}`
    const share = shares.get(key) ?? { look, length: 0 }
    share.length += to - from
    shares.set(key, share)
  }
  let most: { look: WholeText; length: number } | undefined
  for (const share of shares.values()) if (most === undefined || share.length > most.length) most = share
  return most?.look
}

const typeOf = (look: WholeText, from: WholeText): TextLook => ({
  ...(look.font !== from.font && { font: look.font }),
  ...(look.size !== from.size && { size: look.size }),
  ...(look.color !== from.color && { color: look.color }),
})

/** Of the paragraph mark's own format, what its number takes on. */
const numberOnly = (mark: XmlElement | undefined, style: WholeText): TextLook => {
  const { bold, italic } = statedFormat(mark)
  return {
    ...(bold !== undefined && bold !== style.bold && { bold }),
    ...(italic !== undefined && italic !== style.italic && { italic }),
  }
}

/** `shown`: what the text model draws of it already. An underline cannot be taken off again below, so runs carry it. */
const ownLook = (look: WholeText, base: WholeText, style: WholeText, shown: ReturnType<typeof settle>): TextLook => ({
  ...typeOf(look, base),
  ...(look.ground !== 'none' && { ground: look.ground }),
  ...(look.bold !== (style.bold || shown.bold === true) && { bold: look.bold }),
  ...(look.italic !== (style.italic || shown.italic === true) && { italic: look.italic }),
  ...(look.underline && !shown.underline && { underline: true }),
  ...(look.caps !== (shown.caps ?? style.caps) && { caps: look.caps }),
})

/** What `look` says otherwise than `from`; what it no longer has is said to be gone. */
const difference = (look: ParagraphLook, from: ParagraphLook): ParagraphLook => {
  const gone: ParagraphLook = {
    ...(from.tabs && { tabs: [] }),
    ...(from.edges && { edges: {} }),
    ...(from.ground && { ground: 'none' }),
    ...(from.close && { close: false }),
  }
  const whole: ParagraphLook = { ...gone, ...look }
  const differs = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(from[key as keyof ParagraphLook] ?? silent(key))
  // A rule without its number, or the other way round, would be read with the style's.
  const lines = whole.line !== from.line || whole.rule !== from.rule
  const { line, rule, ...rest } = whole
  return { ...Object.fromEntries(Object.entries(rest).filter(differs)), ...(lines && { line, rule }) }
}

/** What is meant where nothing is said, so that saying it is no difference. */
const silent = (key: string): unknown => ({ tabs: [], edges: {}, ground: 'none', close: false })[key]
