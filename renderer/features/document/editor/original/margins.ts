/** The file's header and footer at the ends of the paper, as they look in it. What they say can be changed behind the text. */
import type { DocumentLooks, MarginText } from '../../../../../shared/docx/looks.ts'
import { isPicture } from '../../../../../shared/text/pictures.ts'
import { type Frame, frameOf } from '../pictures/frame.ts'
import type { Painter } from '../pictures/painter.ts'
import { type FrameMaker, rowsOf } from './margin-rows.ts'
import { MOST } from './sheet.ts'
import { list } from './values.ts'

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
  for (const line of list(lines, MOST_LINES)) box.append(...rowsOf(line, styles, frame))
  return box
}
