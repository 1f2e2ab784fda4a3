/** The notes of a returned file by their marks in its text. */
import { type Beside, noteKind } from '../../compare/beside.ts'
import type { ClaimedChange, ImportedComment, ImportedParagraph, ImportedStory } from '../../docx/model.ts'
import type { NoteRecord } from '../records.ts'

/** One of the file's, with its stretch of the file's text. */
export interface FileBeside extends Beside {
  readonly from: number
  readonly to: number
  readonly paragraphs: readonly ImportedParagraph[]
}

/** A note of the file by its mark, wherever its words may have gone. */
export interface FileNote {
  readonly kind: NoteRecord['kind']
  readonly name: string
  /** Its words, by offsets from their beginning. */
  readonly words: Pick<ImportedStory, 'text' | 'paragraphs' | 'objects' | 'changes'>
}

/** By the mark in the main text. One with a mark of its own cannot be told from others like it. */
export function notesIn(story: ImportedStory, theirs: readonly FileBeside[]): ReadonlyMap<number, FileNote> {
  const byName = new Map(theirs.map((t) => [t.name, t]))
  const found = new Map<number, FileNote>()
  for (const { at, kind: object, label } of story.objects) {
    const kind = noteKind(label)
    const words = byName.get(label)
    if (kind !== object || words === undefined || at >= theirs[0]!.from) continue
    found.set(at, { kind, name: label, words: pieceOf(story, words) })
  }
  return found
}

/**
 * Word marks the words of a new note and leaves the mark that ends them: it came with the note's own mark, and as that
 * does. For notes of ours that are new themselves.
 */
export function withEnds(
  { changes }: ImportedStory,
  ends: readonly FileBeside[],
  notes: ReadonlyMap<number, FileNote>,
): readonly ClaimedChange[] {
  const inserts = changes.filter((c) => c.kind === 'insertion' || c.kind === 'moveTo')
  const over = (at: number) => inserts.find((c) => c.from <= at && at < c.to)
  const marks = new Map([...notes].map(([at, { name }]) => [name, at]))
  const id = changes.reduce((most, c) => Math.max(most, c.id), 0) + 1
  const more = ends.flatMap(({ name, to }, n): ClaimedChange[] => {
    const mark = over(marks.get(name) ?? -1)
    if (mark === undefined || over(to - 1) !== undefined) return []
    return [{ id: id + n, kind: 'insertion', author: mark.author, date: mark.date, from: to - 1, to }]
  })
  return [...changes, ...more]
}

/** Comments on a text of theirs that we have no place for stand at its mark, if it has one. */
export const atMarks = (
  comments: readonly ImportedComment[],
  theirs: readonly FileBeside[],
  taken: ReadonlySet<FileBeside>,
  notes: ReadonlyMap<number, FileNote>,
): readonly ImportedComment[] => {
  const marks = new Map([...notes].map(([at, { name }]) => [name, at]))
  return comments.map((comment) => {
    const home = theirs.find((t) => t.from <= comment.from && comment.from < t.to)
    const at = home === undefined || taken.has(home) ? undefined : marks.get(home.name)
    return at === undefined ? comment : { ...comment, from: at, to: at + 1 }
  })
}

const pieceOf = (story: ImportedStory, { from, to, paragraphs }: FileBeside): FileNote['words'] => ({
  text: story.text.slice(from, to),
  paragraphs: paragraphs.map((p) => ({ ...p, end: p.end - from })),
  objects: story.objects.filter((o) => from <= o.at && o.at < to).map((o) => ({ ...o, at: o.at - from })),
  changes: story.changes
    .filter((c) => c.from < to && from < c.to)
    .map((c) => ({ ...c, from: Math.max(c.from, from) - from, to: Math.min(c.to, to) - from })),
})
