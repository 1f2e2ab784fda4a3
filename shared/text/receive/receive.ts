import { type Comparison, compare } from '../../compare/index.ts'
import type { ImportedComment, ImportedDocument, ImportedStory } from '../../docx/model.ts'
import type { OutsideChange } from '../../docx/surroundings.ts'
import type { TextModel } from '../model.ts'
import { sameSide } from '../rulings.ts'
import { arrangedAs } from './apart.ts'
import { findIn } from './find.ts'
import type { Findings } from './findings.ts'
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
  /** New notes, headers and the like, for which there is no place in ours. */
  readonly left: readonly OutsideChange[]
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
  const { story, comments, left } = arrangedAs(sent, document)
  const ours = ourNames(sent)
  const a = sentSide(sent, now.roots.origin()?.numbering ?? [], ours)
  const b = returnedSide(story, document.numbering, ours)
  const comparison = compare(a.paragraphs, b.paragraphs)
  const findings = findIn(comparison, a, b, ours, cleanCopy)
  return {
    comparison,
    findings,
    sent: a,
    returned: b,
    story,
    comments,
    left,
    ask: findings.stillMarked === 0 && findings.answers.some((x) => sameSide(x.layer.author, sent.me)),
  }
}

/** Names our own proposals went out under: new text that claims one of them is not to be believed. */
function ourNames(model: TextModel): Set<string> {
  const names = new Set([model.me.name])
  if (model.me.party !== '') names.add(model.me.party)
  for (const { author } of model.overlay.clients.values()) if (sameSide(author, model.me)) names.add(author.name)
  return names
}
