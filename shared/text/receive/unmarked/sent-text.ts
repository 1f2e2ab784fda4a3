import type { ParagraphProps } from '../../../docx/model.ts'
import type { TextModel } from '../../model.ts'
import type { CharState } from '../../state.ts'
import { isVisible } from '../../views.ts'

/** A stretch of what was sent, in order: text, or one paragraph mark with its properties. */
export interface SentPiece {
  readonly text: string
  /** Where it stands in the text with everything proposed, or would stand where it is proposed to go. */
  readonly at: number
  readonly hidden: boolean
  readonly state: CharState
  readonly props?: ParagraphProps
}

/** All that stood in what was sent, struck or not; what is gone for good is left out. */
export function sentPieces(model: TextModel): SentPiece[] {
  const pieces: SentPiece[] = []
  let at = 0
  const add = (text: string, state: CharState, shown: boolean, props?: ParagraphProps): void => {
    pieces.push({ text, at, hidden: !shown, state, ...(props && { props }) })
    if (shown) at += text.length
  }
  model.story.paragraphs.forEach((_, i) => {
    for (const { text, state } of model.runs(i)) if (!state.gone) add(text, state, isVisible(state, 'clean'))
    const { state, props } = model.mark(i)
    if (!state.gone || i === model.last) add('\n', state, isVisible(state, 'clean') || i === model.last, props)
  })
  return pieces
}
