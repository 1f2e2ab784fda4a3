/** A clean copy with an account of it, measured on the two files rather than claimed: what went, what is still there. */
import { isRefusal, type Refusal } from '../../base/refuse.ts'
import type { ExportStory } from '../model.ts'
import { type DocxPackage, openPackage } from '../package.ts'
import { isWordPart, surveyParts } from '../read/survey.ts'
import { BadXml, ElementStream, parseXml } from '../xml/parse.ts'
import { elements, textOf, walk } from '../xml/tree.ts'
import { exportDocx } from './export.ts'
import { hiddenIn } from './hidden.ts'

export interface CleanReport {
  /** What is in the redline and not in the clean copy. */
  readonly removed: readonly Removed[]
  /** Names that were removed as authors and stand in the text all the same, as in a signature block. */
  readonly stillNamed: readonly { readonly name: string; readonly count: number }[]
  /** Text that Word does not show. Left out only where that was asked for. */
  readonly hidden: readonly string[]
}

export interface Removed {
  readonly what: 'changes' | 'comments' | 'names' | 'properties' | 'revisions' | 'data' | 'notes' | 'hidden'
  readonly count: number
  readonly which?: readonly string[]
}

export interface CleanCopy {
  readonly bytes: Uint8Array
  readonly report: CleanReport
}

/** @param hidden what to do with text that Word does not show */
export const cleanCopy = (
  original: Uint8Array,
  stories: readonly ExportStory[],
  hidden: 'keep' | 'remove',
): CleanCopy | Refusal => {
  const redline = exportDocx(original, stories, { mode: 'redline' })
  if (isRefusal(redline)) return redline
  const bytes = exportDocx(original, stories, { mode: 'clean', hidden })
  if (isRefusal(bytes)) return bytes
  const [before, after] = [openPackage(redline), openPackage(bytes)]
  if (isRefusal(before)) return before
  if (isRefusal(after)) return after
  return { bytes, report: reportOf(before, after, hiddenIn(before)) }
}

const reportOf = (before: DocxPackage, after: DocxPackage, hidden: readonly string[]): CleanReport => {
  const [a, b] = [traces(before), traces(after)]
  const gone = (of: ReadonlySet<string>, left: ReadonlySet<string>) => [...of].filter((x) => !left.has(x)).sort()
  const names = gone(a.names, b.names)
  const counted = (what: Removed['what'], count: number): Removed[] => (count > 0 ? [{ what, count }] : [])
  const named = (what: Removed['what'], which: readonly string[]): Removed[] =>
    which.length > 0 ? [{ what, count: which.length, which }] : []
  const text = visibleText(after)
  return {
    removed: [
      ...counted('changes', a.changes - b.changes),
      ...counted('comments', a.comments - b.comments),
      ...named('names', names),
      ...named('properties', gone(a.properties, b.properties)),
      ...counted('revisions', a.revisions - b.revisions),
      ...named('data', gone(a.attachments, b.attachments)),
      ...counted('notes', a.notes - b.notes),
      ...counted('hidden', hidden.length - hiddenIn(after).length),
    ],
    stillNamed: names.flatMap((name) => {
      const count = name.length > 2 ? text.split(name).length - 1 : 0
      return count > 0 ? [{ name, count }] : []
    }),
    hidden,
  }
}

interface Traces {
  readonly changes: number
  readonly comments: number
  /** Footnotes and endnotes in their parts, whether a mark leads to them or not. */
  readonly notes: number
  readonly names: ReadonlySet<string>
  /** "creator: Ann Hale". */
  readonly properties: ReadonlySet<string>
  readonly revisions: number
  readonly attachments: ReadonlySet<string>
}

const traces = (opened: DocxPackage): Traces => {
  const properties = propertiesOf(opened)
  const source = opened.text(opened.main)?.text ?? ''
  const { authors, tracked } = surveyParts(opened, streamed(source))
  const people = properties.filter(([name]) => /^(creator|lastModifiedBy|Manager)$/.test(name)).map(([, v]) => v)
  let revisions = 0
  let comments = 0
  let notes = 0
  for (const { name, text } of textParts(opened)) {
    revisions += text.match(/\s\w+:rsid\w*=|<\w+:rsid\s/g)?.length ?? 0
    if (/(foot|end)notes\+xml/.test(opened.contentType(name)))
      notes += text.match(/<(\w+:)?(foot|end)note\s/g)?.length ?? 0
    if (/comments\+xml/.test(opened.contentType(name))) comments += text.match(/<\w+:comment\s/g)?.length ?? 0
  }
  const attached = opened.entries.flatMap(({ name }) =>
    /^customXml\/item\d+\.xml$/.test(name) || /thumbnail/i.test(name) ? [name] : [],
  )
  return {
    changes: Object.values(tracked).reduce((sum, n) => sum + n, 0),
    comments,
    notes,
    names: new Set([...authors, ...people].map((name) => name.trim()).filter(Boolean)),
    properties: new Set(properties.map(([name, value]) => `${name}: ${value}`)),
    revisions,
    attachments: new Set(attached),
  }
}

const streamed = (source: string): ElementStream => {
  const stream = new ElementStream(source, { open: () => true, close: () => {}, tree: () => {} })
  stream.write(source)
  stream.end()
  return stream
}

const MOST = 120

const propertiesOf = (opened: DocxPackage): [name: string, value: string][] => {
  const kinds = ['core-properties', 'extended-properties', 'custom-properties']
  return kinds.flatMap((kind) => {
    try {
      const root = opened.related('', kind)?.root
      return elements(root).flatMap((e): [string, string][] => {
        const value = textOf(e).replace(/\s+/g, ' ').trim().slice(0, MOST)
        const name = e.attributes.name ?? e.name.split(':').at(-1)!
        return value === '' ? [] : [[name, value]]
      })
    } catch (error) {
      if (error instanceof BadXml) return []
      throw error
    }
  })
}

function* textParts(opened: DocxPackage): Generator<{ readonly name: string; readonly text: string }> {
  for (const { name } of opened.entries) {
    if (name !== opened.main && !isWordPart(opened, name)) continue
    const text = opened.text(name)?.text
    if (text !== undefined) yield { name, text }
  }
}

const visibleText = (opened: DocxPackage): string => {
  const out: string[] = []
  for (const { text } of textParts(opened)) {
    for (const e of walk(parseXml(text))) if (e.name === 'w:t') out.push(textOf(e))
    out.push('\n')
  }
  return out.join('')
}
