import type { ComparedParagraph, NoteMark } from '../compare/model.ts'
import type { FormatRange } from '../docx/model.ts'
import { acceptedFormat, acceptedProps } from './agreement/looks.ts'
import { textLines } from './lines.ts'
import type { TextModel } from './model.ts'

/**
 * The story as a comparison takes it: with everything proposed (`clean`), or as it stood before that (`original`).
 * A paragraph's `key` is the identity of its mark.
 */
export function comparedText(model: TextModel, view: 'clean' | 'original'): ComparedParagraph[] {
  const lines = textLines(model, view)
  const beside = new Set(lines.map(({ props }) => props.apart))
  return lines.map(({ key, text, number, props, runs, last }) => {
    const formats: FormatRange[] = []
    const notes: NoteMark[] = []
    let at = 0
    for (const run of runs) {
      const format = view === 'clean' ? run.state.format : acceptedFormat(model, run)
      if (Object.keys(format).length > 0) formats.push({ from: at, to: at + run.text.length, format })
      const name = run.state.object
      if (name !== undefined && beside.has(name)) notes.push({ at, name })
      at += run.text.length
    }
    return { key, text, number, formats, notes, props: view === 'clean' ? props : acceptedProps(model, last) }
  })
}
