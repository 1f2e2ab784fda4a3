import type { TextModel } from './model.ts'
import type { CharState } from './state.ts'

/** redline: all that is proposed; clean: every proposal accepted; original: every proposal rejected. */
export type View = 'redline' | 'clean' | 'original'

/** Whether a character stands in a view. */
export function isVisible(state: CharState, view: View): boolean {
  if (state.gone) return false
  if (view === 'clean') return state.del.length === 0
  if (view === 'original') return state.ins.length === 0
  return true
}

/** The story's paragraphs as plain text in a view, joined where a paragraph mark is not in it. */
export function linesOf(model: TextModel, view: View): string[] {
  const lines: string[] = []
  let line = ''
  const last = model.story.paragraphs.length - 1
  for (let p = 0; p <= last; p++) {
    for (const run of model.runs(p)) if (isVisible(run.state, view)) line += run.text
    if (!isVisible(model.mark(p).state, view) && p < last) continue
    lines.push(line)
    line = ''
  }
  return lines
}
