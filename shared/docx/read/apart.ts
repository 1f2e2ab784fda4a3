/** The texts beside the main one: footnotes, endnotes, headers, footers, text boxes. */
import type { DocxPackage } from '../package.ts'
import { resolveTarget } from '../relations.ts'
import { BadXml } from '../xml/parse.ts'
import { attribute, elements, lookUp } from '../xml/tree.ts'
import { type Block, nearest } from './block.ts'
import { type PictureParts, picturePartsOf } from './pictures.ts'
import type { PropertyContext } from './properties.ts'
import { type ApartReader, StoryReader, type StoryReading } from './story.ts'

export interface ApartReading {
  readonly part: string
  readonly kind: 'notes' | 'margin' | 'boxes'
  readonly source: string
  readonly reading: StoryReading
}

/**
 * In the order notes, endnotes, headers and footers by section, text boxes. What holds no letter and no digit (a line,
 * a logo) is left out: there is nothing to negotiate in it. So is a part that is not well formed: it stays as it is.
 */
export const readApart = (
  opened: DocxPackage,
  body: StoryReading,
  source: string,
  context: PropertyContext,
): ApartReading[] => {
  const found: ApartReading[] = []
  // A file may call one part by several names; read twice, what is written into one reading would be lost in the other.
  const read = new Set([opened.main])
  const add = (kind: ApartReading['kind'], part: string, nameOf: ApartReader['nameOf']): void => {
    if (kind !== 'boxes' && read.has(part)) return
    read.add(part)
    const text = part === opened.main ? source : opened.text(part)?.text
    const reading =
      text === undefined
        ? undefined
        : readPart(part, text, context, { nameOf, boxes: kind === 'boxes' }, picturePartsOf(opened, part))
    if (reading !== undefined && ROOTS[kind].has(reading.root.element.name) && /[\p{L}\p{N}]/u.test(reading.story.text))
      found.push({ kind, part, source: text!, reading })
  }
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = partOf(opened, `${kind}s`)
    if (part !== undefined) add('notes', part, noteNames(kind, body))
  }
  for (const [part, name] of headerNames(opened, body)) add('margin', part, () => name)
  if (source.includes('txbxContent')) add('boxes', opened.main, boxNames())
  return found
}

/** What is not what it is called is another part, with another reader. */
const ROOTS: Readonly<Record<ApartReading['kind'], { has(root: string): boolean }>> = {
  notes: new Set(['w:footnotes', 'w:endnotes']),
  margin: new Set(['w:hdr', 'w:ftr']),
  boxes: { has: () => true },
}

/** The text boxes of a part, from a source written anew. */
export const readBoxes = (part: string, source: string, context: PropertyContext): StoryReading =>
  readPart(part, source, context, { nameOf: boxNames(), boxes: true })!

/** A part of notes from a source written anew. */
export const readNotes = (part: string, source: string, context: PropertyContext): StoryReading =>
  readPart(part, source, context, { nameOf: () => 'note', boxes: false })!

const readPart = (
  part: string,
  source: string,
  context: PropertyContext,
  apart: ApartReader,
  pictures?: PictureParts,
): StoryReading | undefined => {
  const reader = new StoryReader('apart', part, source, context, { apart, pictures })
  try {
    reader.write(source)
    reader.end()
    return reader.result()
  } catch (error) {
    if (error instanceof BadXml && error.rule === 'broken') return undefined
    throw error
  }
}

const partOf = (opened: DocxPackage, kind: string): string | undefined => {
  const relation = opened.relations.get(opened.main)?.find((r) => r.kind === kind && !r.external)
  return relation && resolveTarget(opened.main, relation.target)
}

/** By the mark that stands in the text; one nobody refers to goes by the id it has in its part. */
const noteNames = (kind: 'footnote' | 'endnote', { notes }: StoryReading): ApartReader['nameOf'] => {
  const known = new Map<string, string>()
  for (const note of notes.filter((n) => n.kind === kind))
    known.set(note.id, note.label === kind ? `${kind} with a mark of its own ${known.size + 1}` : note.label)
  return (block) => {
    const note = nearest(block, `w:${kind}`)
    const id = (note && attribute(note.element, 'w:id')) ?? ''
    return known.get(id) ?? `unused ${kind} ${id}`
  }
}

const ROLES: Readonly<Record<string, string>> = { first: 'first-page ', even: 'even-page ' }

/** Every header and footer once, by the first section and the kind of page it is for. */
const headerNames = (opened: DocxPackage, { sections }: StoryReading): ReadonlyMap<string, string> => {
  const relations = new Map(opened.relations.get(opened.main)?.map((r) => [r.id, r]))
  const names = new Map<string, string>()
  sections.forEach((section, n) => {
    for (const element of elements(section)) {
      const kind = /^w:(header|footer)Reference$/.exec(element.name)?.[1]
      const relation = relations.get(attribute(element, 'r:id') ?? '')
      if (kind === undefined || relation === undefined || relation.external) continue
      const part = resolveTarget(opened.main, relation.target)
      const name = `${lookUp(ROLES, attribute(element, 'w:type')) ?? ''}${kind}`
      if (!names.has(part)) names.set(part, n === 0 ? name : `${name} from section ${n + 1} on`)
    }
  })
  const rank = (name: string) => (name.includes('header') ? 0 : 1)
  return new Map([...names].sort(([, a], [, b]) => rank(a) - rank(b)))
}

const boxNames = (): ApartReader['nameOf'] => {
  const numbers = new Map<Block | undefined, number>()
  return (block) => {
    const box = nearest(block, 'w:txbxContent')
    if (!numbers.has(box)) numbers.set(box, numbers.size + 1)
    return `text box ${numbers.get(box)}`
  }
}
