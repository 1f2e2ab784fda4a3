/** One paragraph as markup. Looks are classes: the page allows no other styles than its own sheet's. */
import { escaped } from './escape.ts'
import type { Margin, PrintBlock, PrintPicture, PrintPiece } from './sheet.ts'
import type { Parties } from './words.ts'

export function paragraph(block: PrintBlock, initials: Parties): string {
  const tag = block.heading === undefined ? 'p' : `h${block.heading}`
  const { margin } = block
  const classes = [
    'p',
    block.role,
    block.indent > 0 && `in-${block.indent}`,
    block.align && block.align !== 'left' && `al-${block.align}`,
    margin && `barred ${barOf(margin)}`,
  ].filter(Boolean)
  // Beside a table it is the row that says who.
  const who = margin && !block.cell ? whoOf([block], initials) : ''
  const above = block.above === undefined ? '' : `<p class="agreed">${LOCK}${escaped(block.above)}</p>`
  const apart = block.apart === undefined ? '' : `<p class="apart">${escaped(block.apart)}</p>`
  return `${apart}${above}<${tag} class="${classes.join(' ')}" dir="auto"${who}>${numberOf(block)}${note(block.before)}${block.pieces
    .map(piece)
    .join('')}${markOf(block)}${note(block.behind)}</${tag}>`
}

/** A padlock, drawn: no face is sure to have one. */
export const LOCK =
  '<svg class="lock" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 13a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM8 11V7a4 4 0 1 1 8 0v4"/></svg>'

/** A number too long to hang beside the text stands in it. */
const numberOf = ({ number, align, cell }: PrintBlock): string => {
  if (number === '') return ''
  const hangs = number.length <= 7 && !cell && align !== 'center' && align !== 'right'
  return `<span class="${hangs ? 'num' : 'num in-line'}">${escaped(number)}</span>`
}

const note = (text: string | undefined): string =>
  text === undefined ? '' : `<span class="note">${escaped(text)}</span>`

const markOf = ({ mark }: PrintBlock): string => (mark ? `<${mark.op} class="${mark.side}">¶</${mark.op}>` : '')

const barOf = ({ us, them, untracked, format }: Margin): string => {
  if (untracked) return 'bar-un'
  if (format) return 'bar-f'
  if (us && them) return us === 'draft' ? 'bar-both draft' : 'bar-both'
  return us ? `bar-us${us === 'draft' ? ' draft' : ''}` : 'bar-them'
}

/** "K V": who changes something in these, and F where only the looks change. */
export function whoOf(blocks: readonly PrintBlock[], initials: Parties): string {
  const margins = blocks.flatMap(({ margin }) => margin ?? [])
  if (margins.length === 0) return ''
  const who = [
    margins.some(({ us }) => us) && initials.us,
    margins.some(({ them }) => them) && initials.them,
    margins.every(({ format }) => format) && 'F',
  ]
  return ` data-who="${escaped(who.filter(Boolean).join(' '))}"`
}

export function piece(one: PrintPiece): string {
  const words = one.picture ? drawn(one.picture) : one.boxed ? boxOf(one.text) : broken(one.text)
  const notes = [one.moved && 'mv', one.untracked && 'un', one.conflict && 'cf'].filter(Boolean).join(' ')
  const more = notes && ` ${notes}`
  let html = looks(words, one)
  if (one.ins) html = `<ins class="${one.ins}${one.del ? '' : more}">${html}</ins>`
  if (one.del) html = `<del class="${one.del}${more}">${html}</del>`
  return one.untracked ? `${html}<b class="un-word">UNTRACKED</b>` : html
}

const boxOf = (text: string): string => `<span class="box">${escaped(text)}</span>`

const POINT = 96 / 72

/** Its size in attributes: the page allows no styles of an element's own. */
const drawn = ({ source, width, height, alt, flows }: PrintPicture): string =>
  `<img class="${flows ? `pic ${flows}` : 'pic'}" src="${escaped(source)}" width="${Math.round(width * POINT)}" height="${Math.round(height * POINT)}" alt="${escaped(alt)}">`

const BREAKS: Readonly<Record<string, string>> = { '\v': '<br>', '\f': '<span class="page-break"></span>' }

/** With the line and page breaks of the file. */
const broken = (text: string): string =>
  text
    .split(/([\v\f])/)
    .map((part) => BREAKS[part] ?? escaped(part))
    .join('')

function looks(words: string, { format }: PrintPiece): string {
  let html = words
  if (format?.bold) html = `<strong>${html}</strong>`
  if (format?.italic) html = `<em>${html}</em>`
  if (format?.underline) html = `<u>${html}</u>`
  if (format?.strike) html = `<s>${html}</s>`
  if (format?.caps) html = `<span class="caps-${format.caps}">${html}</span>`
  if (format?.vertical)
    html = `<${format.vertical === 'sub' ? 'sub' : 'sup'}>${html}</${format.vertical === 'sub' ? 'sub' : 'sup'}>`
  return html
}
