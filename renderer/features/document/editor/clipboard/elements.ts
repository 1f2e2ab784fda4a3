/** What elements of Word, Google Docs, LibreOffice and web pages mean. Asked of a document that never runs or loads. */
import type { ParagraphProps } from '../../../../../shared/docx/model.ts'
import type { FormatName } from './lines.ts'

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
)

/** Nothing in these is text of the document. */
const SILENT = new Set(
  'APPLET AUDIO BASE BUTTON CANVAS COL COLGROUP DATALIST EMBED HEAD IFRAME IMG INPUT LINK MAP MATH META NOSCRIPT OBJECT OPTION PICTURE PROGRESS SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XML DEL'.split(
    ' ',
  ),
)

const PICTURES = new Set(['IMG', 'PICTURE', 'SVG', 'CANVAS', 'VIDEO', 'OBJECT', 'EMBED', 'V:SHAPE'])

/** Word's notes and comments: their marks in the line, and the lists of them at the end. */
const ASIDE =
  /mso-element:\s*(comment|footnote|endnote|header|footer)|mso-(footnote|endnote)-id|mso-special-character:\s*comment/i
const ASIDE_CLASS = /^(Mso(Comment|Footnote|Endnote)|msocom|msoDel$)/

export const tagOf = (element: Element): string => element.tagName.toUpperCase()
/** As written: the browser forgets what it does not know, and Word's own words are among that. */
export const styleOf = (element: Element): string => element.getAttribute('style') ?? ''
export const isBlock = (element: Element): boolean => BLOCKS.has(tagOf(element))
export const isPicture = (element: Element): boolean => PICTURES.has(tagOf(element))

export function isSilent(element: Element): boolean {
  const style = styleOf(element)
  return (
    SILENT.has(tagOf(element)) ||
    /(^|;)\s*(display:\s*none|mso-hide:\s*all)/i.test(style) ||
    ASIDE.test(style) ||
    ASIDE_CLASS.test(element.className) ||
    (tagOf(element) === 'O:P' && element.textContent?.trim() === '')
  )
}

/** A note or a comment that stays behind. */
export const isAside = (element: Element): boolean =>
  ASIDE.test(styleOf(element)) || /^Mso(Comment|Foot|End)/.test(element.className)

const WORD_ROLES: readonly (readonly [RegExp, ParagraphProps])[] = [
  [/^MsoTitle/, { role: 'title' }],
  [/^MsoSubtitle/, { role: 'subtitle' }],
  [/^Mso(Intense)?Quote/, { role: 'quote' }],
  [/^MsoHeading(\d)/, { role: 'heading' }],
]

/** What kind of paragraph a block begins; undefined where it says nothing. */
export function propsOf(element: Element): ParagraphProps | undefined {
  const tag = tagOf(element)
  const align = alignOf(element)
  const heading = /^H([1-6])$/.exec(tag)?.[1] ?? /^MsoHeading(\d)/.exec(element.className)?.[1]
  if (heading) return { role: 'heading', level: Number(heading), ...align }
  const word = WORD_ROLES.find(([name]) => name.test(element.className))
  if (word) return { ...word[1], ...align }
  if (tag === 'BLOCKQUOTE') return { role: 'quote', ...align }
  return align.align ? { role: 'body', ...align } : undefined
}

function alignOf(element: Element): Pick<ParagraphProps, 'align'> {
  const said =
    /(?:^|;)\s*text-align:\s*(center|right|justify)/i.exec(styleOf(element))?.[1] ?? element.getAttribute('align')
  const align = said?.toLowerCase()
  return align === 'center' || align === 'right' || align === 'justify' ? { align } : {}
}

const BY_TAG: Readonly<Record<string, FormatName>> = {
  B: 'bold',
  STRONG: 'bold',
  TH: 'bold',
  I: 'italic',
  EM: 'italic',
  CITE: 'italic',
  VAR: 'italic',
  U: 'underline',
  S: 'strike',
  STRIKE: 'strike',
}

/** The formats within an element, given those around it. */
export function formatsIn(element: Element, around: ReadonlySet<FormatName>): ReadonlySet<FormatName> {
  const style = styleOf(element)
  const tag = tagOf(element)
  const byTag = BY_TAG[tag]
  if (style === '' && byTag === undefined && tag !== 'A') return around
  const now = new Set(around)
  if (byTag) now.add(byTag)
  const set = (name: FormatName, on: boolean) => (on ? now.add(name) : now.delete(name))
  const weight = /(?:^|;)\s*font-weight:\s*([a-z]+|\d+)/i.exec(style)?.[1]
  if (weight) set('bold', /^bold/i.test(weight) || Number(weight) >= 600)
  const slant = /(?:^|;)\s*font-style:\s*([a-z]+)/i.exec(style)?.[1]
  if (slant) set('italic', slant !== 'normal')
  const lines = /(?:^|;)\s*text-decoration(?:-line)?:\s*([a-z -]+)/i.exec(style)?.[1]
  if (lines) {
    if (/underline/.test(lines)) now.add('underline')
    if (/line-through/.test(lines)) now.add('strike')
    if (/none/.test(lines)) for (const name of ['underline', 'strike'] as const) now.delete(name)
  }
  // The line below a link is the link's, not the text's.
  if (element.closest('a[href]')) set('underline', around.has('underline'))
  return now
}
