/** What a returned file has otherwise where its text is not looked at. */
import type { OutsideChange } from '../../docx/surroundings.ts'
import { textLines } from '../lines.ts'
import type { TextModel } from '../model.ts'
import { isNewNote } from '../notes.ts'
import { hasApart } from './apart.ts'

/**
 * Of all that differs around the body what the text does not say already: what is part of it was compared with it, word
 * for word. A negotiation older than that has its notes and headers outside, but for the notes that came since.
 */
export function outsideText(model: TextModel, around: readonly OutsideChange[]): OutsideChange[] {
  if (hasApart(model)) return around.filter(({ what }) => what === 'link' || what === 'picture')
  const taken = new Set(
    textLines(model, 'redline').flatMap(({ props, text }) => (isNewNote(props.apart) ? [text.trim()] : [])),
  )
  return around.flatMap((change) => {
    const isNote = change.what === 'footnote' || change.what === 'endnote'
    if (!isNote || !taken.has(change.after.trim())) return [change]
    return change.before === '' ? [] : [{ ...change, after: '' }]
  })
}
