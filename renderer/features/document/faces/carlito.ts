/** Carlito: letter by letter as wide as Calibri. */
import cyrillicItalic from '@fontsource/carlito/files/carlito-cyrillic-400-italic.woff2?url'
import cyrillic from '@fontsource/carlito/files/carlito-cyrillic-400-normal.woff2?url'
import cyrillicBoldItalic from '@fontsource/carlito/files/carlito-cyrillic-700-italic.woff2?url'
import cyrillicBold from '@fontsource/carlito/files/carlito-cyrillic-700-normal.woff2?url'
import greekItalic from '@fontsource/carlito/files/carlito-greek-400-italic.woff2?url'
import greek from '@fontsource/carlito/files/carlito-greek-400-normal.woff2?url'
import greekBoldItalic from '@fontsource/carlito/files/carlito-greek-700-italic.woff2?url'
import greekBold from '@fontsource/carlito/files/carlito-greek-700-normal.woff2?url'
import latinItalic from '@fontsource/carlito/files/carlito-latin-400-italic.woff2?url'
import latin from '@fontsource/carlito/files/carlito-latin-400-normal.woff2?url'
import latinBoldItalic from '@fontsource/carlito/files/carlito-latin-700-italic.woff2?url'
import latinBold from '@fontsource/carlito/files/carlito-latin-700-normal.woff2?url'
import latinExtItalic from '@fontsource/carlito/files/carlito-latin-ext-400-italic.woff2?url'
import latinExt from '@fontsource/carlito/files/carlito-latin-ext-400-normal.woff2?url'
import latinExtBoldItalic from '@fontsource/carlito/files/carlito-latin-ext-700-italic.woff2?url'
import latinExtBold from '@fontsource/carlito/files/carlito-latin-ext-700-normal.woff2?url'
import { family } from './face.ts'

export const CARLITO = family('Carlito', {
  latin: [latin, latinItalic, latinBold, latinBoldItalic],
  latinExt: [latinExt, latinExtItalic, latinExtBold, latinExtBoldItalic],
  greek: [greek, greekItalic, greekBold, greekBoldItalic],
  cyrillic: [cyrillic, cyrillicItalic, cyrillicBold, cyrillicBoldItalic],
})
