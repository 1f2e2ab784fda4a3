import { isRefusal } from '../../shared/base/refuse.ts'
import { compare, redlineDocx, storyText } from '../../shared/compare/index.ts'
import { readWord } from './word-desk.ts'

/** The redline of a file against another one, by Ann. */
export async function comparedWith(bytes: Uint8Array, other: Uint8Array) {
  const [document, now] = [await readWord(bytes), await readWord(other)]
  const [a, b] = [document, now].map((d) => storyText(d.stories[0]!, d.numbering).paragraphs)
  const comparison = compare(a!, b!)
  const by = { author: 'Ann', date: '2026-11-22T09:00:00Z' }
  const redline = await redlineDocx({ bytes, document }, b!, comparison, by)
  if (isRefusal(redline)) throw new Error(redline.say)
  return { ...redline, comparison }
}
