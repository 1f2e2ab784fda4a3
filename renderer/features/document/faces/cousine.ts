/** Cousine: letter by letter as wide as Courier New. */
import cyrillicItalic from '@fontsource/cousine/files/cousine-cyrillic-400-italic.woff2?url'
import cyrillic from '@fontsource/cousine/files/cousine-cyrillic-400-normal.woff2?url'
import cyrillicBoldItalic from '@fontsource/cousine/files/cousine-cyrillic-700-italic.woff2?url'
import cyrillicBold from '@fontsource/cousine/files/cousine-cyrillic-700-normal.woff2?url'
import greekItalic from '@fontsource/cousine/files/cousine-greek-400-italic.woff2?url'
import greek from '@fontsource/cousine/files/cousine-greek-400-normal.woff2?url'
import greekBoldItalic from '@fontsource/cousine/files/cousine-greek-700-italic.woff2?url'
import greekBold from '@fontsource/cousine/files/cousine-greek-700-normal.woff2?url'
import latinItalic from '@fontsource/cousine/files/cousine-latin-400-italic.woff2?url'
import latin from '@fontsource/cousine/files/cousine-latin-400-normal.woff2?url'
import latinBoldItalic from '@fontsource/cousine/files/cousine-latin-700-italic.woff2?url'
import latinBold from '@fontsource/cousine/files/cousine-latin-700-normal.woff2?url'
import latinExtItalic from '@fontsource/cousine/files/cousine-latin-ext-400-italic.woff2?url'
import latinExt from '@fontsource/cousine/files/cousine-latin-ext-400-normal.woff2?url'
import latinExtBoldItalic from '@fontsource/cousine/files/cousine-latin-ext-700-italic.woff2?url'
import latinExtBold from '@fontsource/cousine/files/cousine-latin-ext-700-normal.woff2?url'
import { family } from './face.ts'

export const COUSINE = family('Cousine', {
  latin: [latin, latinItalic, latinBold, latinBoldItalic],
  latinExt: [latinExt, latinExtItalic, latinExtBold, latinExtBoldItalic],
  greek: [greek, greekItalic, greekBold, greekBoldItalic],
  cyrillic: [cyrillic, cyrillicItalic, cyrillicBold, cyrillicBoldItalic],
})
