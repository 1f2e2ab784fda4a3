/** Tinos: letter by letter as wide as Times New Roman. */
import cyrillicItalic from '@fontsource/tinos/files/tinos-cyrillic-400-italic.woff2?url'
import cyrillic from '@fontsource/tinos/files/tinos-cyrillic-400-normal.woff2?url'
import cyrillicBoldItalic from '@fontsource/tinos/files/tinos-cyrillic-700-italic.woff2?url'
import cyrillicBold from '@fontsource/tinos/files/tinos-cyrillic-700-normal.woff2?url'
import greekItalic from '@fontsource/tinos/files/tinos-greek-400-italic.woff2?url'
import greek from '@fontsource/tinos/files/tinos-greek-400-normal.woff2?url'
import greekBoldItalic from '@fontsource/tinos/files/tinos-greek-700-italic.woff2?url'
import greekBold from '@fontsource/tinos/files/tinos-greek-700-normal.woff2?url'
import latinItalic from '@fontsource/tinos/files/tinos-latin-400-italic.woff2?url'
import latin from '@fontsource/tinos/files/tinos-latin-400-normal.woff2?url'
import latinBoldItalic from '@fontsource/tinos/files/tinos-latin-700-italic.woff2?url'
import latinBold from '@fontsource/tinos/files/tinos-latin-700-normal.woff2?url'
import latinExtItalic from '@fontsource/tinos/files/tinos-latin-ext-400-italic.woff2?url'
import latinExt from '@fontsource/tinos/files/tinos-latin-ext-400-normal.woff2?url'
import latinExtBoldItalic from '@fontsource/tinos/files/tinos-latin-ext-700-italic.woff2?url'
import latinExtBold from '@fontsource/tinos/files/tinos-latin-ext-700-normal.woff2?url'
import { family } from './face.ts'

export const TINOS = family('Tinos', {
  latin: [latin, latinItalic, latinBold, latinBoldItalic],
  latinExt: [latinExt, latinExtItalic, latinExtBold, latinExtBoldItalic],
  greek: [greek, greekItalic, greekBold, greekBoldItalic],
  cyrillic: [cyrillic, cyrillicItalic, cyrillicBold, cyrillicBoldItalic],
})
