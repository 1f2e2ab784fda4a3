import type { ComparedParagraph } from '../../../compare/index.ts'
import type { CharFormat, ParagraphProps } from '../../../docx/model.ts'
import type { LooksAt } from './composer.ts'
import type { FileLine } from './file-lines.ts'

const BOLD = 1
const ITALIC = 2
const STRIKE = 4
/** The file says how this character looks. */
const SAYS = 8
/** A blank between two characters of one look. */
const BETWEEN = 16

/** Headings and heads of tables are bold by what they are, in one format and not in the other. */
const speaks = (props: ParagraphProps | undefined): boolean =>
  (props?.role === 'body' || props?.role === 'quote') && props.cell?.row !== 0

/**
 * Bold, italic and struck, the looks Markdown has a sign for, character by character. A file with no such sign at all
 * says nothing about looks. A blank, which no sign can stand beside, changes its look only along with its neighbours.
 */
export class Emphasis {
  readonly #now: Uint8Array
  readonly #sent: Uint8Array

  constructor(lines: readonly FileLine[], sent: readonly ComparedParagraph[]) {
    const says = lines.some((l) => speaks(l.props) && l.formats.length > 0) ? SAYS : 0
    this.#now = flagsOf(lines, (line, flags, at) => {
      if (!speaks(line.props)) return
      for (const { from, to, format } of line.formats) flags.fill(bitsOf(format), at + from, at + to)
      if (says) markSaid(line.text, flags, at)
    })
    this.#sent = flagsOf(sent, (p, flags, at) => {
      if (speaks(p.props)) flags.fill(SAYS, at, at + p.text.length)
    })
  }

  /** For a stretch that stayed, which begins here in both texts. */
  from(oldAt: number, nowAt: number): LooksAt {
    let changing = false
    return (at, sent) => {
      const now = this.#now[nowAt + at - oldAt]!
      if (!(this.#sent[at]! & SAYS)) return sent
      if (now & SAYS) changing = bitsOf(sent) !== (now & LOOKS)
      else if (!(now & BETWEEN && changing)) return sent
      const { bold: _b, italic: _i, strike: _s, ...others } = sent
      return { ...formatOf(now), ...others }
    }
  }

  /** Of new text of the file. */
  at(nowAt: number): CharFormat {
    return formatOf(this.#now[nowAt]!)
  }
}

const LOOKS = BOLD | ITALIC | STRIKE

function markSaid(text: string, flags: Uint8Array, at: number): void {
  let last = -1
  for (let k = 0; k < text.length; k++) {
    if (text[k]!.trim() === '') continue
    const look = flags[at + k]!
    if (last >= 0 && (flags[at + last]! & LOOKS) === look) flags.fill(look | BETWEEN, at + last + 1, at + k)
    flags[at + k] = look | SAYS
    last = k
  }
}

const bitsOf = ({ bold, italic, strike }: CharFormat): number =>
  (bold ? BOLD : 0) | (italic ? ITALIC : 0) | (strike ? STRIKE : 0)

const formatOf = (flags: number): CharFormat => ({
  ...(flags & BOLD && { bold: true }),
  ...(flags & ITALIC && { italic: true }),
  ...(flags & STRIKE && { strike: true }),
})

/** One flag for every character of the linear text, marks included. */
function flagsOf<P extends { readonly text: string }>(
  paragraphs: readonly P[],
  set: (paragraph: P, flags: Uint8Array, at: number) => void,
): Uint8Array {
  const flags = new Uint8Array(paragraphs.reduce((sum, p) => sum + p.text.length + 1, 0))
  let at = 0
  for (const paragraph of paragraphs) {
    set(paragraph, flags, at)
    at += paragraph.text.length + 1
  }
  return flags
}
