import { definitionsKept, newDefinition } from '../../../../shared/clauses/define.ts'
import { definitionsOf } from '../../../../shared/clauses/definitions.ts'
import { clausesIn } from '../../../../shared/text/lines.ts'
import type { Place } from '../../../../shared/text/story.ts'
import type { Desk } from '../desk.ts'
import { termLines } from './checks.ts'
import { writeDefinition } from './write-definition.ts'

/**
 * Writes a definition of the term among the others as one change of ours and one undoable step, and puts the caret
 * where its meaning is to be typed.
 */
export function defineTerm(desk: Desk, term: string): void {
  const { binding, session } = desk
  if (!binding) return
  if (!binding.editable) {
    desk.tell('Nothing was defined.', 'The text cannot be edited here. Show the redline or the clean text first.')
    return
  }
  const { model } = session
  // The list may be a moment older than the text.
  const clauses = clausesIn(model, 'clean')
  const lines = termLines(clauses)
  const kept = definitionsKept(lines, definitionsOf(lines), clauses.clauses)
  if (kept.as !== 'list') {
    desk.tell('Nothing was defined.', 'The definitions have changed meanwhile. Look at the checks again.')
    return
  }
  const made = newDefinition(lines, kept.entries, term)
  binding.finish()
  let caret: Place | undefined
  binding.edit('definition', () => {
    const written = writeDefinition(model, clauses.lines, made, binding.shown)
    caret = written.caret
    return written
  })
  if (!caret) return
  binding.endStep()
  binding.reveal(caret, caret)
  binding.view.focus()
  if (made.unnumbered)
    desk.tell(
      'The new definition has no number.',
      'The definitions here are numbered by hand: give it one as you type.',
    )
}
