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

interface Face {
  readonly family: 'Parley Serif' | 'Parley Sans'
  readonly italic?: true
  readonly file: string
  readonly range: keyof typeof RANGES
}

const RANGES = {
  latin: { css: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212', has: /./ },
  latinExt: { css: 'U+0100-02BA,U+1D00-1EFF,U+20A0-20C0,U+2113', has: /[\u0100-\u02BA\u1D00-\u1EFF\u20A0-\u20C0]/ },
  greek: { css: 'U+0370-03FF', has: /[\u0370-\u03FF]/ },
  cyrillic: { css: 'U+0400-045F,U+0490-0491,U+2116', has: /[\u0400-\u0491\u2116]/ },
} as const

const FACES: readonly Face[] = [
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

/** As rules of a style sheet: within them where the pages go elsewhere, by address where this window prints. */
export async function facesFor(text: string, within: boolean): Promise<string> {
  const italic = text.includes('<em>')
  const wanted = FACES.filter((face) => RANGES[face.range].has.test(text) && (italic || !face.italic))
  const rules = await Promise.all(
    wanted.map(async ({ family, italic: slanted, file, range }) => {
      const address = new URL(file, self.location.href).href
      const source = within ? await dataOf(address) : address
      const style = slanted ? 'italic' : 'normal'
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:200 900;font-display:swap;src:url("${source}") format("woff2");unicode-range:${RANGES[range].css}}`
    }),
  )
  return rules.join('\n')
}

async function dataOf(address: string): Promise<string> {
  const bytes = await (await fetch(address)).arrayBuffer()
  return new FileReaderSync().readAsDataURL(new Blob([bytes], { type: 'font/woff2' }))
}
