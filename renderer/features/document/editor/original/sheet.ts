/** The stylesheet of one document: a class for each style and each look of its own, a table's and a cell's. */
import type { DocumentLooks, ParagraphLook, TextLook } from '../../../../../shared/docx/looks.ts'
import { lineOf } from './fonts.ts'
import { edgeLines, ground, ink, pen } from './paint.ts'
import { tableRules } from './table-sheet.ts'
import { bounded, type Declarations, family, list, long, round, rule } from './values.ts'

const PAGE = '.paper.original'
export const MOST = { styles: 400, looks: 1000, lists: 400 } as const

export function sheetOf(looks: DocumentLooks): string {
  const out: string[] = [pageRules(looks)]
  const styles = [looks.normal, ...list(looks.styles, MOST.styles)]
  styles.forEach((style, i) => {
    const { text = {}, paragraph = {} } = style ?? {}
    const selector = `${PAGE} .para.s${i}`
    out.push(
      rule(selector, {
        ...type(text),
        ...weight(text),
        ...caps(text),
        ...spacing(paragraph),
        'text-align': aligned(style?.align),
      }),
    )
    out.push(ink(`.para.s${i}`, text), paragraphRules(`.para.s${i}`, paragraph))
    out.push(
      rule(`${PAGE} .para.s${i}.close+.para:not(.s${i})`, {
        'margin-top': `max(var(--sb,0px),${long(paragraph.after, 0) ?? '0px'})`,
      }),
    )
    out.push(rule(`${PAGE} .para.s${i}.close+.para.s${i}.close`, { 'margin-top': '0' }))
  })
  list(looks.direct?.texts, MOST.looks).forEach((text, i) => {
    out.push(rule(`${PAGE} .para.m${i}`, type(text)), ink(`.para.m${i}`, text))
    out.push(rule(`${PAGE} .para.m${i}::before`, weight(text)))
    out.push(
      rule(`${PAGE} .t${i}`, {
        ...type(text),
        ...weight(text),
        ...caps(text),
        'text-decoration': text?.underline === true ? 'underline' : undefined,
      }),
    )
    out.push(ink(`.t${i}`, text), pen(`.t${i}`, text?.ground))
  })
  list(looks.direct?.paragraphs, MOST.looks).forEach((paragraph, i) => {
    out.push(rule(`${PAGE} .para.p${i}`, spacing(paragraph)), paragraphRules(`.para.p${i}`, paragraph))
  })
  out.push(numberRules(looks), tableRules(looks))
  return out.join('')
}

function pageRules({ page, tab }: DocumentLooks): string {
  const width = bounded(page?.width, 2880, 31_680) ?? 12_240
  const side = (twips: unknown) => long(twips, 0, width / 3)
  return rule(PAGE, {
    '--points': `${round(width / 20)}`,
    '--ml': side(page?.left),
    '--mr': side(page?.right),
    '--mt': long(page?.top, 0, 10_560),
    '--mb': long(page?.bottom, 0, 10_560),
    '--mh': long(page?.header, 0, 5760),
    '--mf': long(page?.footer, 0, 5760),
    '--tall': long(page?.height, 2880),
    'tab-size': long(tab, 60, 7200),
  })
}

const type = (look: TextLook | undefined): Declarations => {
  const size = bounded(look?.size, 8, 288)
  const stack = family(look?.font)
  return {
    'font-family': stack,
    '--ff': stack && `${lineOf(look?.font)}`,
    'font-size': size === undefined ? undefined : `calc(${size / 2} * var(--pt))`,
  }
}

const weight = (look: TextLook | undefined): Declarations => ({
  'font-weight': typeof look?.bold === 'boolean' ? (look.bold ? '700' : '400') : undefined,
  'font-style': typeof look?.italic === 'boolean' ? (look.italic ? 'italic' : 'normal') : undefined,
})

const CAPS: Readonly<Record<string, Declarations>> = {
  all: { 'text-transform': 'uppercase' },
  small: { 'font-variant-caps': 'small-caps' },
  none: { 'text-transform': 'none', 'font-variant-caps': 'normal' },
}

const caps = (look: TextLook | undefined): Declarations =>
  look?.caps !== undefined && Object.hasOwn(CAPS, look.caps) ? CAPS[look.caps]! : {}

const ALIGNS: readonly unknown[] = ['left', 'center', 'right', 'justify']
const aligned = (align: unknown): string | undefined => (ALIGNS.includes(align) ? (align as string) : undefined)

function spacing(look: ParagraphLook | undefined): Declarations {
  const line = bounded(look?.line, 20, 4800)
  const before = long(look?.before, 0, 5760)
  const tall = line === undefined ? undefined : long(line)
  const multiple = line === undefined ? undefined : round(line / 240)
  return {
    '--sb': before,
    'margin-top': before && 'var(--sb)',
    'margin-bottom': long(look?.after, 0, 5760),
    'line-height':
      tall === undefined
        ? undefined
        : look?.rule === 'exact'
          ? tall
          : look?.rule === 'least'
            ? `max(${tall},calc(1em * var(--ff)))`
            : `calc(${multiple} * var(--ff))`,
    'padding-right': long(look?.right),
  }
}

const paragraphRules = (selector: string, look: ParagraphLook | undefined): string =>
  (look?.edges ? rule(`${PAGE} ${selector}`, edgeLines(look.edges)) : '') +
  (look?.edges ? rule(`${PAGE} ${selector}:has(+${selector})`, { 'border-bottom': '0' }) : '') +
  ground(selector, look?.ground)

function numberRules({ numbers }: DocumentLooks): string {
  if (typeof numbers !== 'object' || numbers === null) return ''
  const out: string[] = []
  Object.values(numbers)
    .slice(0, MOST.lists)
    .forEach((levels, n) => {
      list(levels, 9).forEach((look, level) => {
        if (!look) return
        const selector = `.para.n${n}l${level}::before`
        out.push(
          rule(`${PAGE} ${selector}`, {
            ...numberType(look),
            ...weight(look),
            ...caps(look),
            'text-decoration': look.underline === true ? 'underline' : undefined,
          }),
        )
        out.push(ink(`.para.n${n}l${level}`, look, '::before'))
      })
    })
  return out.join('')
}

/** Bullets are drawn in our own character: a symbol font has another at its place. */
const numberType = (look: TextLook): Declarations =>
  type(/symbol|wingding|courier/i.test(String(look.font)) ? { ...(look.size && { size: look.size }) } : look)
