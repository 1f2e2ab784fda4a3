/** Notes that no mark leads to: Word shows them nowhere, and a clean copy is not to carry words nobody sees. */
import type { DocxPackage } from '../package.ts'
import { resolveTarget } from '../relations.ts'
import { parseXml } from '../xml/parse.ts'
import { attribute, elements, walk, type XmlElement } from '../xml/tree.ts'

/** What notes are called, by the root of their part. */
const NOTES: ReadonlyMap<string, string> = new Map([
  ['w:footnotes', 'w:footnote'],
  ['w:endnotes', 'w:endnote'],
])
const MARK = /^(w:(?:foot|end)note)Reference$/

/**
 * By part, the notes without a mark.
 *
 * @param made parts the package did not have: they are the main text's
 * @param sourceOf a part with text as it goes out
 */
export const lostNotes = (
  opened: DocxPackage,
  made: readonly string[],
  sourceOf: (part: string) => string | undefined,
): (readonly [part: string, notes: readonly XmlElement[]])[] =>
  circles(opened, made).flatMap((parts) => {
    const roots = new Map<string, XmlElement>()
    for (const part of parts) {
      const source = sourceOf(part)
      if (source !== undefined && /(foot|end)note/.test(source)) roots.set(part, parseXml(source))
    }
    return lostAmong(roots)
  })

/** Parts that share their notes: the notes of building blocks have the ids of others in the text. */
const circles = (opened: DocxPackage, made: readonly string[]): ReadonlySet<string>[] =>
  [...opened.relations].flatMap(([owner, relations]) => {
    const inside = relations.filter((r) => !r.external)
    const own = owner === opened.main ? made : []
    if (own.length === 0 && !inside.some((r) => r.kind === 'footnotes' || r.kind === 'endnotes')) return []
    return [new Set([owner, ...inside.map((r) => resolveTarget(owner, r.target)), ...own])]
  })

interface Note {
  readonly part: string
  readonly key: string
  readonly element: XmlElement
}

const lostAmong = (roots: ReadonlyMap<string, XmlElement>): (readonly [string, readonly XmlElement[]])[] => {
  const notes = [...roots].flatMap(([part, root]) => notesOf(part, root))
  const byKey = new Map<string, XmlElement[]>()
  for (const { key, element } of notes) {
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [element])
    else same.push(element)
  }
  // What a mark leads to is shown, and so are the notes whose marks stand in that.
  const shown = new Set<string>()
  const open = [...roots.values()].filter((root) => !NOTES.has(root.name))
  for (let text = open.pop(); text !== undefined; text = open.pop())
    for (const element of walk(text)) {
      const kind = MARK.exec(element.name)?.[1]
      const key = kind === undefined ? undefined : keyOf(kind, element)
      if (key === undefined || shown.has(key)) continue
      shown.add(key)
      for (const note of byKey.get(key) ?? []) open.push(note)
    }
  const lost = notes.filter(({ key }) => !shown.has(key))
  return [...new Set(lost.map(({ part }) => part))].map((part) => [
    part,
    lost.filter((n) => n.part === part).map((n) => n.element),
  ])
}

/** Without the rules Word draws above notes, which have a type. */
const notesOf = (part: string, root: XmlElement): Note[] =>
  elements(root)
    .filter((e) => e.name === NOTES.get(root.name) && (attribute(e, 'w:type') ?? 'normal') === 'normal')
    .map((element) => ({ part, key: keyOf(element.name, element), element }))

const keyOf = (kind: string, element: XmlElement): string => `${kind} ${Number(attribute(element, 'w:id'))}`
