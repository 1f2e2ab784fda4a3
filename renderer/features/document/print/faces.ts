/** The app's own faces for printed pages: only those whose letters the text has. */
import sansExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url'
import sans from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import cyrillicItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-opsz-italic.woff2?url'
import cyrillic from '@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-opsz-normal.woff2?url'
import greekItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-greek-opsz-italic.woff2?url'
import greek from '@fontsource-variable/source-serif-4/files/source-serif-4-greek-opsz-normal.woff2?url'
import latinExtItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-opsz-italic.woff2?url'
import latinExt from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2?url'
import latinItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2?url'
import latin from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url'
import { type Face, RANGES } from '../faces/face.ts'
import { shippedIn } from '../faces/shipped.ts'

const OURS: readonly (Pick<Face, 'family' | 'file' | 'range'> & { readonly italic?: true })[] = [
  { family: 'Parley Serif', file: latin, range: 'latin' },
  { family: 'Parley Serif', file: latinItalic, range: 'latin', italic: true },
  { family: 'Parley Serif', file: latinExt, range: 'latinExt' },
  { family: 'Parley Serif', file: latinExtItalic, range: 'latinExt', italic: true },
  { family: 'Parley Serif', file: greek, range: 'greek' },
  { family: 'Parley Serif', file: greekItalic, range: 'greek', italic: true },
  { family: 'Parley Serif', file: cyrillic, range: 'cyrillic' },
  { family: 'Parley Serif', file: cyrillicItalic, range: 'cyrillic', italic: true },
  { family: 'Parley Sans', file: sans, range: 'latin' },
  { family: 'Parley Sans', file: sansExt, range: 'latinExt' },
]

/** One file has every weight. */
const FACES: readonly Face[] = OURS.map((face) => ({ weight: '200 900', italic: false, ...face }))

/**
 * As rules of a style sheet: within them where the pages go elsewhere, by address where this window prints. `families`:
 * beside our own those that may stand in for the font of the contract.
 */
export async function facesFor(text: string, families: ReadonlySet<string>, within: boolean): Promise<string> {
  const italic = text.includes('<em>')
  const wanted = [...FACES, ...shippedIn(families)].filter(
    (face) => RANGES[face.range].has.test(text) && (italic || !face.italic),
  )
  const rules = await Promise.all(
    wanted.map(async ({ family, weight, italic: slanted, file, range }) => {
      const address = new URL(file, self.location.href).href
      const source = within ? await dataOf(address) : address
      const style = slanted ? 'italic' : 'normal'
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;src:url("${source}") format("woff2");unicode-range:${RANGES[range].css}}`
    }),
  )
  return rules.join('\n')
}

async function dataOf(address: string): Promise<string> {
  const bytes = await (await fetch(address)).arrayBuffer()
  return new FileReaderSync().readAsDataURL(new Blob([bytes], { type: 'font/woff2' }))
}
