/** The file's header and footer at the ends of the paper, as they look in it. What they say can be changed behind the text. */
import type { DocumentLooks, MarginText } from '../../../../../shared/docx/looks.ts'
import type { Picture } from '../../../../../shared/docx/model.ts'
import { isPicture } from '../../../../../shared/text/pictures.ts'
import { type Frame, frameOf } from '../pictures/frame.ts'
import type { Painter } from '../pictures/painter.ts'
import { MOST } from './sheet.ts'
import { bounded, list } from './values.ts'

const MOST_LINES = 20

/** Puts them round the editor. A first page that differs begins the paper, the pages behind it end it. */
export function showMargins(
  place: HTMLElement,
  { margins, styles }: DocumentLooks,
  inText: boolean,
  painter: Painter | undefined,
): () => void {
  const all = list(margins, 6)
  const find = (kind: MarginText['kind'], ...on: MarginText['on'][]) =>
    on.map((o) => all.find((m) => m?.kind === kind && m.on === o)).find(Boolean)
  const frames: Frame[] = []
  const frame: FrameMaker = (picture) => {
    const made = painter && isPicture(picture) ? frameOf(painter, picture, 'image') : undefined
    if (made) frames.push(made)
    return made?.element ?? ''
  }
  const ids = list(styles, MOST.styles).map((s) => s?.id ?? '')
  const header = find('header', 'first', 'default')
  const footer = find('footer', 'default', 'first')
  const above = header && drawn(header, ids, 'Header', inText, frame)
  const below = footer && drawn(footer, ids, 'Footer', inText, frame)
  if (above) place.prepend(above)
  if (below) place.append(below)
  return () => {
    for (const made of frames) made.release()
    above?.remove()
    below?.remove()
  }
}

/** What stands in a line for a picture; nothing for one that cannot be. */
type FrameMaker = (picture: Picture | undefined) => HTMLElement | ''

function drawn(
  { kind, lines }: MarginText,
  styles: readonly string[],
  name: string,
  inText: boolean,
  frame: FrameMaker,
): HTMLElement {
  const box = document.createElement('div')
  box.className = `margin-text ${kind === 'header' ? 'header' : 'footer'}`
  box.setAttribute('role', 'note')
  box.setAttribute('aria-label', `${name} as in the file`)
  const told = document.createElement('small')
  told.textContent = inText
    ? `${name} as in the file. Its words can be changed at the end of the text.`
    : `${name}, kept from the file`
  box.append(told)
  for (const line of list(lines, MOST_LINES)) {
    const row = document.createElement('div')
    const look = bounded(line?.look, 1, MOST.looks)
    const align = line?.align === 'center' || line?.align === 'right' ? line.align : ''
    row.className = `para s${styles.indexOf(line?.style ?? '') + 1} ${look ? `m${look - 1}` : ''} ${align}`
    const pictures = list(line?.pictures, MOST_LINES).values()
    // Tabs of a header lead to its middle and its right end.
    for (const part of String(line?.text ?? '')
      .slice(0, 400)
      .split('\t')) {
      const piece = document.createElement('span')
      piece.append(
        ...part.split(/(\uFFFC)/).map((words) => (words === '\uFFFC' ? frame(pictures.next().value) : words)),
      )
      row.append(piece)
    }
    box.append(row)
  }
  return box
}
