/** Two versions of a document or a text, and what became of the one in the other. The only door to this folder. */
export { classify, type Difference } from './classify.ts'
export { compare, isSame } from './compare.ts'
export { plainParagraphs, storyText } from './documents.ts'
export type * from './model.ts'
export { plainDocx, type Redline, redlineDocx, type WordFile } from './redline-docx.ts'
export { compareText } from './text.ts'
