/** Two versions of a text, and what became of the one in the other. The only door to this folder. */
export type * from './model.ts'
export { compareText } from './text.ts'
