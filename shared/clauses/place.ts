/** What can be cited or shown in a contract: a heading, or a paragraph under a number. */
import type { ParagraphProps } from '../docx/model.ts'
import { type Label, printedLabel, typedLabel } from './label.ts'

/** A paragraph as the outline sees it. */
export interface OutlineLine {
  /** Stable for the paragraph's life: the id of its mark. */
  readonly key: string
  /** What a list prints before it, '' where nothing. */
  readonly number: string
  readonly text: string
  readonly props: ParagraphProps
  /** The whole paragraph is bold: a heading in contracts made without styles. */
  readonly strong?: boolean
}

export interface Place {
  readonly key: string
  /** Index among the lines given. */
  readonly at: number
  readonly label: Label | undefined
  /** As shown before the name: "9.2", "(a)", "Article IV". */
  readonly number: string
  readonly name: string
  /** Has a heading of its own, not just a sentence cut short. */
  readonly titled: boolean
  /** Begins with a term in quotation marks: an entry of a list of definitions. */
  readonly defines: boolean
  /** Level of the heading, absent for a numbered paragraph. */
  readonly heading: number | undefined
  readonly list: { readonly list: string; readonly level: number } | undefined
  /** A note, a header, a text box: stands behind the contract and is no clause of it. */
  readonly apart?: true
}

const MOST = 60
const LEAD = /^(.{3,60}?)(?:[.:;](?:[*_]*)(?=\s|$)|\s[–—-]\s)/u

const ENTRY = /^[*_]*["“]([^"”“]{1,60})["”]/u

/** The first words of a paragraph as a name, and whether they are a heading of their own. */
const naming = (text: string, heading: boolean): Pick<Place, 'name' | 'titled' | 'defines'> => {
  const clean = text.replace(/[\s\uFFFC]+/g, ' ').trim()
  const found = LEAD.exec(clean)
  const name = found?.[1] ?? clean
  const shown = name.length > MOST ? `${name.slice(0, MOST - 1).trimEnd()}…` : name
  const runIn = found !== null && clean.length > found[0].length + 1 && isTitle(name)
  const entry = ENTRY.exec(clean)?.[1]
  if (entry !== undefined) return { name: entry.replace(/[,.]$/, ''), titled: heading, defines: true }
  const short = clean.length <= MOST && isTitle(clean) && !/[.;,]$/.test(clean)
  return { name: shown, titled: heading || runIn || short, defines: false }
}

const SENTENCE = /\b(?:shall|will|must|may|is|are|was|has|have|means|agrees?|includes?|applies|apply)\b/

/** A title is short, begins with a capital and says nothing: it has no verb of obligation in it. */
const isTitle = (name: string): boolean =>
  /^[*_"“(]*[\p{Lu}\d]/u.test(name) && name.split(' ').length <= 9 && !SENTENCE.test(name)

/** Contracts laid out as one large table are read like running text. */
const isTableLaid = (lines: readonly OutlineLine[]): boolean => {
  const written = lines.filter((line) => line.text.length > 80)
  return written.length > 0 && written.filter((line) => line.props.cell).length > written.length / 2
}

/** The places of a document in order, not yet as a tree. Tables of contents cite clauses and are none. */
export const placesOf = (lines: readonly OutlineLine[]): Place[] => {
  const end = lines.findIndex(({ props }) => props.apart !== undefined)
  return end < 0 ? placesIn(lines) : [...placesIn(lines.slice(0, end)), ...placesApart(lines, end)]
}

const placesIn = (lines: readonly OutlineLine[]): Place[] => {
  const cells = isTableLaid(lines)
  const found = lines.flatMap((line, at) => placeOf(line, at, cells) ?? [])
  return found.length >= 3
    ? found
    : lines.flatMap((line, at) => placeOf(line, at, cells) ?? bareHeading(line, at) ?? [])
}

/** What is put above the first paragraph of a note, a header, a text box: "Footnote 3". */
export const titleApart = (before: ParagraphProps | undefined, { apart }: ParagraphProps): string | undefined =>
  apart === undefined || before?.apart === apart ? undefined : apart.charAt(0).toUpperCase() + apart.slice(1)

/** One for each text, by what it is called. */
const placesApart = (lines: readonly OutlineLine[], from: number): Place[] =>
  lines.flatMap(({ key, props }, at) => {
    const name = at < from ? undefined : titleApart(lines[at - 1]?.props, props)
    if (name === undefined) return []
    const titled = { name, titled: true, defines: false, heading: 1 }
    return [{ key, at, label: undefined, number: '', ...titled, list: undefined, apart: true as const }]
  })

const placeOf = (line: OutlineLine, at: number, cells: boolean): Place | undefined => {
  const { key, number, text, props } = line
  if (props.role === 'toc' || text.trim() === '' || isContentsLine(text)) return undefined
  const heading = props.role === 'heading' ? (props.level ?? 1) : undefined
  const label = printedLabel(number) ?? (number === '' ? typedLabel(text, heading !== undefined) : undefined)
  if (heading === undefined && (label === undefined || (props.cell && !cells && label.kind === 'clause')))
    return undefined
  const rest = label ? text.slice(label.textFrom) : text
  const words = rest.trim() === '' ? (label?.shown ?? '') : rest
  const shown = number !== '' && number !== '•' ? number : (label?.shown ?? '')
  return { key, at, label, number: shown, ...naming(words, heading !== undefined), heading, list: props.num }
}

/** "Termination ..... 14" */
const isContentsLine = (text: string): boolean => text.length < 160 && /(?:\t|\.{4,}\s?)\d{1,4}\s*$/.test(text)

/** Without styles and numbers a short bold line, or one in capitals, is what the eye takes for a heading. */
const bareHeading = ({ key, text, props, strong }: OutlineLine, at: number): Place | undefined => {
  const clean = text.trim()
  if (clean === '' || clean.length > MOST || props.cell || props.role === 'toc' || props.role === 'title')
    return undefined
  const capitals = /\p{Lu}{4}/u.test(clean) && !/\p{Ll}/u.test(clean)
  if (!(strong || capitals) || /[.;,_]$/.test(clean)) return undefined
  return { key, at, label: undefined, number: '', ...naming(clean, true), heading: 1, list: undefined }
}
