import * as Y from 'yjs'
import { negotiation, type Origin } from '../document/negotiation.ts'
import type { ImportedDocument } from '../docx/model.ts'
import type { BaseRecord } from './records.ts'

/**
 * The first text of a negotiation: a fresh document whose only author is `client`, a random Yjs client id made for
 * this import and never written under again. Story by story one insertion, so a character's clock is its offset in
 * the imported text, which is how an export finds the original runs.
 */
export function makeBase(imported: ImportedDocument, origin: Origin, client: number): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  const roots = negotiation(doc)
  doc.transact(() => {
    for (const story of imported.stories) {
      const clock = Y.getState(doc.store, client)
      roots.story(story.id).insert(0, story.text)
      const base: BaseRecord = {
        t: 'base',
        story: story.id,
        client,
        clock,
        paragraphs: story.paragraphs,
        formats: story.formats,
        objects: story.objects,
        changes: story.changes,
        ...(story.id === 'body' && imported.comments.length > 0 ? { comments: imported.comments } : {}),
      }
      roots.records.set(`base.${story.id}`, base)
    }
    roots.setOrigin(origin)
  })
  return doc
}
