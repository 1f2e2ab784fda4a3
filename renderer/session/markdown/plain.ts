import type { MadeDocument } from '../../../shared/docx/made/model.ts'
import { plainLines } from '../../../shared/text/plain.ts'
import type { Notes } from './notes.ts'

export const EMPTY_LINES = 'Empty lines between paragraphs'

/** Plain text: one paragraph a line. What is typed before it stays text, a number as well. */
export function plainBlocks(text: string, notes: Notes): MadeDocument {
  const lines = plainLines(text)
  const full = lines.filter((line) => line.trim() !== '')
  notes.count(EMPTY_LINES, lines.length - full.length)
  return {
    blocks: full.map((line) => ({ kind: 'paragraph', role: 'body', runs: [{ text: line.trimEnd() }] })),
    lists: [],
  }
}
