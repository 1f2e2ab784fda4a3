/** Caladea: letter by letter as wide as Cambria. */
import latinItalic from '@fontsource/caladea/files/caladea-latin-400-italic.woff2?url'
import latin from '@fontsource/caladea/files/caladea-latin-400-normal.woff2?url'
import latinBoldItalic from '@fontsource/caladea/files/caladea-latin-700-italic.woff2?url'
import latinBold from '@fontsource/caladea/files/caladea-latin-700-normal.woff2?url'
import latinExtItalic from '@fontsource/caladea/files/caladea-latin-ext-400-italic.woff2?url'
import latinExt from '@fontsource/caladea/files/caladea-latin-ext-400-normal.woff2?url'
import latinExtBoldItalic from '@fontsource/caladea/files/caladea-latin-ext-700-italic.woff2?url'
import latinExtBold from '@fontsource/caladea/files/caladea-latin-ext-700-normal.woff2?url'
import { family } from './face.ts'

export const CALADEA = family('Caladea', {
  latin: [latin, latinItalic, latinBold, latinBoldItalic],
  latinExt: [latinExt, latinExtItalic, latinExtBold, latinExtBoldItalic],
})
