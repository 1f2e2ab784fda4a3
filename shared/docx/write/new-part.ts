/** A part the package lacks: made, and listed where a package lists its parts. */
import type { DocxPackage } from '../package.ts'
import { relsOf, resolveTarget } from '../relations.ts'
import { parseXml } from '../xml/parse.ts'
import { attribute, elements } from '../xml/tree.ts'
import type { ChangedParts } from './export.ts'

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The text before the root's end tag, whatever prefix it has; a root without content is opened for it. */
export function appended(source: string, root: string, text: string): string {
  const end = new RegExp(`</((?:\\w+:)?${root})>\\s*$`).exec(source)
  if (end) return source.slice(0, end.index) + text + source.slice(end.index)
  const empty = new RegExp(`<((?:\\w+:)?${root})([^>]*)/>\\s*$`).exec(source)
  return empty ? `${source.slice(0, empty.index)}<${empty[1]}${empty[2]}>${text}</${empty[1]}>` : source
}

/** The part of this kind that the main one points at; where there is none, its name, and the package says that there is one. */
export function partFor(
  opened: DocxPackage,
  changed: ChangedParts,
  kind: string,
  type: string,
  relation: string,
): string {
  const known = opened.relations.get(opened.main)?.find((r) => r.kind === kind && !r.external)
  if (known) return resolveTarget(opened.main, known.target)
  const folder = opened.main.replace(/[^/]*$/, '')
  const names = new Set(opened.entries.map((e) => e.name))
  let name = `${kind}.xml`
  for (let n = 2; names.has(folder + name); n++) name = `${kind}${n}.xml`
  const rels = relsOf(opened.main)
  const relations = changed.get(rels) ?? opened.text(rels)?.text ?? ''
  const used = new Set(elements(parseXml(relations)).map((e) => attribute(e, 'Id') ?? ''))
  let id = `rIdParley${kind}`
  while (used.has(id)) id += 'x'
  changed.set(
    rels,
    appended(relations, 'Relationships', `<Relationship Id="${id}" Type="${relation}" Target="${name}"/>`),
  )
  const types = '[Content_Types].xml'
  const listed = changed.get(types) ?? opened.text(types)?.text ?? ''
  changed.set(types, appended(listed, 'Types', `<Override PartName="/${folder}${name}" ContentType="${type}"/>`))
  return folder + name
}
