/** A contract as bytes for a journal, and what Ann does with it, for tests of where words are kept. */
import * as Y from 'yjs'
import { makeBase } from '../../shared/text/base.ts'
import { replace } from '../../shared/text/edit.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { linesOf } from '../../shared/text/views.ts'
import { contract } from './desk.ts'

export const startedWith = (line: string): Uint8Array =>
  Y.encodeStateAsUpdate(
    makeBase(contract([line]), { source: 'word', fileName: '', sha256: '', numbering: [], styles: [] }, 1),
  )

export function insertedText(model: TextModel, text: string): void {
  const at = { paragraph: 0, offset: 0 }
  replace(model, { from: at, to: at }, text)
}

export const linesNow = (model: TextModel): string[] => linesOf(model, 'redline')
