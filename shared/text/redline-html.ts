/**
 * A redline as it can be pasted into Word, Outlook or any mail: insertions double-underlined, deletions struck, in a
 * colour for each side, with who it was for programs that read it. Everything is escaped; nothing is fetched.
 */

import type { CharFormat } from '../docx/model.ts'
import { escapeAttribute, escapeText } from '../docx/xml/escape.ts'
import type { Piece, Side } from './pieces.ts'

export interface RedlineParagraph {
  readonly number: string
  /** Heading level, if it is one. */
  readonly level?: number
  readonly pieces: readonly Piece[]
}

/** The page's colours in the light: a mail has no dark mode of its own. */
const COLOUR: Readonly<Record<Side, string>> = { us: '#154b91', them: '#9a3b12' }

export const redlineHtml = (paragraphs: readonly RedlineParagraph[]): string =>
  `<meta charset="utf-8">${paragraphs.map(paragraph).join('')}`

/** The same for programs that take no more than letters: what is struck in [-…-], what is new in [+…+]. */
export const redlineText = (paragraphs: readonly RedlineParagraph[]): string =>
  paragraphs.map(({ number, pieces }) => `${number ? `${number} ` : ''}${pieces.map(marked).join('')}`).join('\n')

const marked = ({ text, ins, del }: Piece): string => (del ? `[-${text}-]` : ins ? `[+${text}+]` : text)

const paragraph = ({ number, level, pieces }: RedlineParagraph): string => {
  const words = `${number ? `${escapeText(number)}&#160; ` : ''}${pieces.map(html).join('')}`
  return `<p style="margin:0 0 8pt 0">${level === undefined ? words : `<b>${words}</b>`}</p>`
}

const html = ({ text, ins, del, who = '', format = {} }: Piece): string => {
  const words = looks(text.split('\v').map(escapeText).join('<br>').replace(/\t/g, '&#160;&#160;&#160; '), format)
  const by = who === '' ? '' : ` cite="mailto:${escapeAttribute(who)}" title="${escapeAttribute(who)}"`
  const struck = del ? `<del${by} style="color:${COLOUR[del]};text-decoration:line-through">${words}</del>` : words
  return ins && !del
    ? `<ins${by} style="color:${COLOUR[ins]};text-decoration:underline;text-decoration-style:double">${words}</ins>`
    : struck
}

const looks = (words: string, { bold, italic, underline, strike }: CharFormat): string => {
  let out = words
  if (bold) out = `<b>${out}</b>`
  if (italic) out = `<i>${out}</i>`
  if (underline) out = `<u>${out}</u>`
  if (strike) out = `<s>${out}</s>`
  return out
}
