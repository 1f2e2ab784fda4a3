/** What the work would cost with nothing around it. Bundled and run in a blank page. */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import * as Y from 'yjs'

export interface Floor {
  /** Yjs alone takes the document in. */
  apply(update: string): number
  /** The package unzipped and its text part parsed, and nothing done with it. */
  parse(docx: string): number
}
declare global {
  interface Window {
    floor?: Floor
  }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))

const timed = (act: () => void): number => {
  const start = performance.now()
  act()
  return performance.now() - start
}

window.floor = {
  apply(update) {
    const bytes = bytesOf(update)
    return timed(() => Y.applyUpdate(new Y.Doc({ gc: false }), bytes))
  },
  parse(docx) {
    const bytes = bytesOf(docx)
    return timed(() => {
      const part = unzipSync(bytes, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml']
      new SaxesParser().write(strFromU8(part!)).close()
    })
  },
}
