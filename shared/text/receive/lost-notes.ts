/** Notes that are missing in a returned file because their marks were struck before it went out. */
import { noteKind } from '../../compare/beside.ts'
import type { TextModel } from '../model.ts'
import { isVisible } from '../views.ts'
import type { Arranged } from './apart.ts'
import type { SentRun, SentSide } from './sides.ts'

/**
 * By name, those of what was sent that the file has neither mark nor words of. A clean copy leaves out the words of a
 * note whose mark is struck, and so does Word once the mark is gone: nobody has deleted them.
 */
export function lostNotes(sent: TextModel, { story, notes, missing }: Arranged): ReadonlySet<string> {
  const candidates = [...missing].filter((name) => noteKind(name) !== undefined)
  if (candidates.length === 0) return new Set()
  // A mark the file has no words for may be the mark of any of them: then their words were deleted there.
  if (story.objects.some(({ at, kind }) => isNote(kind) && !notes.has(at))) return new Set()
  const { struck, standing } = marksIn(sent)
  return new Set(candidates.filter((name) => struck.has(name) && !standing.has(name)))
}

const isNote = (kind: string): boolean => kind === 'footnote' || kind === 'endnote'

/** Names of notes by what has become of their marks. */
function marksIn(sent: TextModel): { readonly struck: ReadonlySet<string>; readonly standing: ReadonlySet<string> } {
  const struck = new Set<string>()
  const standing = new Set<string>()
  sent.story.paragraphs.forEach((_, i) => {
    for (const { state } of sent.runs(i))
      if (state.object !== undefined) (isVisible(state, 'clean') ? standing : struck).add(state.object)
  })
  return { struck, standing }
}

/** What was sent, with these told from what was deleted. */
export function withoutLost(sent: SentSide, names: ReadonlySet<string>): SentSide {
  if (names.size === 0) return sent
  const told = <T extends SentRun>(run: T): T =>
    run.apart !== undefined && names.has(run.apart) ? { ...run, lost: true as const } : run
  return {
    ...sent,
    runs: sent.runs.map(told),
    theirs: new Map([...sent.theirs].map(([at, runs]) => [at, runs.map(told)])),
  }
}
