/** Notes that are new in a returned file: their marks in the text that comes, and their words behind all of ours. */
import type { ImportedStory, ParagraphProps } from '../../docx/model.ts'
import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import type { NewRecord, PropsSet, StampAs } from '../records.ts'
import type { FileNote } from './file-notes.ts'
import type { Arrival, Hand } from './findings.ts'
import type { Look } from './receive.ts'
import { claimedStretches } from './sides.ts'

/** Text of a file as it can be written here, with the marks of its notes by their offset in it. */
export interface Spelled {
  readonly text: string
  readonly notes: readonly { readonly at: number; readonly note: FileNote }[]
}

/** Images and fields the other side put in are not taken over; what they are is said in their place. */
export function spelled({ story, notes }: Look, { from, to }: Arrival): Spelled {
  const found: { at: number; note: FileNote }[] = []
  let text = ''
  for (const piece of piecesAt(story, from, to)) {
    const note = piece.object === undefined ? undefined : notes.get(piece.at)
    if (note !== undefined) found.push({ at: text.length, note })
    text += note !== undefined || piece.object === undefined ? piece.text : `[${piece.object}]`
  }
  return { text, notes: found }
}

function* piecesAt(
  { text, objects }: Pick<ImportedStory, 'text' | 'objects'>,
  from: number,
  to: number,
): Generator<{ readonly at: number; readonly text: string; readonly object?: string }> {
  let start = from
  for (let at = text.indexOf('\uFFFC', from); at >= 0 && at < to; at = text.indexOf('\uFFFC', at + 1)) {
    if (start < at) yield { at: start, text: text.slice(start, at) }
    yield { at, text: '\uFFFC', object: objects.find((o) => o.at === at)?.label ?? 'object' }
    start = at + 1
  }
  if (start < to) yield { at: start, text: text.slice(start, to) }
}

/** A mark that was written, and whose it is. */
export interface WrittenMark {
  readonly note: FileNote
  readonly mark: IdRange
  readonly hand: Hand
}

type Write = (record: NewRecord, as?: StampAs) => string

/** What was typed and struck with a note, for the records that date it. */
export interface NoteWords {
  readonly hand: Hand
  readonly words: IdRange
  readonly struck: readonly { readonly hand: Hand; readonly range: IdRange }[]
}

/**
 * Writes the words of notes behind all text. They come and go with the mark, so they are its author's, whatever the
 * file says of them by themselves; only what it shows as struck is.
 */
export function writeNotes(
  model: TextModel,
  marks: readonly WrittenMark[],
  write: Write,
  stamp: (hand: Hand) => StampAs,
  propsOf: (props: ParagraphProps) => PropsSet,
): NoteWords[] {
  return marks.map(({ note, mark, hand }) => {
    const { words } = note
    const struck: { hand: Hand; from: number; length: number }[] = []
    let text = ''
    for (const { from, to, claims } of claimedStretches(words)) {
      const start = text.length
      for (const piece of piecesAt(words, from, to))
        text += piece.object === undefined ? piece.text : `[${piece.object}]`
      if (claims.del)
        struck.push({ hand: { ...claims.del, tracked: hand.tracked }, from: start, length: text.length - start })
    }
    const end = { paragraph: model.story.paragraphs.length, offset: 0 }
    const [made] = model.insert(
      end,
      text,
      words.paragraphs.map((p) => propsOf(p.props)),
      stamp(hand),
    ).typed
    const [client, clock] = made!
    write({ t: 'note', kind: note.kind, ranges: [mark, [client, clock, text.length]] }, stamp(hand))
    return {
      hand,
      words: [client, clock, text.length],
      struck: struck.map((s) => ({ hand: s.hand, range: [client, clock + s.from, s.length] as const })),
    }
  })
}
