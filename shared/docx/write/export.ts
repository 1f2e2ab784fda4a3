/** A package with its stories as they stand now: every part and paragraph that did not change stays byte for byte. */
import { isRefusal, type Refusal } from '../../base/refuse.ts'
import type { ExportOptions, ExportStory } from '../model.ts'
import { badXml, type DocxPackage, openPackage } from '../package.ts'
import { readForWriting } from '../read/read.ts'
import { refusal } from '../refusals.ts'
import { resolveTarget } from '../relations.ts'
import { encodePart } from '../xml/encoding.ts'
import { buildZip, packEntry } from '../zip/build.ts'
import { addComments, numberComments } from './comments.ts'
import { addStyles, StyleFinder } from './missing-styles.ts'
import { scrub } from './scrub.ts'
import { writeStory } from './story.ts'

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
  const comments = mode === 'clean' ? [] : (body.comments ?? [])
  const ids = numberComments(opened, comments)
  const text = writeStory(reading, body, styles, ids)
  addComments(opened, changed, comments, ids)
  if (text !== reading.source) changed.set(opened.main, text)
  if (styles.made.length > 0) changed.set(stylesPart!, addStyles(stylesText!, styles.made, end?.[1] ?? ''))
  return changed
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
