/** Makes shipped faces known to the page. A file is read only when a letter of it is drawn, and none is on this computer. */
import { RANGES } from './face.ts'
import { shippedIn } from './shipped.ts'

const known = new Set<string>()

/** Of these families those that ship inside the app, each once; they stay for the next document. */
export function showFaces(families: ReadonlySet<string>): void {
  for (const { family, weight, italic, file, range } of shippedIn(
    new Set([...families].filter((f) => !known.has(f))),
  )) {
    known.add(family)
    const source = `local("${localName(family, weight, italic)}"), url("${new URL(file, document.baseURI).href}") format("woff2")`
    document.fonts.add(
      new FontFace(family, source, {
        weight,
        style: italic ? 'italic' : 'normal',
        unicodeRange: RANGES[range].css,
        display: 'swap',
      }),
    )
  }
}

/** As fonts call themselves: "Carlito Bold Italic". */
const localName = (family: string, weight: string, italic: boolean): string =>
  [family, weight === '700' && 'Bold', italic && 'Italic'].filter(Boolean).join(' ')
