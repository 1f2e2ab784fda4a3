/** Puts a document's stylesheet on the page, and takes it off again. */
import type { DocumentLooks } from '../../../../../shared/docx/looks.ts'
import { showFaces } from '../../faces/show.ts'
import type { Painter } from '../pictures/painter.ts'
import { showMargins } from './margins.ts'
import { sheetOf } from './sheet.ts'
import { standInsIn } from './stand-ins.ts'
import './original.css'

const KEY = 'parley-page'

/** How pages are shown is a habit of the reader, kept for this computer: as the file has them, until she says not. */
export const showsOriginal = (): boolean => localStorage.getItem(KEY) !== 'plain'

export const showOriginal = (on: boolean): void => {
  if (on) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'plain')
}

export interface Worn {
  /** Shows the file's look or the reading style, as chosen. */
  choose(): void
  takeOff(): void
}

/** The sheet is an object, never a text in the page: the page's policy holds, and nothing of it can become markup. */
export function wear(
  place: HTMLElement,
  looks: DocumentLooks,
  marginsInText: boolean,
  painter: Painter | undefined,
): Worn {
  showFaces(standInsIn(looks))
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(sheetOf(looks))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const removeMargins = showMargins(place, looks, marginsInText, painter)
  const choose = () => void place.classList.toggle('original', showsOriginal())
  choose()
  return {
    choose,
    takeOff() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet)
      removeMargins()
      place.classList.remove('original')
    },
  }
}
