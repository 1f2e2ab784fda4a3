/** What a reader of the document sees and the body's text does not hold: headers, notes, text boxes, links, pictures. */
import { isRefusal, type Refusal } from '../base/refuse.ts'
import { badXml, type DocxPackage, openPackage } from './package.ts'
import { ElementStream } from './xml/parse.ts'
import { isTracked } from './xml/tracked.ts'
import type { XmlElement } from './xml/tree.ts'

export type SurroundingKind = 'header' | 'footer' | 'footnote' | 'endnote' | 'textbox' | 'link' | 'picture'

export interface Surroundings {
  /** Paragraphs (or targets, or picture checksums) by kind, in the order of the file; empty ones left out. */
  readonly texts: ReadonlyMap<SurroundingKind, readonly string[]>
  /** Kinds whose parts carry tracked changes of their own. */
  readonly tracked: ReadonlySet<SurroundingKind>
}

/** One difference outside the body. Nothing here can be decided in Parley; it is said, so that it is not silent. */
export interface OutsideChange {
  readonly what: SurroundingKind
  readonly before: string
  readonly after: string
  /** The file marks changes in such a part. */
  readonly tracked: boolean
}

const KINDS: readonly (readonly [RegExp, SurroundingKind])[] = [
  [/\.header\+xml$/, 'header'],
  [/\.footer\+xml$/, 'footer'],
  [/\.footnotes\+xml$/, 'footnote'],
  [/\.endnotes\+xml$/, 'endnote'],
]

export function readSurroundings(bytes: Uint8Array): Surroundings | Refusal {
  const opened = openPackage(bytes)
  if (isRefusal(opened)) return opened
  try {
    return surroundingsOf(opened)
  } catch (error) {
    return badXml(error)
  }
}

function surroundingsOf(opened: DocxPackage): Surroundings {
  const texts = new Map<SurroundingKind, string[]>()
  const tracked = new Set<SurroundingKind>()
  const add = (kind: SurroundingKind, found: readonly string[]) => {
    const kept = found.filter((text) => text.trim() !== '')
    if (kept.length > 0) texts.set(kind, [...(texts.get(kind) ?? []), ...kept])
  }
  for (const { name, crc } of opened.entries) {
    if (/(^|\/)media\//.test(name)) add('picture', [crc.toString(16)])
    const type = opened.contentType(name)
    const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1]
    if (!kind) continue
    const found = paragraphsIn(opened.text(name)?.text ?? '', false)
    add(kind, found.texts)
    if (found.tracked) tracked.add(kind)
  }
  add('textbox', paragraphsIn(opened.text(opened.main)?.text ?? '', true).texts)
  for (const relations of opened.relations.values())
    for (const { kind, target } of relations) if (kind === 'hyperlink') add('link', [target])
  return { texts, tracked }
}

/** The paragraphs of a part as they read with its changes accepted, or only those in text boxes. */
function paragraphsIn(source: string, boxesOnly: boolean): { texts: string[]; tracked: boolean } {
  const texts: string[] = []
  let boxes = 0
  let gone = 0
  let tracked = false
  let text = ''
  const stream = new ElementStream(source, {
    open: (element) => {
      if (isTracked(element.name)) tracked = true
      if (element.name === 'w:txbxContent') boxes++
      if (isGone(element)) gone++
      if (element.name === 'w:t' || element.name === 'w:delText') return false
      if (element.name === 'w:tab' && !boxesOnly) text += '\t'
      return true
    },
    close: (element) => {
      if (element.name === 'w:txbxContent') boxes--
      if (isGone(element)) gone--
      if (element.name !== 'w:p') return
      if (!boxesOnly || boxes > 0) texts.push(text)
      text = ''
    },
    tree: (element) => {
      if (element.name === 'w:t' && gone === 0 && (!boxesOnly || boxes > 0))
        for (const piece of element.children) if (typeof piece === 'string') text += piece
    },
  })
  stream.write(source)
  stream.end()
  return { texts, tracked }
}

const isGone = ({ name }: XmlElement): boolean => name === 'w:del' || name === 'w:moveFrom'

/**
 * What is different outside the body. Parts are renamed and put in another order by every word processor, so texts
 * are held against each other by kind, not by part.
 */
export function compareSurroundings(sent: Surroundings, returned: Surroundings): OutsideChange[] {
  const out: OutsideChange[] = []
  for (const what of new Set([...sent.texts.keys(), ...returned.texts.keys()])) {
    const [gone, come] = leftOver(sent.texts.get(what) ?? [], returned.texts.get(what) ?? [])
    for (let i = 0; i < Math.max(gone.length, come.length); i++)
      out.push({ what, before: gone[i] ?? '', after: come[i] ?? '', tracked: returned.tracked.has(what) })
  }
  return out
}

/** What of the one is not in the other, each counted as often as it stands there. */
function leftOver(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const counts = new Map<string, number>()
  for (const text of b) counts.set(text, (counts.get(text) ?? 0) + 1)
  const gone = a.filter((text) => {
    const n = counts.get(text) ?? 0
    counts.set(text, n - 1)
    return n <= 0
  })
  const come: string[] = []
  for (const text of b)
    if ((counts.get(text) ?? 0) > 0) {
      come.push(text)
      counts.set(text, counts.get(text)! - 1)
    }
  return [gone, come]
}
