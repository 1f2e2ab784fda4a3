import * as Y from 'yjs'
import type { ClaimedChange, ImportedDocument, ParagraphProps } from '../../shared/docx/model.ts'
import { makeBase } from '../../shared/text/base.ts'
import { TextModel } from '../../shared/text/model.ts'
import { UndoStack } from '../../shared/text/undo.ts'

const body: ParagraphProps = { role: 'body' }

/** A contract as the reader would hand it over: one line a paragraph. */
export function contract(lines: readonly string[], changes: readonly ClaimedChange[] = []): ImportedDocument {
  const ends = lines.map((_, i) => lines.slice(0, i + 1).join('\n').length)
  return {
    stories: [
      {
        id: 'body',
        part: 'word/document.xml',
        text: lines.map((l) => `${l}\n`).join(''),
        paragraphs: ends.map((end) => ({ end, props: body })),
        formats: [],
        objects: [],
        changes,
      },
    ],
    styles: [],
    numbering: [],
    comments: [],
    report: { kept: [], approximated: [], keptNotEditable: [], tracked: {}, authors: [] },
  }
}

/** Ann at her desk with a contract open: a clock that runs a minute per edit, ids that repeat from run to run. */
export function desk(imported: ImportedDocument, source: 'word' | 'blank' = 'word', clientId = 7) {
  const doc = makeBase(imported, { source, fileName: 'contract.docx', sha256: '', numbering: [], styles: [] }, 1)
  return sitDown(doc, clientId)
}

/** Ann opens a document she already has (after a restart, say) under a fresh client id. */
export function sitDown(doc: Y.Doc, clientId: number) {
  doc.clientID = clientId
  let time = Date.UTC(2026, 0, 5, 9)
  const now = () => (time += 60_000)
  const model = new TextModel(doc, { now, me: () => ({ name: 'Ann', party: 'Kestrelmoor' }) })
  return { doc, model, undo: new UndoStack(model, now) }
}

/** The document as it comes back from disk. */
export function reopened(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
