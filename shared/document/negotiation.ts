/**
 * The one file that names the roots of a negotiation's Yjs document. They are a format: add, never rename.
 *
 * `story/<id>`  one Y.Text of plain strings per story (the body, later notes and headers)
 * `records`     one Y.Map of immutable records under fresh keys (see shared/text/records.ts)
 * `about`       what the negotiation was made from (written once, at its making)
 */
import type * as Y from 'yjs'
import type { DocumentLooks } from '../docx/looks.ts'
import type { NumberingList, StyleInfo } from '../docx/model.ts'

/** What the first text was made from. Immutable: written in the transaction that makes the negotiation. */
export interface Origin {
  readonly source: 'word' | 'blank'
  readonly fileName: string
  /** The original package, kept byte for byte under this hash beside the journal. */
  readonly sha256: string
  readonly numbering: readonly NumberingList[]
  readonly styles: readonly StyleInfo[]
  /** What the file looks like, where it was kept: offsets are those of the body's base. */
  readonly looks?: DocumentLooks
}

const ORIGIN = 'origin'

export interface NegotiationRoots {
  readonly doc: Y.Doc
  story(id: string): Y.Text
  readonly records: Y.Map<unknown>
  origin(): Origin | undefined
  setOrigin(origin: Origin): void
}

/** The typed door to a negotiation's document. Opening writes nothing. */
export function negotiation(doc: Y.Doc): NegotiationRoots {
  return {
    doc,
    story: (id) => doc.getText(`story/${id}`),
    records: doc.getMap('records'),
    origin: () => {
      // Written once; what a modified client writes over it is not what the negotiation was made from.
      let item = doc.getMap('about')._map.get(ORIGIN)
      while (item?.left) item = item.left
      return item?.content.getContent().at(-1) as Origin | undefined
    },
    setOrigin: (origin) => {
      doc.getMap('about').set(ORIGIN, origin)
    },
  }
}
