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

/**
 * Whether a line ends with a paragraph: where its mark is in the view, at the end of the text, and where words are left
 * at the end of a note and the like, for there is nothing they could join.
 */
export function endsLine(model: TextModel, paragraph: number, view: View, isEmpty: () => boolean): boolean {
  const { state, props } = model.mark(paragraph)
  if (isVisible(state, view) || (paragraph === model.last && props.apart === undefined)) return true
  return model.endsRoom(paragraph) && !isEmpty()
}

/** The story's paragraphs as plain text in a view, joined where a paragraph mark is not in it. */
export function linesOf(model: TextModel, view: View): string[] {
  const lines: string[] = []
  let line = ''
  for (let p = 0; p < model.story.paragraphs.length; p++) {
    for (const run of model.runs(p)) if (isVisible(run.state, view)) line += run.text
    if (!endsLine(model, p, view, () => line === '')) continue
    lines.push(line)
    line = ''
  }
  return lines
}
