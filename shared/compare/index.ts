/** Two versions of a document or a text, and what became of the one in the other. The only door to this folder. */
export { classify, type Difference } from './classify.ts'
export { compare, isSame } from './compare.ts'
export { plainParagraphs, type StoryText, storyText } from './documents.ts'
export type * from './model.ts'
export { redlineStory } from './redline.ts'
export { plainDocx, redlineDocx, type WordFile } from './redline-docx.ts'
export { compareText } from './text.ts'
