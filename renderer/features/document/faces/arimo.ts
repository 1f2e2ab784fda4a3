/** Arimo: letter by letter as wide as Arial and Helvetica. */
import cyrillicItalic from '@fontsource/arimo/files/arimo-cyrillic-400-italic.woff2?url'
import cyrillic from '@fontsource/arimo/files/arimo-cyrillic-400-normal.woff2?url'
import cyrillicBoldItalic from '@fontsource/arimo/files/arimo-cyrillic-700-italic.woff2?url'
import cyrillicBold from '@fontsource/arimo/files/arimo-cyrillic-700-normal.woff2?url'
import greekItalic from '@fontsource/arimo/files/arimo-greek-400-italic.woff2?url'
import greek from '@fontsource/arimo/files/arimo-greek-400-normal.woff2?url'
import greekBoldItalic from '@fontsource/arimo/files/arimo-greek-700-italic.woff2?url'
import greekBold from '@fontsource/arimo/files/arimo-greek-700-normal.woff2?url'
import latinItalic from '@fontsource/arimo/files/arimo-latin-400-italic.woff2?url'
import latin from '@fontsource/arimo/files/arimo-latin-400-normal.woff2?url'
import latinBoldItalic from '@fontsource/arimo/files/arimo-latin-700-italic.woff2?url'
import latinBold from '@fontsource/arimo/files/arimo-latin-700-normal.woff2?url'
import latinExtItalic from '@fontsource/arimo/files/arimo-latin-ext-400-italic.woff2?url'
import latinExt from '@fontsource/arimo/files/arimo-latin-ext-400-normal.woff2?url'
import latinExtBoldItalic from '@fontsource/arimo/files/arimo-latin-ext-700-italic.woff2?url'
import latinExtBold from '@fontsource/arimo/files/arimo-latin-ext-700-normal.woff2?url'
import { family } from './face.ts'

export const ARIMO = family('Arimo', {
  latin: [latin, latinItalic, latinBold, latinBoldItalic],
  latinExt: [latinExt, latinExtItalic, latinExtBold, latinExtBoldItalic],
  greek: [greek, greekItalic, greekBold, greekBoldItalic],
  cyrillic: [cyrillic, cyrillicItalic, cyrillicBold, cyrillicBoldItalic],
})
