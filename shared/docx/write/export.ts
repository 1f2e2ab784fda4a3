/** A package with its stories as they stand now: every part and paragraph that did not change stays byte for byte. */
import { isRefusal, type Refusal } from '../../base/refuse.ts'
import type { ExportComment, ExportOptions, ExportStory } from '../model.ts'
import { badXml, type DocxPackage, openPackage } from '../package.ts'
import { readBoxes } from '../read/apart.ts'
import { joinStories } from '../read/join.ts'
import { type PackageReading, type PartReading, readAgain, readForWriting } from '../read/read.ts'
import { refusal } from '../refusals.ts'
import { resolveTarget } from '../relations.ts'
import { encodePart } from '../xml/encoding.ts'
import { buildZip, packEntry } from '../zip/build.ts'
import { mirrorBoxes } from './boxes.ts'
import { type Placed, placeComments } from './comment-places.ts'
import { addComments, numberComments } from './comments.ts'
import { addStyles, StyleFinder } from './missing-styles.ts'
import { addNotes, numberNotes, takeNotes } from './notes.ts'
import { MoveNames } from './sayable-moves.ts'
import { scrub } from './scrub.ts'
import { renumbered, splitStory } from './split.ts'
import { type Anchors, writeStory } from './story.ts'

/** Texts of the parts that differ from the package; null for a part that goes. */
export type ChangedParts = Map<string, string | null>

export const exportDocx = (
  bytes: Uint8Array,
  stories: readonly ExportStory[],
  options: ExportOptions,
): Uint8Array | Refusal => {
  try {
    const opened = openPackage(bytes)
    if (isRefusal(opened)) return opened
    const changed = writeStories(opened, stories, options)
    if (isRefusal(changed)) return changed
    const unclean = options.mode === 'clean' ? scrub(opened, changed, options.hidden === 'remove') : undefined
    if (unclean !== undefined) return unclean
    return changed.size === 0 ? bytes.slice() : pack(opened, changed, options)
  } catch (error) {
    return badXml(error)
  }
}

const writeStories = (
  opened: DocxPackage,
  stories: readonly ExportStory[],
  { mode }: ExportOptions,
): ChangedParts | Refusal => {
  const changed: ChangedParts = new Map()
  const body = stories.find((s) => s.id === 'body')
  if (body === undefined) return changed
  const reading = readForWriting(opened)
  if (isRefusal(reading)) return reading
  const relation = opened.relations.get(opened.main)?.find((r) => r.kind === 'styles' && !r.external)
  const stylesPart = relation === undefined ? undefined : resolveTarget(opened.main, relation.target)
  const stylesText = stylesPart === undefined ? undefined : opened.text(stylesPart)?.text
  const end = /<\/(\w+:)?styles>\s*$/.exec(stylesText ?? '')
  const styles = new StyleFinder(reading.context.styles, end !== null)
  const { story, notes: come } = takeNotes(body)
  const placed = takeApart(reading, story, mode === 'clean' ? [] : (body.comments ?? []))
  const ids = numberComments(opened, placed.comments)
  const notes = numberNotes(opened, come)
  const anchors = { comments: ids, notes }
  const source = writeParts(opened, reading, placed, styles, anchors, changed)
  addNotes(opened, changed, { notes, context: reading.context, styles, anchors: { comments: ids } })
  addComments(opened, changed, placed.comments, ids)
  if (source !== reading.source) changed.set(opened.main, source)
  if (styles.made.length > 0) changed.set(stylesPart!, addStyles(stylesText!, styles.made, end?.[1] ?? ''))
  return changed
}

/** What goes into which part. */
const takeApart = ({ body, apart }: PackageReading, story: ExportStory, comments: readonly ExportComment[]): Placed => {
  const end = body.story.text.length
  if (!story.runs.some((r) => r.origin !== undefined && r.origin >= end)) return { main: story, beside: [], comments }
  const [main, ...beside] = splitStory(story, joinStories(body, apart).story.apart ?? [])
  const names = apart.map(({ kind, reading }) =>
    kind === 'notes' ? undefined : reading.story.paragraphs[0]!.props.apart,
  )
  return placeComments(main!, beside, names, comments)
}

/** The texts beside the main one, then the main one over what its text boxes have become. Answers its source. */
const writeParts = (
  opened: DocxPackage,
  { context, apart, ...main }: PackageReading,
  { main: story, beside }: Placed,
  styles: StyleFinder,
  anchors: Anchors,
  changed: ChangedParts,
): string => {
  let within: PartReading = { ...main, context }
  const moveNames = new MoveNames([main.source, ...apart.map((a) => a.source)])
  beside.forEach((own, n) => {
    const { kind, part, source, reading } = apart[n]!
    const old = { source, body: reading, context }
    const text = writeStory(old, own, styles, { comments: anchors.comments }, moveNames)
    if (text === source) return
    if (kind !== 'boxes') changed.set(part, text)
    else {
      const after = { source: text, body: readBoxes(part, text, context) }
      within = readAgain(opened, mirrorBoxes(old, after), context)
    }
  })
  const known = renumbered(story, main.body.story.changes, within.body.story.changes)
  return writeStory(within, within.source === main.source ? story : known, styles, anchors, moveNames)
}

const pack = (opened: DocxPackage, changed: ChangedParts, { mode }: ExportOptions): Uint8Array | Refusal => {
  const entries = []
  for (const entry of opened.entries) {
    const text = changed.get(entry.name)
    if (text === null) continue
    const part = text === undefined ? undefined : opened.text(entry.name)
    if (text !== undefined && part === undefined) return refusal('damaged')
    const kept = part === undefined ? entry : packEntry(entry.name, encodePart(part, text!), entry)
    // When a scrubbed file was made is part of what nobody needs to know.
    entries.push(mode === 'clean' ? { ...kept, time: 0x00210000 } : kept)
  }
  const present = new Set(opened.entries.map((e) => e.name))
  for (const [name, text] of changed)
    if (text !== null && !present.has(name)) entries.push(packEntry(name, new TextEncoder().encode(text)))
  return buildZip(entries)
}
