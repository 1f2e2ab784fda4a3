/**
 * Notes, headers and text boxes of a returned file, put where ours stand. Every word processor numbers and orders them
 * anew, so they are known by what they say.
 */
import { type Beside, kindOf, partnersOf } from '../../compare/beside.ts'
import type { ImportedComment, ImportedDocument, ImportedParagraph, ImportedStory } from '../../docx/model.ts'
import type { OutsideChange, SurroundingKind } from '../../docx/surroundings.ts'
import { textLines } from '../lines.ts'
import type { TextModel } from '../model.ts'
import { isNewNote } from '../notes.ts'
import { atMarks, type FileBeside, type FileNote, notesIn, withEnds } from './file-notes.ts'

export interface Arranged {
  readonly story: ImportedStory
  readonly comments: readonly ImportedComment[]
  /** What the file has and we have no place for. */
  readonly left: readonly OutsideChange[]
  /** The file's notes by the offset of their mark in that text. */
  readonly notes: ReadonlyMap<number, FileNote>
  /** Names of those whose words stand in that text. */
  readonly placed: ReadonlySet<string>
  /** Names of ours that the file has not. */
  readonly missing: ReadonlySet<string>
}

const KINDS: Readonly<Record<string, SurroundingKind>> = {
  footnote: 'footnote',
  endnote: 'endnote',
  header: 'header',
  footer: 'footer',
}

/** Whether what stands beside the main text is part of this negotiation; in older ones it is not. */
export const hasApart = (model: TextModel): boolean =>
  model.overlay.base?.paragraphs.some(({ props }) => props.apart !== undefined) === true

/**
 * The file's story with those of its texts that are ours, in our order.
 *
 * @param fresh names of notes whose marks are new in it: none of ours is one of them
 */
export function arrangedAs(
  sent: TextModel,
  { stories, comments }: ImportedDocument,
  fresh: ReadonlySet<string> = new Set(),
): Arranged {
  const story = stories.find((s) => s.id === sent.storyId)!
  const theirs = besideIn(story)
  const ours = sentBeside(sent)
  const none = { left: [], notes: new Map(), placed: new Set<string>(), missing: new Set(ours.map((o) => o.name)) }
  if (theirs.length === 0) return { story, comments, ...none }
  const partners = partnersOf(
    ours,
    theirs.filter((t) => !fresh.has(t.name)),
  )
  const placed = ours.flatMap((_, n) => partners.get(n) ?? [])
  const taken = new Set(placed)
  const known = new Set(placed.map(({ text }) => text))
  const notes = notesIn(story, theirs)
  // Where none of it is ours it is compared as what lies outside the text.
  const told = hasApart(sent) ? theirs : []
  const ends = ours.flatMap(({ name }, n) => (isNewNote(name) ? (partners.get(n) ?? []) : []))
  return {
    ...cut({ ...story, changes: withEnds(story, ends, notes) }, atMarks(comments, theirs, taken, notes), placed),
    notes,
    placed: new Set(placed.map(({ name }) => name)),
    missing: new Set(ours.flatMap(({ name }, n) => (partners.has(n) ? [] : [name]))),
    left: told
      .filter((t) => !taken.has(t) && !fresh.has(t.name) && !known.has(t.text))
      .map(({ name, text }) => ({
        what: KINDS[kindOf(name)] ?? 'textbox',
        before: '',
        after: text.trim(),
        tracked: false,
      })),
  }
}

const besideIn = ({ text, paragraphs }: ImportedStory): FileBeside[] => {
  const found: (FileBeside & { to: number; paragraphs: ImportedParagraph[] })[] = []
  let from = 0
  for (const p of paragraphs) {
    const name = p.props.apart
    const last = found.at(-1)
    if (name !== undefined && last?.name === name) {
      last.to = p.end + 1
      last.paragraphs.push(p)
    } else if (name !== undefined) found.push({ name, text: '', from, to: p.end + 1, paragraphs: [p] })
    from = p.end + 1
  }
  return found.map((f) => ({ ...f, text: text.slice(f.from, f.to) }))
}

const sentBeside = (sent: TextModel): Beside[] => {
  const found = new Map<string, string>()
  for (const { props, text } of textLines(sent, 'redline'))
    if (props.apart !== undefined) found.set(props.apart, `${found.get(props.apart) ?? ''}${text}\n`)
  return [...found].map(([name, text]) => ({ name, text }))
}

/** The main text and these, one behind the other. */
function cut(
  story: ImportedStory,
  comments: readonly ImportedComment[],
  placed: readonly FileBeside[],
): Pick<Arranged, 'story' | 'comments'> {
  const end = (story.paragraphs.findLast((p) => p.props.apart === undefined)?.end ?? -1) + 1
  const main = { from: 0, to: end, paragraphs: story.paragraphs.filter((p) => p.props.apart === undefined) }
  let at = 0
  const pieces = [main, ...placed].map((piece) => {
    const shift = at - piece.from
    at += piece.to - piece.from
    return { ...piece, shift }
  })
  const moved = <T extends { readonly from: number; readonly to: number }>(list: readonly T[]): T[] =>
    pieces.flatMap(({ from, to, shift }) =>
      list
        .filter((x) => from <= x.from && x.to <= to && x.from < to)
        .map((x) => ({ ...x, from: x.from + shift, to: x.to + shift })),
    )
  const { apart: _, ...rest } = story
  return {
    story: {
      ...rest,
      text: pieces.map(({ from, to }) => story.text.slice(from, to)).join(''),
      paragraphs: pieces.flatMap(({ paragraphs, shift }) => paragraphs.map((p) => ({ ...p, end: p.end + shift }))),
      formats: moved(story.formats),
      objects: pieces.flatMap(({ from, to, shift }) =>
        story.objects.filter((o) => from <= o.at && o.at < to).map((o) => ({ ...o, at: o.at + shift })),
      ),
      changes: moved(story.changes),
    },
    comments: moved(comments),
  }
}
