/** A line of a header or footer as rows of the page. */
import type { MarginLine } from '../../../../../shared/docx/looks.ts'
import type { Picture } from '../../../../../shared/docx/model.ts'
import { MOST } from './sheet.ts'
import { bounded, list } from './values.ts'

/** What stands in a line for a picture; nothing for one that cannot be. */
export type FrameMaker = (picture: Picture | undefined) => HTMLElement | ''

const MOST_PICTURES = 20
const LONGEST = 400

/** What is anchored to a line stands above it, at its side: beside the words it would push them off the page. */
export function rowsOf(line: MarginLine | undefined, styles: readonly string[], frame: FrameMaker): HTMLElement[] {
  const rows: HTMLElement[] = []
  const pictures = list(line?.pictures, MOST_PICTURES).values()
  const inLine = (): HTMLElement | '' => {
    const picture = pictures.next().value
    const made = frame(picture)
    if (!picture?.side || made === '') return made
    const row = rowAt(picture.side === 'center' || picture.side === 'right' ? picture.side : 'left')
    made.classList.remove('left', 'right')
    row.append(made)
    rows.push(row)
    return ''
  }
  const look = bounded(line?.look, 1, MOST.looks)
  const align = line?.align === 'center' || line?.align === 'right' ? line.align : ''
  const words = rowAt(`s${styles.indexOf(line?.style ?? '') + 1} ${look ? `m${look - 1}` : ''} ${align}`)
  const text = String(line?.text ?? '').slice(0, LONGEST)
  // Tabs of a header lead to its middle and its right end.
  for (const part of text.split('\t')) {
    const piece = document.createElement('span')
    piece.append(...part.split(/(\uFFFC)/).map((some) => (some === '\uFFFC' ? inLine() : some)))
    words.append(piece)
  }
  const isEmpty = words.textContent?.trim() === '' && words.querySelector('.picture') === null
  return rows.length > 0 && isEmpty ? rows : [...rows, words]
}

function rowAt(classes: string): HTMLElement {
  const row = document.createElement('div')
  row.className = `para ${classes}`
  return row
}
