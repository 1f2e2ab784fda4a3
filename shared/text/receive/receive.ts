import { type Comparison, compare } from '../../compare/index.ts'
import type { ImportedComment, ImportedDocument, ImportedStory } from '../../docx/model.ts'
import type { OutsideChange } from '../../docx/surroundings.ts'
import type { TextModel } from '../model.ts'
import { sameSide } from '../rulings.ts'
import { type Arranged, arrangedAs } from './apart.ts'
import type { FileNote } from './file-notes.ts'
import { findIn } from './find.ts'
import type { Findings } from './findings.ts'
import { lostNotes, withoutLost } from './lost-notes.ts'
import { type ReturnedSide, returnedSide, type SentSide, sentSide } from './sides.ts'

/** What a returned file comes to, before anything is written. */
export interface Look {
  readonly comparison: Comparison
  readonly findings: Findings
  readonly sent: SentSide
  readonly returned: ReturnedSide
  /** The file's comments. */
  readonly comments: readonly ImportedComment[]
  /** The file's text, marks and all: its body, and behind it what stands beside the text in ours as well. */
  readonly story: ImportedStory
  /** New headers and the like, for which there is no place in ours. */
  readonly left: readonly OutsideChange[]
  /** The file's notes by the offset of their mark in `story`. */
  readonly notes: ReadonlyMap<number, FileNote>
  /**
   * We sent proposals and not one is still marked: the file was made from a clean copy, or all of them were settled.
   * Only a person can say which.
   */
  readonly ask: boolean
}

/**
 * Compares a returned file with the turn it answers.
 *
 * @param now the shared document as it is
 * @param sent the same as of the turn that was sent
 * @param cleanCopy a person said: made from a copy without marks, so what it does not mark is still open
 */
export function lookAt(now: TextModel, sent: TextModel, document: ImportedDocument, cleanCopy: boolean): Look {
  const ours = ourNames(sent)
  const a = sentSide(sent, now.roots.origin()?.numbering ?? [], ours)
  const read = (arranged: Arranged) => {
    const there = withoutLost(a, lostNotes(sent, arranged))
    const b = returnedSide(arranged.story, document.numbering, ours)
    const comparison = compare(a.paragraphs, b.paragraphs)
    return { ...arranged, returned: b, comparison, findings: findIn(comparison, there, b, ours, cleanCopy) }
  }
  const first = read(arrangedAs(sent, document))
  const fresh = newNotes(first)
  const arranged = fresh.size === 0 ? first : arrangedAs(sent, document, fresh)
  // A note whose mark is new is none of ours, even if it took the number of one, or its words.
  const again = [...fresh].some((name) => first.placed.has(name))
  const { story, comments, notes, returned, comparison, findings } = again ? read(arranged) : first
  return {
    comparison,
    findings,
    sent: a,
    returned,
    story,
    comments,
    left: arranged.left,
    notes,
    ask: findings.stillMarked === 0 && findings.answers.some((x) => sameSide(x.layer.author, sent.me)),
  }
}

/** Names of the file's notes whose marks arrive. */
const newNotes = ({ notes, findings }: Pick<Look, 'notes' | 'findings'>): ReadonlySet<string> =>
  new Set(
    [...notes].flatMap(([at, { name }]) =>
      findings.arrivals.some(({ from, to }) => from <= at && at < to) ? [name] : [],
    ),
  )

/** Names our own proposals went out under: new text that claims one of them is not to be believed. */
function ourNames(model: TextModel): Set<string> {
  const names = new Set([model.me.name])
  if (model.me.party !== '') names.add(model.me.party)
  for (const { author } of model.overlay.clients.values()) if (sameSide(author, model.me)) names.add(author.name)
  return names
}
