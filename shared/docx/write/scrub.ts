/** What a clean copy leaves behind: names, comments, revision ids, document properties, private attachments, lost notes. */
import type { Refusal } from '../../base/refuse.ts'
import type { DocxPackage } from '../package.ts'
import { isWordPart } from '../read/survey.ts'
import { refusal } from '../refusals.ts'
import { type Relation, relsOf, resolveTarget } from '../relations.ts'
import { BadXml, parseXml } from '../xml/parse.ts'
import { attribute, elements, type XmlElement } from '../xml/tree.ts'
import { acceptAll } from './accept-all.ts'
import { applyEdits, type Edit } from './edits.ts'
import type { ChangedParts } from './export.ts'
import { lostNotes } from './lost-notes.ts'

/** Relations whose parts go altogether. */
const GOES = new Set([
  'comments',
  'commentsExtended',
  'commentsIds',
  'commentsExtensible',
  'people',
  'thumbnail',
  'attachedTemplate',
])
/** Relations whose parts stay, emptied. */
const EMPTIED = new Set(['core-properties', 'extended-properties', 'custom-properties'])
const SETTINGS_GONE = new Set(['w:rsids', 'w:trackRevisions', 'w:attachedTemplate', 'w:docVars'])

/** Adds to `changed` every part a clean copy has otherwise, or says why there can be none. */
export const scrub = (opened: DocxPackage, changed: ChangedParts, hiddenGoes = false): Refusal | undefined => {
  // A whole document inside this one has its own history and names, which Word would bring to the surface.
  if ([...opened.relations.values()].flat().some((r) => r.kind === 'aFChunk')) return refusal('uncleanable')
  const present = new Set(opened.entries.map((e) => e.name))
  const textOf = (part: string): string | undefined => changed.get(part) ?? opened.text(part)?.text
  const rewrite = (part: string, how: (source: string, root: XmlElement) => string): void => {
    if (changed.get(part) === null || !(present.has(part) || changed.has(part))) return
    const source = textOf(part)
    // What cannot be read cannot be cleaned, and must not leave as if it had been.
    if (source === undefined) throw new BadXml('broken', part)
    const text = how(source, parseXml(source))
    if (text !== source) changed.set(part, text)
  }
  const goes = partsThatGo(opened)
  for (const part of goes) changed.set(part, null)
  for (const part of goes) if (opened.entries.some((e) => e.name === relsOf(part))) changed.set(relsOf(part), null)
  for (const { name } of opened.entries) {
    if (name === opened.main || isTextPart(opened, name))
      rewrite(name, (source, root) => cleanText(source, root, hiddenGoes))
  }
  const made = [...changed.keys()].filter((part) => !present.has(part))
  for (const part of made) rewrite(part, (source, root) => cleanText(source, root, hiddenGoes))
  // Only now it shows which marks are left.
  const left = (part: string) =>
    goes.has(part) || !isTextPart(opened, part) ? (changed.get(part) ?? undefined) : textOf(part)
  for (const [part, notes] of lostNotes(opened, made, left)) rewrite(part, (source) => cut(source, notes))
  for (const [owner, relations] of opened.relations) {
    for (const relation of relations) {
      const part = resolveTarget(owner, relation.target)
      if (!relation.external && EMPTIED.has(relation.kind) && !carries(opened, part)) rewrite(part, emptied)
    }
    const links = lostLinks(relations, left(owner))
    if (links.size > 0 || relations.some((r) => GOES.has(r.kind) || goes.has(resolveTarget(owner, r.target))))
      rewrite(relsOf(owner), (source, root) =>
        cut(
          source,
          elements(root).filter((e) => relationGoes(e, owner, goes) || links.has(attribute(e, 'Id') ?? '')),
        ),
      )
  }
  rewrite('[Content_Types].xml', (source, root) =>
    cut(
      source,
      elements(root).filter((e) => goes.has((attribute(e, 'PartName') ?? '').replace(/^\//, ''))),
    ),
  )
  return undefined
}

const relationGoes = (element: XmlElement, owner: string, goes: ReadonlySet<string>): boolean =>
  GOES.has((attribute(element, 'Type') ?? '').split('/').at(-1) ?? '') ||
  (attribute(element, 'TargetMode') !== 'External' &&
    goes.has(resolveTarget(owner, attribute(element, 'Target') ?? '')))

/** Ids of links that nothing in the text leads to any more: where they went is no business of the reader's either. */
const lostLinks = (relations: readonly Relation[], source: string | undefined): ReadonlySet<string> =>
  new Set(
    relations.flatMap(({ kind, id }) =>
      kind === 'hyperlink' && source !== undefined && !source.includes(`"${id}"`) && !source.includes(`'${id}'`)
        ? [id]
        : [],
    ),
  )

const partsThatGo = (opened: DocxPackage): Set<string> => {
  const present = new Set(opened.entries.map((e) => e.name))
  const goes = unreachable(opened)
  for (const [owner, relations] of opened.relations) {
    for (const relation of relations) {
      const part = resolveTarget(owner, relation.target)
      if (!relation.external && GOES.has(relation.kind) && present.has(part)) goes.add(part)
    }
  }
  for (const part of [...goes]) if (carries(opened, part)) goes.delete(part)
  // Custom XML often names people (a document server's properties); it stays only where the text is bound to it.
  if (opened.entries.some((e) => isTextPart(opened, e.name) && opened.text(e.name)?.text.includes('dataBinding')))
    return goes
  for (const [owner, relations] of opened.relations) {
    for (const relation of relations) {
      if (relation.external || (relation.kind !== 'customXml' && relation.kind !== 'customXmlProps')) continue
      const part = resolveTarget(owner, relation.target)
      if (present.has(part) && !carries(opened, part)) goes.add(part)
    }
  }
  return goes
}

/** What holds the package together. A hostile file calls it its comments: without it nothing could be opened again. */
const carries = (opened: DocxPackage, part: string): boolean =>
  part === opened.main || /(^\[Content_Types\]\.xml|\.rels)$/.test(part)

/** Left-overs that nothing points at: no reader shows them, and nobody knows what is in them. */
const unreachable = (opened: DocxPackage): Set<string> => {
  const reached = new Set<string>([opened.main])
  for (const [owner, relations] of opened.relations)
    for (const r of relations) if (!r.external) reached.add(resolveTarget(owner, r.target))
  const names = opened.entries.map((e) => e.name)
  return new Set(names.filter((n) => !reached.has(n) && !/(\.rels|\/|^\[Content_Types\]\.xml)$/.test(n)))
}

const isTextPart = (opened: DocxPackage, name: string): boolean =>
  name === opened.main ||
  isWordPart(opened, name) ||
  /(wordprocessingml|vnd\.ms-word).*xml$/.test(opened.contentType(name))

const cleanText = (source: string, root: XmlElement, hiddenGoes: boolean): string => {
  if (root.name === 'w:settings')
    return cut(
      source,
      elements(root).filter((e) => SETTINGS_GONE.has(e.name)),
    )
  const text = acceptAll(source, root, hiddenGoes)
  // Style definitions carry the id of the session they were made in as an element.
  const styleIds = root.name === 'w:styles' || root.name === 'w:numbering'
  const head = source.slice(0, root.from)
  const whole = head + text + source.slice(root.to)
  return styleIds
    ? whole.replace(/<(\w+:)?(rsid|nsid)\s[^>]*\/>/g, (tag, _p, kind) => (kind === 'rsid' ? '' : tag))
    : whole
}

/** The root alone: a part that is there but says nothing. */
const emptied = (source: string, root: XmlElement): string => {
  const open = source.slice(root.from, root.openEnd)
  const tag = open.endsWith('/>') ? open : `${open.slice(0, -1)}/>`
  return source.slice(0, root.from) + tag
}

const cut = (source: string, out: readonly XmlElement[]): string =>
  applyEdits(
    source,
    out.map((e): Edit => ({ from: e.from, to: e.to, text: '' })),
  )
