import type { ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { agreedOn, shortHash, whoSaid } from './words.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** The line above an agreed clause. ProseMirror puts it among the paragraphs, so it is made by hand. */
export function agreedLine(status: ClauseStatus): { readonly key: string; readonly toDOM: () => HTMLElement } {
  const when = `Agreed ${agreedOn(status)}`
  const names = status.words.map(whoSaid).join(' and ')
  const hash = status.words[0]?.record.hash ?? ''
  return {
    key: `${status.clause.key} ${when} ${names} ${hash}`,
    toDOM: () => {
      const line = document.createElement('div')
      line.className = 'agreed-line'
      line.contentEditable = 'false'
      line.append(padlock(), text('b', when), text('span', names), text('code', shortHash(hash)))
      return line
    },
  }
}

function text(tag: string, words: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = words
  return element
}

function padlock(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const d of [
    'M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6z',
    'M8 11v-4a4 4 0 1 1 8 0v4',
  ]) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
