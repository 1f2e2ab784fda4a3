/** Headers and footers of the first section, as lines to be read. */
import type { MarginLine, MarginPlace, MarginText } from '../../looks.ts'
import type { DocxPackage } from '../../package.ts'
import { resolveTarget } from '../../relations.ts'
import { BadXml, parseXml } from '../../xml/parse.ts'
import { attribute, child, elements, isOn, walk, type XmlElement } from '../../xml/tree.ts'
import { OBJECT } from '../item.ts'
import { freshState, readParagraph } from '../paragraph.ts'
import { inPackage, picturePartsOf } from '../pictures.ts'
import { type PropertyContext, readProperties } from '../properties.ts'
import type { DirectGatherer } from './direct.ts'

const MOST_LINES = 20
const LONGEST_LINE = 400
const MOST_PICTURES = 20
/** A header longer than this is not a header. */
const LONGEST_PART = 1024 * 1024

export const marginsOf = (
  opened: DocxPackage,
  sectPr: XmlElement | undefined,
  settings: XmlElement | undefined,
  context: PropertyContext,
  direct: DirectGatherer,
): MarginText[] => {
  const says = (of: XmlElement | undefined, name: string) => {
    const found = child(of, name)
    return found !== undefined && isOn(found)
  }
  const places: ReadonlySet<string> = new Set<MarginPlace>([
    'default',
    ...(says(sectPr, 'w:titlePg') ? (['first'] as const) : []),
    ...(says(settings, 'w:evenAndOddHeaders') ? (['even'] as const) : []),
  ])
  // Of each kind the first counts, however often a file names it.
  const seen = new Set<string>()
  return elements(sectPr).flatMap((reference) => {
    const kind = KINDS[reference.name]
    const on = attribute(reference, 'w:type') ?? 'default'
    if (kind === undefined || !places.has(on) || seen.has(`${kind} ${on}`)) return []
    seen.add(`${kind} ${on}`)
    const lines = linesOf(opened, attribute(reference, 'r:id') ?? '', context, direct)
    return lines.length === 0 ? [] : [{ kind, on: on as MarginPlace, lines }]
  })
}

const KINDS: Readonly<Record<string, MarginText['kind']>> = {
  'w:headerReference': 'header',
  'w:footerReference': 'footer',
}

const linesOf = (opened: DocxPackage, id: string, context: PropertyContext, direct: DirectGatherer): MarginLine[] => {
  const relation = opened.relations.get(opened.main)?.find((r) => r.id === id && !r.external)
  const part = relation && resolveTarget(opened.main, relation.target)
  const source = part === undefined ? undefined : opened.text(part)?.text
  if (source === undefined || source.length > LONGEST_PART) return []
  const root = parsed(source)
  if (root === undefined) return []
  const state = freshState(false)
  const parts = picturePartsOf(opened, part!)
  const lines: MarginLine[] = []
  for (const element of walk(root)) {
    if (element.name !== 'w:p') continue
    const reading = readParagraph(element, 0, state)
    const { items, tracked } = reading
    const gone = new Set(tracked.filter((t) => t.element.name === 'w:del').map((t) => t.element))
    const at = new Map(reading.objects.map((o) => [o.at, inPackage(o, parts).picture]))
    const kept = items.filter((i) => !i.path.some((e) => gone.has(e)) && (i.text !== OBJECT || at.get(i.at)))
    const pictures = kept.flatMap((i) => (i.text === OBJECT ? at.get(i.at)! : [])).slice(0, MOST_PICTURES)
    let left = pictures.length
    const text = kept
      .map((i) => (i.text === OBJECT && left-- <= 0 ? '' : i.text))
      .join('')
      .replace(/\f/g, '')
      .replace(/\v/g, ' ')
    if (text.trim() === '') continue
    const { style, align } = readProperties(child(element, 'w:pPr'), context)
    const look = direct.line(reading)
    lines.push({
      text: text.slice(0, LONGEST_LINE),
      ...(pictures.length > 0 && { pictures }),
      ...(style !== undefined && { style }),
      ...(align !== undefined && { align }),
      ...(look > 0 && { look }),
    })
    if (lines.length >= MOST_LINES) break
  }
  return lines
}

/** A side part that is not well formed is kept as it is, and not shown. */
const parsed = (source: string): XmlElement | undefined => {
  try {
    return parseXml(source)
  } catch (error) {
    if (error instanceof BadXml) return undefined
    throw error
  }
}
