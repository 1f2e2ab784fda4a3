/** Word files: read, judged, written back. The only door to this folder. */
export { asImported } from './as-imported.ts'
export { blankDocx } from './blank.ts'
export { madeDocx } from './made/made.ts'
export type * from './model.ts'
export { checkPackage } from './package.ts'
export { type FoundPicture, picturesIn } from './picture/bytes.ts'
export { readDocx } from './read/read.ts'
export {
  compareSurroundings,
  type OutsideChange,
  readSurroundings,
  type SurroundingKind,
} from './surroundings.ts'
export { storyLines, type View } from './views.ts'
export { type CleanCopy, type CleanReport, cleanCopy, type Removed } from './write/clean-report.ts'
export { exportDocx } from './write/export.ts'
export { tableDocx } from './write/table-file.ts'
