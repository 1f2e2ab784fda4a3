/** The mark of a note that is new in the package, and its number before the words. */
import type { ExportNote, ExportRun } from '../model.ts'
import type { Markup } from './markup.ts'
import type { StyleFinder } from './missing-styles.ts'

export interface NewNote extends ExportNote {
  readonly runs: readonly ExportRun[]
}

export interface NumberedNote extends NewNote {
  /** Under which its part has it. */
  readonly id: string
}

/** The mark in the text. */
export const noteMark = ({ kind, id }: NumberedNote, markup: Markup, styles: StyleFinder): string =>
  numberRun(markup, `${kind}Reference`, markup.attribute('id', id), styles.note(`${kind} reference`))

/** A run of one number, raised as the file raises numbers of notes. */
export const numberRun = (markup: Markup, name: string, attributes: string, style: string | undefined): string => {
  const look = style === undefined ? markup.value('vertAlign', 'superscript') : markup.value('rStyle', style)
  return `${markup.open('r')}${markup.open('rPr')}${look}${markup.close('rPr')}${markup.empty(name, attributes)}${markup.close('r')}`
}
