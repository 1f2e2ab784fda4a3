/** Two texts, word against word. */
import { align } from './align.ts'
import { type Hunk, hunksOf, merge, settle } from './hunks.ts'
import type { Part } from './model.ts'
import type { Tokens } from './side.ts'
import { Numbering, tokensOf } from './tokens.ts'

/**
 * What became of a text, in reading order; within a difference what went stands before what came. Exact: `same` and
 * `del` joined are `old`, `same` and `ins` joined are `now`. No part is empty, none cuts a surrogate pair in two that
 * is whole in its text. Equal texts give one `same` part, two empty ones none.
 */
export const compareText = (old: string, now: string): Part[] => {
  if (old === now) return old === '' ? [] : [{ op: 'same', text: old, oldAt: 0, nowAt: 0 }]
  const numbering = new Numbering()
  const tokens = (text: string): Tokens => {
    const texts = tokensOf(text)
    return { texts, ids: numbering.all(texts) }
  }
  return compareTokens(tokens(old), tokens(now), old, now)
}

/** The same of texts that are tokens already, numbered alike. */
export const compareTokens = (a: Tokens, b: Tokens, old: string, now: string): Part[] => {
  const hunks = hunksOf(align(a.ids, b.ids), b.ids.length)
  return partsOf(merge(settle(hunks, a.texts, b.texts), a.texts), a.texts, b.texts, old, now)
}

const partsOf = (
  hunks: readonly Hunk[],
  a: readonly string[],
  b: readonly string[],
  old: string,
  now: string,
): Part[] => {
  const starts = startsOf(a)
  const nowStarts = startsOf(b)
  const parts: Part[] = []
  let oldAt = 0
  let nowAt = 0
  const put = (op: Part['op'], text: string): void => {
    if (text === '') return
    parts.push({ op, text, oldAt, nowAt })
    if (op !== 'ins') oldAt += text.length
    if (op !== 'del') nowAt += text.length
  }
  for (const { a0, a1, b0, b1 } of hunks) {
    put('same', old.slice(oldAt, starts[a0]))
    put('del', old.slice(starts[a0], starts[a1]))
    put('ins', now.slice(nowStarts[b0], nowStarts[b1]))
  }
  put('same', old.slice(oldAt))
  return parts
}

/** Where each token begins, and after them where the text ends. */
const startsOf = (tokens: readonly string[]): Int32Array => {
  const starts = new Int32Array(tokens.length + 1)
  for (let n = 0; n < tokens.length; n++) starts[n + 1] = starts[n]! + tokens[n]!.length
  return starts
}
