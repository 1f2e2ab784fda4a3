/** Clauses out of somebody's document: its lines, its outline, and the text of the chosen ones. */
import { type Clause, outlineOf } from '../../../../shared/clauses/outline.ts'
import type { OutlineLine } from '../../../../shared/clauses/place.ts'
import { markdownLines, plainLines } from '../../../../shared/clauses/plain.ts'
import { treeOf } from '../../../../shared/clauses/tree.ts'
import type { ImportedDocument } from '../../../../shared/docx/model.ts'
import { numberParagraphs } from '../../../../shared/text/numbering.ts'

export interface Candidate extends Pick<Clause, 'key' | 'path' | 'name' | 'depth' | 'parent'> {
  readonly text: string
}

const GONE: ReadonlySet<string> = new Set(['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion'])

/** The main text of a Word file, as it reads with every tracked change accepted: a header is no clause to keep. */
export const wordLines = ({ stories, numbering }: ImportedDocument): OutlineLine[] => {
  const body = stories[0]
  if (!body) return []
  const gone = body.changes.filter(({ kind }) => GONE.has(kind)).sort((a, b) => a.from - b.from)
  const numbers = numberParagraphs(
    body.paragraphs.map(({ props }) => props),
    numbering,
  )
  let from = 0
  const lines = body.paragraphs.map(({ end, props }, at) => {
    const text = without(body.text, from, end, gone)
    const strong = body.formats.some(({ format, from: a, to: b }) => format.bold && a <= from && b >= end)
    from = end + 1
    return { key: `${at}`, number: numbers[at] ?? '', text: text.replace(/[\uFFFC\v\f]/g, ' '), props, strong }
  })
  return lines.filter(({ props }) => props.apart === undefined)
}

/** The paragraphs of a text or Markdown file, by its name. */
export const textLines = (name: string, text: string): OutlineLine[] =>
  /\.(?:md|markdown)$/i.test(name) ? markdownLines(text) : plainLines(text)

/** Is it part of a clause that is chosen itself? */
export const comesAlong = (
  candidate: Pick<Candidate, 'parent'>,
  chosen: ReadonlySet<string>,
  all: ReadonlyMap<string, Candidate>,
): boolean => {
  for (let up = candidate.parent; up !== undefined; up = all.get(up)?.parent) if (chosen.has(up)) return true
  return false
}

/** What can be taken over from a document, in its order. */
export const candidatesOf = (lines: readonly OutlineLine[]): Candidate[] => {
  const levels = levelsOf(lines)
  return outlineOf(lines).map(({ key, path, name, depth, parent, at, last }) => {
    const own = levels[at] ?? 0
    const text = lines
      .slice(at, last + 1)
      .map(
        (line, index) =>
          '\t'.repeat(Math.max(0, levels[at + index]! - own)) + words(line, levels.typed.get(at + index)),
      )
      .filter((line) => line.trim() !== '')
      .join('\n')
    return { key, path, name, depth, parent, text }
  })
}

const words = ({ text }: OutlineLine, typed: number | undefined): string =>
  text
    .slice(typed ?? 0)
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()

/** How deep every line lies, and where its words begin behind a typed number. */
const levelsOf = (lines: readonly OutlineLine[]): number[] & { typed: Map<number, number> } => {
  const nodes = treeOf(lines)
  const depths: number[] = []
  const levels = Object.assign(new Array<number>(lines.length).fill(0), { typed: new Map<number, number>() })
  nodes.forEach((node, index) => {
    depths[index] = node.parent < 0 ? 0 : depths[node.parent]! + 1
    levels.fill(depths[index]!, node.at)
    if (node.label && node.label.textFrom > 0) levels.typed.set(node.at, node.label.textFrom)
  })
  return levels
}

const without = (text: string, from: number, to: number, gone: readonly { from: number; to: number }[]): string => {
  let out = ''
  let at = from
  for (const cut of gone) {
    if (cut.to <= at || cut.from >= to) continue
    out += text.slice(at, Math.max(at, cut.from))
    at = Math.max(at, cut.to)
  }
  return out + text.slice(at, Math.max(at, to))
}
