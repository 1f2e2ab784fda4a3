/** `w:pPr` through its style and its list, as the properties Parley knows. */
import type { CellPlace, ParagraphProps } from '../model.ts'
import { child, lookUp, settingOf, wholeNumber, type XmlElement } from '../xml/tree.ts'
import { readIndent, type StatedIndent } from './indent.ts'
import type { Numbering } from './numbering.ts'
import { outlineRole, type Style, type Styles } from './styles.ts'

export interface PropertyContext {
  readonly styles: Styles
  readonly numbering: Numbering
}

export const ALIGN: Readonly<Record<string, NonNullable<ParagraphProps['align']>>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
}

export const readProperties = (
  pPr: XmlElement | undefined,
  context: PropertyContext,
  cell?: CellPlace,
): ParagraphProps => {
  const styleId = settingOf(pPr, 'w:pStyle')
  const style = context.styles.byId.get(styleId ?? context.styles.defaultParagraph ?? '')
  const { num, direct } = numberOf(pPr, style, context)
  const align = lookUp(ALIGN, settingOf(pPr, 'w:jc') ?? inherited(style, (p) => settingOf(p, 'w:jc')))
  const ownLevel = num === undefined ? undefined : context.numbering.byId.get(num.list)?.levels[num.level]?.indent
  // Word lets a list's indent win over a style's when the paragraph itself joined the list, and lose otherwise.
  const ofStyle: StatedIndent = Object.assign({}, ...styleProperties(style).map((p) => readIndent(child(p, 'w:ind'))))
  const below = direct ? { ...ofStyle, ...ownLevel } : { ...ownLevel, ...ofStyle }
  const indent: StatedIndent = { ...below, ...readIndent(child(pPr, 'w:ind')) }
  const outline = outlineRole(pPr)
  const role = outline ?? style ?? { role: 'body' as const }
  return {
    ...(styleId !== undefined && { style: styleId }),
    role: role.role,
    ...(role.level !== undefined && { level: role.level }),
    ...(num !== undefined && { num }),
    ...(align !== undefined && { align }),
    ...((indent.left !== undefined || indent.first !== undefined) && {
      indent: { left: indent.left ?? 0, first: indent.first ?? 0 },
    }),
    ...(cell !== undefined && { cell }),
  }
}

const styleProperties = (style: Style | undefined): (XmlElement | undefined)[] =>
  style?.chain.map((s) => child(s, 'w:pPr')) ?? []

const inherited = (style: Style | undefined, of: (pPr: XmlElement | undefined) => string | undefined) =>
  styleProperties(style)
    .map(of)
    .findLast((value) => value !== undefined)

/** The list and level a paragraph gets from its style alone. */
export const numberOfStyle = (style: Style | undefined, context: PropertyContext): ParagraphProps['num'] =>
  numberOf(undefined, style, context).num

/** numId 0 takes a paragraph out of the list its style put it in. */
const numberOf = (pPr: XmlElement | undefined, style: Style | undefined, context: PropertyContext) => {
  const own = child(pPr, 'w:numPr')
  const ownList = settingOf(own, 'w:numId')
  const ownLevel = wholeNumber(settingOf(own, 'w:ilvl'))
  const styleList = inherited(style, (p) => settingOf(child(p, 'w:numPr'), 'w:numId'))
  const list = ownList ?? styleList
  if (list === undefined || list === '0' || !context.numbering.byId.has(list)) return { direct: false }
  const styleLevel =
    wholeNumber(inherited(style, (p) => settingOf(child(p, 'w:numPr'), 'w:ilvl'))) ??
    (style === undefined ? undefined : context.numbering.levelOfStyle(list, style.id))
  const level = Math.min(8, Math.max(0, ownLevel ?? styleLevel ?? 0))
  return { num: { list, level }, direct: ownList !== undefined }
}
